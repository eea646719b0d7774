package io.gongkai.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Writes answers: JSON, and problems as RFC 9457 has them. */
final class Answers {
  static final String PROBLEM_JSON = "application/problem+json";

  private static final String JSON = "application/json";

  private Answers() {}

  static void json(Context context, HttpStatus status, JsonNode body) {
    write(context, status.getCode(), JSON, body);
  }

  /**
   * Answers with a problem.
   *
   * @param instance names this occurrence, in the log too
   */
  static void problem(Context context, ProblemException e, String instance) {
    e.retryAfter().ifPresent(wait -> context.header("Retry-After", seconds(wait)));
    if (e.problem() == Problem.UNAUTHENTICATED) {
      context.header("WWW-Authenticate", "Bearer realm=\"gongkai\"");
    }
    write(
        context,
        e.problem().status(),
        PROBLEM_JSON,
        problem(e.problem(), e.getMessage(), instance));
  }

  static ObjectNode problem(Problem problem, String detail, String instance) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", problem.type())
        .put("title", problem.title())
        .put("status", problem.status())
        .put("detail", detail)
        .put("instance", instance);
  }

  /** A name for one occurrence of a problem. */
  static String newInstance() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  /** Whole seconds, rounded up: trying a moment too early would fail again. */
  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  private static void write(Context context, int status, String type, JsonNode body) {
    context.status(status);
    context.contentType(type);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Cache-Control", "no-store");
    // As bytes: text would be encoded in the platform's charset.
    context.result(body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
