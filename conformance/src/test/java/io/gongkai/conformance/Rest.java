package io.gongkai.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP client of a registry, which no side wrote. */
final class Rest {
  /** What Confluent's clients send. */
  static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI base;

  Rest(URI base) {
    this.base = base;
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param type media type without parameters; empty when there is none
   * @param body the body; a text when it is no JSON
   */
  record Answer(int status, String type, JsonNode body) {}

  /** Sends a request; the body is left out when it is empty. */
  Answer send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", type);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    String answered = response.headers().firstValue("Content-Type").orElse("");
    return new Answer(
        response.statusCode(), answered.split(";", 2)[0].strip(), json(response.body()));
  }

  /** Sends a request as Confluent's clients do, and expects success. */
  JsonNode succeed(String method, String path, String body)
      throws IOException, InterruptedException {
    Answer answer = send(method, path, MEDIA_TYPE, body);
    if (answer.status() != 200) {
      throw new IllegalStateException(method + " " + path + " on " + base + ": " + answer);
    }
    return answer.body();
  }

  /** The body of a request that holds a schema. */
  static String schema(String schema) {
    return JSON.createObjectNode().put("schema", schema).toString();
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(body);
    }
  }
}
