package io.gongkai.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that answers as each test lays down. */
class HttpSchemaRegistryTest {
  private static final Schema SCHEMA = SchemaBuilder.fixed("F").size(1);
  private static final String GOOD = "{\"id\":7}";

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private record Answer(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + (authorization == null ? "" : " " + authorization));
          exchange.getRequestBody().readAllBytes();
          Answer answer = answers.remove();
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldAskTheConfluentWayWhenUsed() {
    answers.add(new Answer(200, GOOD));
    answers.add(new Answer(200, GOOD));
    answers.add(new Answer(200, "{\"schema\":\"\\\"int\\\"\"}"));
    answers.add(
        new Answer(200, "{\"subject\":\"a b\",\"version\":2,\"id\":3,\"schema\":\"\\\"int\\\"\"}"));
    try (SchemaRegistry registry = client(Map.of())) {
      assertThat(registry.register("a/b 公", SCHEMA)).isEqualTo(7);
      assertThat(registry.idOf("s", SCHEMA)).isEqualTo(7);
      assertThat(registry.schema(3)).isEqualTo(Schema.create(Schema.Type.INT));
      assertThat(registry.latest("s"))
          .isEqualTo(new RegisteredSchema("s", 2, 3, Schema.create(Schema.Type.INT)));
    }
    assertThat(requests)
        .containsExactly(
            "POST /subjects/a%2Fb%20%E5%85%AC/versions",
            "POST /subjects/s", "GET /schemas/ids/3", "GET /subjects/s/versions/latest");
  }

  @Test
  void shouldTryAgainWhenTheServerFails() {
    answers.add(new Answer(503, "busy"));
    answers.add(new Answer(429, "slower"));
    answers.add(new Answer(200, GOOD));
    try (SchemaRegistry registry = client(Map.of())) {
      assertThat(registry.register("s", SCHEMA)).isEqualTo(7);
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void shouldTryTheNextUrlWhenOneIsDown() throws IOException {
    answers.add(new Answer(200, GOOD));
    Map<String, String> two =
        Map.of("schema.registry.url", deadUrl() + "," + url(), "max.retries", "0");
    try (SchemaRegistry registry = client(two)) {
      assertThat(registry.register("s", SCHEMA)).isEqualTo(7);
    }
  }

  @Test
  void shouldSayWhatWhereAndWhatToDoWhenNobodyAnswers() throws IOException {
    String dead = deadUrl();
    try (SchemaRegistry registry =
        client(Map.of("schema.registry.url", dead.replace("//", "//user:secret@")))) {
      assertThatThrownBy(() -> registry.register("reports.clean-value", SCHEMA))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("schema F under subject reports.clean-value")
          .hasMessageContaining(dead)
          .hasMessageContaining("3 attempts")
          .hasMessageContaining("check that it runs")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void shouldStopRetryingWhenClosed() throws IOException {
    Map<String, String> patient =
        Map.of(
            "schema.registry.url", deadUrl(),
            "retries.wait.ms", "3600000",
            "retries.max.wait.ms", "3600000");
    SchemaRegistry registry = client(patient);
    registry.close();
    assertThatThrownBy(() -> registry.schema(1))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("before this client was closed");
  }

  @Test
  void shouldNotTryAgainWhenTheRegistryRefuses() {
    answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"field c has no default\"}"));
    answers.add(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema 5 not found\"}"));
    answers.add(new Answer(401, "<html>no</html>"));
    try (SchemaRegistry registry = client(Map.of())) {
      assertThatThrownBy(() -> registry.register("s", SCHEMA))
          .isInstanceOf(SchemaRegistryException.class)
          .hasMessageContaining("subject s")
          .hasMessageContaining("field c has no default")
          .hasMessageContaining("compatibility level");
      assertThatThrownBy(() -> registry.schema(5))
          .isInstanceOfSatisfying(
              SchemaRegistryException.class, e -> assertThat(e.errorCode()).isEqualTo(40403))
          .hasMessageContaining("id 5")
          .hasMessageContaining("written with this registry");
      assertThatThrownBy(() -> registry.latest("s"))
          .hasMessageContaining("basic.auth.user.info")
          .isNotInstanceOf(SchemaRegistryUnavailableException.class);
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void shouldRefuseAnswersThatAreNoneOfARegistry() {
    answers.add(new Answer(200, "<html>welcome</html>"));
    answers.add(new Answer(200, "{\"id\":\"seven\"}"));
    answers.add(new Answer(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"));
    answers.add(new Answer(200, "{\"schema\":\"{\"}"));
    try (SchemaRegistry registry = client(Map.of())) {
      assertThatThrownBy(() -> registry.register("s", SCHEMA)).hasMessageContaining("not JSON");
      assertThatThrownBy(() -> registry.register("s", SCHEMA)).hasMessageContaining("\"id\"");
      assertThatThrownBy(() -> registry.schema(1)).hasMessageContaining("of type JSON");
      assertThatThrownBy(() -> registry.schema(1)).hasMessageContaining("not valid Avro");
    }
  }

  @Test
  void shouldSendCredentialsWhenConfigured() {
    String basic =
        " Basic "
            + Base64.getEncoder().encodeToString("user:pass:word".getBytes(StandardCharsets.UTF_8));
    List<Map<String, String>> ways =
        List.of(
            Map.of("schema.registry.url", url().replace("//", "//user:pass%3Aword@")),
            Map.of(
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "user:pass:word"),
            Map.of(
                "schema.registry.basic.auth.credentials.source", "USER_INFO",
                "schema.registry.basic.auth.user.info", "user:pass:word",
                "basic.auth.user.info", "other:one"));
    for (Map<String, String> way : ways) {
      answers.add(new Answer(200, GOOD));
      try (SchemaRegistry registry = client(way)) {
        assertThat(registry.idOf("s", SCHEMA)).isEqualTo(7);
      }
    }
    assertThat(requests).hasSize(3).containsOnly("POST /subjects/s" + basic);
  }

  @Test
  void shouldRefuseWhenConfigurationIsWrong() {
    List<Map<String, String>> wrong =
        List.of(
            Map.of("schema.registry.url", "ftp://somewhere"),
            Map.of("schema.registry.url", "somewhere:8081"),
            Map.of("schema.registry.url", ""),
            Map.of("basic.auth.credentials.source", "SASL_INHERIT"),
            Map.of("basic.auth.credentials.source", "USER_INFO"),
            Map.of("max.retries", "-1"));
    for (Map<String, String> config : wrong) {
      assertThatThrownBy(() -> client(config)).as("%s", config).isInstanceOf(ConfigException.class);
    }
  }

  private SchemaRegistry client(Map<String, String> overrides) {
    Map<String, String> config = new HashMap<>();
    config.put("schema.registry.url", url());
    config.put("max.retries", "2");
    config.put("retries.wait.ms", "1");
    config.putAll(overrides);
    return new HttpSchemaRegistry(new RegistryConfig(config));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String deadUrl() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }
}
