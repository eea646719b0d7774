package io.gongkai.ingest.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.gongkai.ingest.Publisher;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * The HTTP door for agencies, running.
 *
 * <p>Safe for several threads. Several gateways may share a database.
 */
public final class Gateway implements AutoCloseable {
  private static final Duration CLEANING_INTERVAL = Duration.ofMinutes(1);
  private static final int CONNECTIONS = 8;

  private final Javalin javalin;
  private final GatewayDatabase database;
  private final KeyCleaner cleaner;
  private final Publisher publisher;
  private final URI uri;

  private Gateway(
      Javalin javalin, GatewayDatabase database, KeyCleaner cleaner, Publisher publisher, URI uri) {
    this.javalin = javalin;
    this.database = database;
    this.cleaner = cleaner;
    this.publisher = publisher;
    this.uri = uri;
  }

  /**
   * Starts a gateway; it answers when this returns.
   *
   * @param config how it runs
   * @param publisher hands documents to the broker; the gateway closes it in the end, and when it
   *     does not start
   * @param clock says when tokens and keys expire
   * @throws RuntimeException when the database does not answer, the certificate cannot be read, or
   *     the port is taken; nothing keeps running then
   */
  public static Gateway start(GatewayConfig config, Publisher publisher, Clock clock) {
    GatewayDatabase database;
    try {
      database = GatewayDatabase.open(config.database(), CONNECTIONS);
    } catch (RuntimeException | Error e) {
      publisher.close();
      throw e;
    }
    GatewayLimits limits = config.limits();
    SubmissionLedger ledger = new SubmissionLedger(database, limits.idempotencyKept());
    KeyCleaner cleaner = new KeyCleaner(ledger, clock, CLEANING_INTERVAL);
    JettySetup jetty = new JettySetup(config);
    Javalin javalin = Javalin.create(jetty::applyTo);
    try {
      new GatewayRoutes(
              limits,
              new Authenticator(
                  new AccessTokens(database), clock, limits.tokenCache(), Ticker.systemTicker()),
              new RequestQuota(limits, TimeMeter.SYSTEM_NANOTIME),
              new Acceptance(publisher, ledger, clock, limits.publishTimeout()),
              new PipelineResults(database))
          .addTo(javalin);
      javalin.start();
      return new Gateway(javalin, database, cleaner, publisher, uri(config, jetty.port()));
    } catch (RuntimeException | Error e) {
      javalin.stop();
      cleaner.close();
      database.close();
      publisher.close();
      throw e;
    }
  }

  /** Where the gateway listens. */
  public URI uri() {
    return uri;
  }

  /** Whether it can do its work: the database answers. */
  public boolean isReady() {
    return database.answers();
  }

  /**
   * Stops: takes no more requests, gives those under way about five seconds, and lets go of broker
   * and database.
   */
  @Override
  public void close() {
    try {
      javalin.stop();
    } finally {
      cleaner.close();
      publisher.close();
      database.close();
    }
  }

  private static URI uri(GatewayConfig config, int port) {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return URI.create((config.ssl().isEmpty() ? "http://" : "https://") + host + ":" + port);
  }
}
