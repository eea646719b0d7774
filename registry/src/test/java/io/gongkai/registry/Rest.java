package io.gongkai.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP client that shows answers as {@code status body}. */
final class Rest {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;

  Rest(URI base) {
    this.base = base;
  }

  String get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  String delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, "");
  }

  String post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  String put(String path, String body) throws IOException, InterruptedException {
    return send("PUT", path, body);
  }

  /** Registers a schema under a subject. */
  String register(String subject, String schema) throws IOException, InterruptedException {
    return post("/subjects/" + subject + "/versions", schema(schema));
  }

  /** The body of a request that holds a schema. */
  static String schema(String schema) {
    return new ObjectMapper().createObjectNode().put("schema", schema).toString();
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = exchange(method, path, body);
    return response.statusCode() + " " + response.body();
  }

  HttpResponse<String> exchange(String method, String path, String body)
      throws IOException, InterruptedException {
    return exchange(method, path, body, "application/vnd.schemaregistry.v1+json");
  }

  HttpResponse<String> exchange(String method, String path, String body, String type)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
