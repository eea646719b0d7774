package io.gongkai.console;

import io.gongkai.model.Submission;
import io.gongkai.sink.SinkRows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A console over a real PostgreSQL; each test gets a new database and a new console. */
public final class ConsoleUnderTest
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  /** The time that it is for the console: noon in China. */
  public static final Instant NOW = Instant.parse("2024-01-20T04:00:00Z");

  /** A name that tries everything at once. */
  public static final String HOSTILE =
      "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e=1+1|calc!${7*7}{{x}}/县";

  /** Where the console says that the pipeline is reached. */
  public static final Addresses ADDRESSES =
      new Addresses("broker.test:9092", "http://registry.test:8081");

  private final HttpClient http = HttpClient.newHttpClient();
  private final int maxListeners;
  private final ConsoleConfig.Readers readers;
  private final RecordedPipeline pipeline = new RecordedPipeline();
  private EmbeddedPostgres postgres;
  private int databases;
  private SinkRows rows;
  private Documents documents;
  private Console console;
  private ConsoleConfig.Database database;

  /** A console with the usual bounds. */
  public ConsoleUnderTest() {
    this(50);
  }

  /**
   * A console.
   *
   * @param maxListeners open pages that are told of news
   */
  public ConsoleUnderTest(int maxListeners) {
    this(maxListeners, ConsoleConfig.Readers.OPEN);
  }

  /** A console with the usual bounds that only those read who may. */
  public ConsoleUnderTest(ConsoleConfig.Readers readers) {
    this(50, readers);
  }

  private ConsoleUnderTest(int maxListeners, ConsoleConfig.Readers readers) {
    this.maxListeners = maxListeners;
    this.readers = readers;
  }

  /** What was asked of the pipeline. */
  public RecordedPipeline pipeline() {
    return pipeline;
  }

  /** The database of the console. */
  public ConsoleConfig.Database database() {
    return database;
  }

  /** Writes what the sink would. */
  public SinkRows rows() {
    return rows;
  }

  /** Hands documents in. */
  public Documents documents() {
    return documents;
  }

  /** Where the console listens. */
  public URI uri() {
    return console.uri();
  }

  /** What is there under an address, as text. */
  public HttpResponse<String> get(String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri() + address)).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** A page, in English. */
  public Document page(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(address, "Accept-Language", "en");
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + " gives " + answer.statusCode() + " " + answer.body());
    }
    return Jsoup.parse(answer.body(), uri().toString());
  }

  /** A page as soon as it has something; pages follow the database within a second or so. */
  public Document pageWith(String address, String selector, String text)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      Document page = page(address);
      if (page.select(selector).text().contains(text)) {
        return page;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            selector + " of " + address + " never had " + text + ": " + page.select(selector));
      }
      Thread.onSpinWait();
    }
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
    String url = postgres.getJdbcUrl("postgres", name);
    rows = new SinkRows(url, "postgres");
    documents = new Documents(rows);
    database = new ConsoleConfig.Database(url, "postgres", "");
    pipeline.clear();
    console =
        Console.start(
            config(),
            new Pipeline(this::original, this::picture, pipeline, pipeline, ADDRESSES),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    console.close();
    rows.close();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    postgres.close();
  }

  /** Documents as the pipeline would give them. */
  private Optional<Originals.Original> original(Submission submission) {
    return documents.readAgain(submission);
  }

  private PagePictures.Picture picture(Submission submission, int page) {
    return documents.draw(submission, page);
  }

  private ConsoleConfig config() {
    return new ConsoleConfig(
        "127.0.0.1",
        0,
        database,
        false,
        new ConsoleConfig.Access(readers, Duration.ofHours(12)),
        new ConsoleConfig.Limits(16, maxListeners, Duration.ofMillis(50)));
  }
}
