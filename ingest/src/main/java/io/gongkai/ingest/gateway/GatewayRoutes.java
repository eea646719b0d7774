package io.gongkai.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.schemas.trace.Work;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's addresses. */
final class GatewayRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayRoutes.class);
  private static final Pattern SUBMISSION_ID = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
  private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  private static final Pattern NOT_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final int MAX_URL_LENGTH = 2_000;
  private static final String PROBLEM = "problem";
  private static final String REPORTS = "/v1/reports";

  private final GatewayLimits limits;
  private final AnswerCounts counts = new AnswerCounts();
  private final Authenticator authenticator;
  private final RequestQuota quota;
  private final ByteBudget budget;
  private final Semaphore places;
  private final UploadReader uploads;
  private final Acceptance acceptance;
  private final PipelineResults results;
  private final Traces traces;
  private final byte[] openApi;

  GatewayRoutes(
      GatewayLimits limits,
      Authenticator authenticator,
      RequestQuota quota,
      Acceptance acceptance,
      PipelineResults results,
      Traces traces) {
    this.limits = limits;
    this.authenticator = authenticator;
    this.quota = quota;
    this.budget = new ByteBudget(limits.bytesInFlight());
    this.places = new Semaphore(limits.maxRequests());
    this.uploads = new UploadReader(limits, System::nanoTime);
    this.acceptance = acceptance;
    this.results = results;
    this.traces = traces;
    this.openApi = resource("openapi.json");
  }

  /** A request of an agency whose token was checked. */
  private interface AgencyHandler {
    void handle(Context context, String agency) throws Exception;
  }

  void addTo(JavalinDefaultRoutingApi<?> routes) {
    routes.before(GatewayRoutes::checkEncoding);
    routes.post(REPORTS, forAgency(this::publish));
    routes.get("/v1/reports/{agency}/{year}", forAgency(this::report));
    routes.get("/v1/submissions/{id}", forAgency(this::submission));
    routes.get("/v1/openapi.json", this::openApi);
    routes.get(Problem.PATH + "{code}", GatewayRoutes::problem);
    routes.after(this::count);
    routes.exception(ProblemException.class, GatewayRoutes::refuse);
    routes.exception(
        HttpResponseException.class, (e, context) -> refuse(ofFramework(e, context), context));
    // What Jetty finds wrong while a body is read.
    routes.exception(
        BadMessageException.class,
        (e, context) -> refuse(ProblemException.malformed(String.valueOf(e.getReason())), context));
    routes.exception(
        SQLException.class,
        (e, context) ->
            refuse(ProblemException.unavailable("the database does not answer", e), context));
    routes.exception(
        InterruptedException.class,
        (e, context) -> {
          Thread.currentThread().interrupt();
          refuse(ProblemException.unavailable("the gateway is being stopped", e), context);
        });
    routes.exception(
        Exception.class,
        (e, context) ->
            refuse(new ProblemException(Problem.INTERNAL, "the gateway failed", null, e), context));
  }

  /** What was answered, and what is under way. */
  GatewayStatus status() {
    return new GatewayStatus(
        counts.read(),
        limits.maxRequests() - places.availablePermits(),
        limits.bytesInFlight() - budget.free());
  }

  /** What is not percent-encoded fails the framework in a path, and it leaves it out in a query. */
  private static void checkEncoding(Context context) {
    if (NOT_ENCODED.matcher(context.req().getRequestURI()).find()
        || NOT_ENCODED.matcher(String.valueOf(context.queryString())).find()) {
      throw ProblemException.malformed("the address is not percent-encoded");
    }
  }

  private void count(Context context) {
    Problem problem = context.attribute(PROBLEM);
    counts.count(problem, context.statusCode());
  }

  private Handler forAgency(AgencyHandler handler) {
    return context -> {
      if (!places.tryAcquire()) {
        throw ProblemException.overloaded("as many requests as allowed are under way");
      }
      try {
        String agency = authenticator.agency(context.header("Authorization"));
        quota.takeRequest(agency);
        handler.handle(context, agency);
      } finally {
        places.release();
      }
    };
  }

  private void publish(Context context, String agency) throws Exception {
    traces.<Exception>request(
        "POST",
        REPORTS,
        work -> {
          try {
            publish(context, agency, work);
            work.note(Traces.ANSWER, HttpStatus.ACCEPTED.getCode());
          } catch (ProblemException e) {
            work.note(Traces.ANSWER, e.problem().status());
            throw e;
          }
        });
  }

  private void publish(Context context, String agency, Work work) throws Exception {
    String key = idempotencyKey(context);
    String sourceUrl = sourceUrl(context);
    long maxBody = uploads.maxBody(context.req());
    long announced = Math.max(0, context.req().getContentLengthLong());
    quota.takeBytes(agency, announced);
    ByteBudget.Hold memory = budget.take(UploadReader.memory(context.req(), maxBody));
    String submissionId;
    int bytes;
    try {
      Upload upload = uploads.read(context.req(), maxBody);
      bytes = upload.bytes().length;
      quota.takeBytes(agency, bytes - announced);
      submissionId = acceptance.accept(agency, upload, sourceUrl, key);
    } finally {
      memory.close();
    }
    work.note(Traces.SUBMISSION_ID, submissionId);
    String location = "/v1/submissions/" + submissionId;
    context.header("Location", location);
    ObjectNode accepted =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", submissionId)
            .put("agency", agency)
            .put("bytes", bytes)
            .put("href", location);
    Answers.json(context, HttpStatus.ACCEPTED, accepted);
  }

  private void submission(Context context, String agency) throws SQLException {
    String id = context.pathParam("id");
    ObjectNode submission =
        (SUBMISSION_ID.matcher(id).matches()
                ? results.submission(agency, id)
                : Optional.<ObjectNode>empty())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.NOT_FOUND, "there is no submission " + id + " of yours"));
    Answers.json(context, HttpStatus.OK, submission);
  }

  private void report(Context context, String agency) throws SQLException {
    String year = context.pathParam("year");
    if (!YEAR.matcher(year).matches()) {
      throw ProblemException.malformed("'" + year + "' is no year of four digits");
    }
    // The same answer as for a report that is not there: others' reports are not told of.
    ObjectNode report =
        (context.pathParam("agency").equals(agency)
                ? results.report(agency, Integer.parseInt(year))
                : Optional.<ObjectNode>empty())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.NOT_FOUND, "no report of yours stands for " + year));
    Answers.json(context, HttpStatus.OK, report);
  }

  private void openApi(Context context) {
    context.contentType("application/json");
    context.header("X-Content-Type-Options", "nosniff");
    context.result(openApi);
  }

  private static void problem(Context context) {
    Problem problem =
        Problem.of(context.pathParam("code"))
            .orElseThrow(
                () -> new ProblemException(Problem.NOT_FOUND, "there is no such type of problem"));
    ObjectNode description =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("description", problem.description());
    Answers.json(context, HttpStatus.OK, description);
  }

  private static void refuse(ProblemException e, Context context) {
    String instance = Answers.newInstance();
    context.attribute(PROBLEM, e.problem());
    if (e.problem() == Problem.INTERNAL) {
      LOG.error("{} {}: {}", instance, context.method(), e.getMessage(), e);
    } else if (e.problem() == Problem.UNAVAILABLE) {
      // Without the stack: while a broker is away, every request ends here.
      String cause = String.valueOf(e.getCause());
      LOG.warn("{} {}: {}: {}", instance, context.method(), e.getMessage(), cause);
    }
    Answers.problem(context, e, instance);
  }

  private static ProblemException ofFramework(HttpResponseException e, Context context) {
    return switch (e.getStatus()) {
      case 404 -> new ProblemException(Problem.NOT_FOUND, "there is no such address");
      case 405 -> {
        String methods = e.getDetails().getOrDefault("availableMethods", "");
        context.header("Allow", methods);
        yield new ProblemException(
            Problem.METHOD_NOT_ALLOWED, "this address takes " + methods + " only");
      }
      default ->
          e.getStatus() < 500
              ? ProblemException.malformed(String.valueOf(e.getMessage()))
              : new ProblemException(Problem.INTERNAL, "the gateway failed", null, e);
    };
  }

  /** The idempotency key; null when there is none. */
  private static String idempotencyKey(Context context) {
    String key = context.header("Idempotency-Key");
    if (key != null && !KEY.matcher(key).matches()) {
      throw ProblemException.malformed(
          "the Idempotency-Key must be 1 to 255 visible ASCII characters");
    }
    return key;
  }

  private static String sourceUrl(Context context) {
    String url = context.queryParam("source-url");
    if (url == null || url.isEmpty()) {
      return "";
    }
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (url.length() <= MAX_URL_LENGTH
          && uri.getHost() != null
          // A login would be handed on to whoever reads the topic.
          && uri.getRawUserInfo() == null
          && !UNSHOWN.matcher(url).find()
          && (scheme.equals("https") || scheme.equals("http"))) {
        return url;
      }
    } catch (URISyntaxException e) {
      LOG.debug("A source-url that is none", e);
    }
    throw ProblemException.malformed(
        "source-url must be an http or https address of at most "
            + MAX_URL_LENGTH
            + " characters, without a login");
  }

  private static byte[] resource(String name) {
    try (InputStream in = GatewayRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not on the classpath");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
