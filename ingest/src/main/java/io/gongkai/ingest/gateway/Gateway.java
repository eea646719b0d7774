package io.gongkai.ingest.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.gongkai.ingest.Publisher;
import io.gongkai.schemas.trace.Traces;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP door for agencies, running.
 *
 * <p>Safe for several threads. Several gateways may share a database.
 */
public final class Gateway implements AutoCloseable {
  private static final Duration CLEANING_INTERVAL = Duration.ofMinutes(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);
  private static final int CONNECTIONS = 8;

  private final JettySetup jetty;
  private final GatewayRoutes routes;
  private final GatewayDatabase database;
  private final KeyCleaner cleaner;
  private final Publisher publisher;
  private final URI uri;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Gateway(
      JettySetup jetty,
      GatewayRoutes routes,
      GatewayDatabase database,
      KeyCleaner cleaner,
      Publisher publisher,
      URI uri) {
    this.jetty = jetty;
    this.routes = routes;
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
    return start(config, publisher, clock, Traces.none());
  }

  /**
   * Starts a gateway; it answers when this returns.
   *
   * @param config how it runs
   * @param publisher hands documents to the broker; the gateway closes it in the end, and when it
   *     does not start
   * @param clock says when tokens and keys expire
   * @param traces is told of every document that is handed in
   * @throws RuntimeException when the database does not answer, the certificate cannot be read, or
   *     the port is taken; nothing keeps running then
   */
  public static Gateway start(
      GatewayConfig config, Publisher publisher, Clock clock, Traces traces) {
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
      GatewayRoutes routes =
          new GatewayRoutes(
              limits,
              new Authenticator(
                  new AccessTokens(database), clock, limits.tokenCache(), Ticker.systemTicker()),
              new RequestQuota(limits, TimeMeter.SYSTEM_NANOTIME),
              new Acceptance(publisher, ledger, clock, limits.publishTimeout()),
              new PipelineResults(database),
              traces);
      routes.addTo(javalin);
      javalin.start();
      URI uri = uri(config, jetty.port());
      return new Gateway(jetty, routes, database, cleaner, publisher, uri);
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

  /** What it has answered, and what it works on now. */
  public GatewayStatus status() {
    return routes.status();
  }

  /** Stops within fifteen seconds. */
  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /**
   * Stops: takes no more requests, lets those under way come to their end, and lets go of broker
   * and database.
   *
   * @param timeout longest time to take. A request that is not answered by then breaks off; sending
   *     its document again is safe
   */
  public void close(Duration timeout) {
    if (closed.getAndSet(true)) {
      return;
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      jetty.stop(timeout.multipliedBy(9).dividedBy(10));
    } finally {
      cleaner.close();
      publisher.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      database.close();
    }
  }

  private static URI uri(GatewayConfig config, int port) {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return URI.create((config.ssl().isEmpty() ? "http://" : "https://") + host + ":" + port);
  }
}
