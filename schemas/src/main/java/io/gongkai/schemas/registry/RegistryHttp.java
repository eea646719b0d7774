package io.gongkai.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Sends requests to the registry's URLs, and again where that may help. */
final class RegistryHttp {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RegistryEndpoint> endpoints;
  private final RegistryConfig config;
  private final HttpClient client;
  private final CountDownLatch closed = new CountDownLatch(1);

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    String userInfo = config.userInfo().value();
    endpoints = config.urls().stream().map(url -> RegistryEndpoint.of(url, userInfo)).toList();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(config.connectTimeout());
    Map<String, Object> tls = config.tls();
    if (!tls.isEmpty()) {
      AbstractConfig typed = new AbstractConfig(new ConfigDef().withClientSslSupport(), tls, false);
      // Kafka's own reader of key and trust stores: JKS, PKCS12 and PEM, in files or inline.
      try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
        factory.configure(typed.values());
        builder.sslContext(factory.sslContext());
      }
    }
    client = builder.build();
  }

  /**
   * Sends a request and gives back the body of the answer.
   *
   * @param what what is being done, for messages
   * @param path path behind the URL, encoded
   * @param body JSON to post; null to get
   * @throws SchemaRegistryException when the registry refuses
   * @throws SchemaRegistryUnavailableException when no URL answers, after all retries
   */
  String send(String what, String path, String body) {
    IOException last = null;
    for (int attempt = 0; attempt <= config.maxRetries(); attempt++) {
      if (attempt > 0 && closedWithin(config.backoff(attempt - 1))) {
        break;
      }
      for (RegistryEndpoint endpoint : endpoints) {
        try {
          return answer(what, endpoint, client.send(request(endpoint, path, body), BODY));
        } catch (IOException e) {
          last = e;
        } catch (InterruptedException e) {
          throw new InterruptException(what + ": interrupted while asking " + endpoint, e);
        }
      }
    }
    throw unavailable(what, last);
  }

  private SchemaRegistryUnavailableException unavailable(String what, IOException last) {
    boolean stopped = closed.getCount() == 0;
    String reason = last == null ? "the client is closed" : last.toString();
    return new SchemaRegistryUnavailableException(
        what
            + ": the schema registry did not answer at "
            + endpoints
            + (stopped
                ? " before this client was closed"
                : " in " + (config.maxRetries() + 1) + " attempts")
            + " ("
            + reason
            + "); check that it runs, that "
            + RegistryConfig.URL
            + " is right and that this machine can reach it",
        last);
  }

  void close() {
    closed.countDown();
  }

  private static final HttpResponse.BodyHandler<String> BODY =
      BodyHandlers.ofString(StandardCharsets.UTF_8);

  private HttpRequest request(RegistryEndpoint endpoint, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint.base() + path))
            .timeout(config.readTimeout())
            .header("Accept", MEDIA_TYPE + ", application/json");
    if (!endpoint.authorization().isEmpty()) {
      request.header("Authorization", endpoint.authorization());
    }
    return body == null
        ? request.GET().build()
        : request
            .header("Content-Type", MEDIA_TYPE)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
  }

  /** The body of a good answer; an IOException asks for another attempt. */
  private static String answer(
      String what, RegistryEndpoint endpoint, HttpResponse<String> response) throws IOException {
    int status = response.statusCode();
    if (status == 200) {
      return response.body();
    }
    if (status >= 500 || status == 408 || status == 429) {
      throw new IOException("HTTP " + status + " from " + endpoint + ": " + said(response.body()));
    }
    int code = status;
    JsonNode json = json(response.body());
    if (json.path("error_code").canConvertToInt() && json.path("error_code").intValue() > 0) {
      code = json.path("error_code").intValue();
    }
    throw new SchemaRegistryException(
        code,
        what
            + ": the schema registry at "
            + endpoint
            + " refused with "
            + code
            + " ("
            + said(response.body())
            + ")"
            + advice(code));
  }

  private static String advice(int code) {
    return switch (code) {
      case 401, 403 ->
          "; check " + RegistryConfig.CREDENTIALS_SOURCE + " and " + RegistryConfig.USER_INFO;
      case 409 ->
          "; the schema breaks the subject's compatibility level: make the change compatible, or"
              + " have the subject's level changed";
      case 40401, 40403 ->
          "; register the schema first, or set auto.register.schemas=true; for an id, check that"
              + " the record was written with this registry";
      default -> "";
    };
  }

  private static String said(String body) {
    JsonNode json = json(body);
    String text = json.path("message").isTextual() ? json.path("message").textValue() : body;
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // Proxies answer errors in HTML: the text is then shown as it is.
      return JSON.missingNode();
    }
  }

  private boolean closedWithin(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting to ask the schema registry again", e);
    }
  }
}
