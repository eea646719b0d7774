package io.gongkai.app.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class HealthServer implements AutoCloseable {
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 2;
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Javalin javalin;
  private final String host;

  private HealthServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /**
   * Starts a server.
   *
   * @param address where it listens; port 0 takes a free one
   * @param live checks of liveness
   * @param ready checks of readiness; each is {@code UP} or what is wrong
   * @param metrics the metrics in Prometheus' text format
   * @throws StageException when the address cannot be taken
   */
  static HealthServer start(
      InetSocketAddress address,
      Callable<Map<String, String>> live,
      Callable<Map<String, String>> ready,
      Supplier<String> metrics) {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.showJavalinBanner = false;
              config.startupWatcherEnabled = false;
              config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
              config.jetty.modifyServer(server -> server.setStopTimeout(0));
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            });
    javalin.get("/health/live", context -> answer(context, live.call()));
    javalin.get("/health/ready", context -> answer(context, ready.call()));
    javalin.get("/metrics", context -> context.contentType(METRICS_TYPE).result(metrics.get()));
    try {
      javalin.start(address.getHostString(), address.getPort());
    } catch (RuntimeException e) {
      javalin.stop();
      throw new StageException(
          "health and metrics cannot be served on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + " ("
              + Causes.text(e)
              + "): set health.listen to a free address",
          e);
    }
    return new HealthServer(javalin, address.getHostString());
  }

  private static void answer(Context context, Map<String, String> checks) throws Exception {
    boolean up = Readiness.isReady(checks);
    ObjectNode body = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
    ObjectNode all = body.putObject("checks");
    checks.forEach(all::put);
    context
        .status(up ? 200 : 503)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(JSON.writeValueAsBytes(body));
  }

  /** Where it listens. */
  URI uri() {
    String address = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + address + ":" + javalin.port());
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
