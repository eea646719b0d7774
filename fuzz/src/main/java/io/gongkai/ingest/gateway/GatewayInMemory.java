package io.gongkai.ingest.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.gongkai.ingest.Publisher;
import io.gongkai.schemas.trace.Traces;
import io.javalin.Javalin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.flywaydb.core.Flyway;

/**
 * The gateway's HTTP interface, reached through memory, over a PostgreSQL server of its own and
 * Kafka's producer for tests; here, beside the gateway's own classes, because nobody else needs to
 * see them.
 */
public final class GatewayInMemory implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2024-01-31T08:00:00Z");
  private static final int MAX_DOCUMENT_BYTES = 4_000;

  private final EmbeddedPostgres postgres;
  private final GatewayDatabase database;
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final GatewayRoutes routes;
  private final Javalin javalin;
  private LocalConnector connector;

  /**
   * Starts a gateway.
   *
   * @param migrations folder of the sink's migrations, whose views the gateway reads
   * @throws IOException when the database does not start
   */
  public GatewayInMemory(Path migrations) throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    String url = postgres.getJdbcUrl("postgres", "postgres");
    Flyway.configure()
        .dataSource(url, "postgres", "")
        .locations("filesystem:" + migrations)
        .load()
        .migrate();
    GatewayConfig config =
        new GatewayConfig(
            "127.0.0.1", 0, Map.of(), new GatewayConfig.Database(url, "postgres", ""), limits());
    database = GatewayDatabase.open(config.database(), 2);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    SubmissionLedger ledger = new SubmissionLedger(database, Duration.ofHours(24));
    Publisher publisher = new Publisher(producer, MAX_DOCUMENT_BYTES, id -> false);
    routes =
        new GatewayRoutes(
            config.limits(),
            new Authenticator(
                new AccessTokens(database), clock, Duration.ofHours(1), Ticker.systemTicker()),
            new RequestQuota(config.limits(), TimeMeter.SYSTEM_NANOTIME),
            new Acceptance(publisher, ledger, clock, Duration.ofSeconds(20)),
            new PipelineResults(database),
            Traces.none());
    javalin = Javalin.create(made -> new JettySetup(config).applyTo(made, this::connect));
    routes.addTo(javalin);
    javalin.start();
  }

  private LocalConnector connect(Server server, HttpConfiguration http) {
    connector = new LocalConnector(server, new HttpConnectionFactory(http));
    return connector;
  }

  /** So wide that a fuzzer never meets those that time would lift. */
  private static GatewayLimits limits() {
    return new GatewayLimits(
        MAX_DOCUMENT_BYTES,
        1_000_000_000,
        1_000_000_000_000L,
        100_000,
        16,
        64,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofMinutes(10),
        Duration.ofHours(24));
  }

  /** The way in. */
  public LocalConnector connector() {
    return connector;
  }

  /**
   * A new token of an agency.
   *
   * @param expires when it expires; null for never
   */
  public String token(String agency, Instant expires) throws SQLException {
    AccessTokens tokens = new AccessTokens(database);
    return expires == null
        ? tokens.create(agency, NOW, null).secret()
        : tokens.create(agency, expires.minusSeconds(1), expires).secret();
  }

  /** What was published since it was last forgotten. */
  public List<ProducerRecord<String, byte[]>> published() {
    return producer.history();
  }

  /** Requests and bytes under way, and the kinds of answers. */
  public GatewayStatus status() {
    return routes.status();
  }

  /** Forgets what was published and handed in; tokens stay. */
  public void forget() throws SQLException {
    producer.clear();
    database.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM gateway.submission");
            return statement.execute("DELETE FROM gateway.idempotency_key");
          }
        });
  }

  @Override
  public void close() throws IOException {
    javalin.stop();
    database.close();
    postgres.close();
  }
}
