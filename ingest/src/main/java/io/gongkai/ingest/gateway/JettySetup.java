package io.gongkai.ingest.gateway;

import io.javalin.config.JavalinConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BlockingArrayQueue;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The bounds of the HTTP server itself. */
final class JettySetup {
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int OWN_THREADS = 8;
  private static final int MIN_THREADS = 4;
  private static final int THREAD_IDLE_MILLIS = 30_000;
  private static final int MAX_WAITING_TASKS = 512;
  private static final int ACCEPT_QUEUE = 128;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final GatewayConfig config;
  private ServerConnector connector;

  JettySetup(GatewayConfig config) {
    this.config = config;
  }

  void applyTo(JavalinConfig javalin) {
    javalin.showJavalinBanner = false;
    javalin.startupWatcherEnabled = false;
    javalin.http.prefer405over404 = true;
    // Threads above those for requests: to accept, to select, and to refuse what is too much.
    javalin.jetty.threadPool =
        new QueuedThreadPool(
            config.limits().maxRequests() + OWN_THREADS,
            MIN_THREADS,
            THREAD_IDLE_MILLIS,
            new BlockingArrayQueue<>(OWN_THREADS, OWN_THREADS, MAX_WAITING_TASKS));
    javalin.jetty.modifyHttpConfiguration(JettySetup::bound);
    javalin.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_TIMEOUT.toMillis());
          server.setErrorHandler(new ProblemPages());
          server.addBean(new ConnectionLimit(config.limits().maxConnections(), server));
        });
    javalin.jetty.addConnector(this::connector);
  }

  /** Port that the server listens on; only after it was started. */
  int port() {
    return connector.getLocalPort();
  }

  private static void bound(HttpConfiguration http) {
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    if (config.ssl().isEmpty()) {
      connector = new ServerConnector(server, new HttpConnectionFactory(http));
    } else {
      HttpConfiguration secure = new HttpConfiguration(http);
      // Whether a name is the server's is for the client to check; it may come through a proxy.
      secure.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              server, GatewayTls.of(config.ssl()), new HttpConnectionFactory(secure));
    }
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(config.limits().idleTimeout().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }

  /** Answers to what is no HTTP, or is over the header's bounds: it never reaches the routes. */
  private static final class ProblemPages extends ErrorHandler {
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      Problem problem =
          status == Problem.HEADERS_TOO_LARGE.status()
              ? Problem.HEADERS_TOO_LARGE
              : Problem.MALFORMED_REQUEST;
      fields.put(HttpHeader.CONTENT_TYPE, Answers.PROBLEM_JSON);
      String detail = reason == null ? problem.title() : reason;
      byte[] body =
          Answers.problem(problem, detail, Answers.newInstance())
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(body);
    }
  }
}
