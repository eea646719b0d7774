package io.gongkai.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongkai.ingest.ClaimCheck;
import io.gongkai.ingest.Publisher;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway over a real PostgreSQL that has the sink's schema, with a broker that acknowledges in
 * the test's hands. Each answer is held against the OpenAPI document.
 */
final class GatewayUnderTest
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  static final int MAX_DOCUMENT_BYTES = 4_000;
  static final String AGENCY = "雁栖市金谷区教育局";

  private final Contract contract = Contract.load();
  private final SettableClock clock = new SettableClock();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private EmbeddedPostgres postgres;
  private int databases;
  private String url;
  private MockProducer<String, byte[]> producer;
  private AccessTokens tokens;
  private Gateway gateway;
  private volatile boolean failing;

  static GatewayLimits limits() {
    return new GatewayLimits(
        MAX_DOCUMENT_BYTES,
        1_000,
        1_000_000,
        100_000,
        16,
        64,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofMinutes(10),
        Duration.ofHours(24));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    String name = "test" + ++databases;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
    }
    url = postgres.getJdbcUrl("postgres", name);
    Path root = Path.of(System.getProperty("gongkai.root"));
    Flyway.configure()
        .dataSource(url, "postgres", "")
        .locations("filesystem:" + root.resolve("sink/src/main/resources/db/migration"))
        .load()
        .migrate();
    tokens = AccessTokens.in(database());
    start(limits(), Map.of());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    gateway.close();
    tokens.close();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    postgres.close();
  }

  /** Starts the gateway anew with other bounds, or with TLS. */
  void start(GatewayLimits limits, Map<String, String> ssl) {
    if (gateway != null) {
      gateway.close();
    }
    failing = false;
    producer = broker(true);
    gateway = start(producer, limits, ssl, null);
  }

  /** A broker; one that does not acknowledge by itself does so in the test's hands. */
  static MockProducer<String, byte[]> broker(boolean acknowledging) {
    return new MockProducer<>(
        acknowledging, null, new StringSerializer(), new ByteArraySerializer());
  }

  /** Starts one more gateway on the same database; the caller closes it. */
  Gateway startAnother(MockProducer<String, byte[]> broker, ClaimCheck claimCheck) {
    return start(broker, limits(), Map.of(), claimCheck);
  }

  private Gateway start(
      MockProducer<String, byte[]> broker,
      GatewayLimits limits,
      Map<String, String> ssl,
      ClaimCheck claimCheck) {
    Publisher publisher =
        new Publisher(
            broker,
            limits.maxDocumentBytes(),
            id -> {
              if (failing) {
                throw new IllegalStateException("the test lets the publisher fail");
              }
              return false;
            },
            claimCheck);
    return Gateway.start(
        new GatewayConfig("127.0.0.1", 0, ssl, database(), limits), publisher, clock);
  }

  GatewayConfig.Database database() {
    return new GatewayConfig.Database(url, "postgres", "");
  }

  Gateway gateway() {
    return gateway;
  }

  MockProducer<String, byte[]> producer() {
    return producer;
  }

  AccessTokens tokens() {
    return tokens;
  }

  SettableClock clock() {
    return clock;
  }

  Contract contract() {
    return contract;
  }

  void letThePublisherFail() {
    failing = true;
  }

  /** A new token of an agency that does not expire. */
  String token(String agency) throws SQLException {
    return token(agency, null);
  }

  String token(String agency, Instant expires) throws SQLException {
    return tokens.create(agency, clock.instant(), expires).secret();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** First column of a query's rows. */
  List<String> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  /** A request with a token; null for none. */
  HttpRequest.Builder request(String path, String token) {
    return request(gateway, path, token);
  }

  HttpRequest.Builder request(Gateway to, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(to.uri() + path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpRequest.Builder post(String token, String document) {
    return post(gateway, token, document);
  }

  HttpRequest.Builder post(Gateway to, String token, String document) {
    return request(to, "/v1/reports", token)
        .POST(BodyPublishers.ofString(document, StandardCharsets.UTF_8));
  }

  Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    Answer answer = Answer.of(http.send(request, BodyHandlers.ofByteArray()));
    contract.check(request.method(), request.uri().getRawPath(), answer);
    return answer;
  }

  JsonNode body(HttpRequest.Builder builder, int status) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    Answer answer = Answer.of(http.send(request, BodyHandlers.ofByteArray()));
    JsonNode body = contract.check(request.method(), request.uri().getRawPath(), answer);
    if (answer.status() != status) {
      throw new AssertionError("expected " + status + ", got " + answer.status() + " " + body);
    }
    return body;
  }

  /** The type of the problem that a request ends with. */
  String problem(HttpRequest.Builder request) throws IOException, InterruptedException {
    Answer answer = send(request);
    if (!Answers.PROBLEM_JSON.equals(answer.header("content-type"))) {
      throw new AssertionError("no problem, but " + answer.status());
    }
    return contract
        .check(request.build().method(), request.build().uri().getRawPath(), answer)
        .path("type")
        .asText()
        .substring(Problem.PATH.length());
  }

  /** Headers of the last record on the topic. */
  Map<String, String> lastHeaders() {
    ProducerRecord<String, byte[]> record = producer.history().get(producer.history().size() - 1);
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
