package io.gongkai.ingest.gateway;

import io.javalin.config.JavalinConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.BlockingArrayQueue;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bounds of the HTTP server itself. */
final class JettySetup {
  private static final Logger LOG = LoggerFactory.getLogger(JettySetup.class);
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int OWN_THREADS = 8;
  private static final int MIN_THREADS = 4;
  private static final int THREAD_IDLE_MILLIS = 30_000;
  private static final int MAX_WAITING_TASKS = 512;
  private static final int ACCEPT_QUEUE = 128;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final int NOT_IMPLEMENTED = 501;
  private static final int VERSION_NOT_SUPPORTED = 505;
  private static final String RETRY_SECONDS = "5";

  private final GatewayConfig config;
  private ServerConnector connector;
  private Server server;

  JettySetup(GatewayConfig config) {
    this.config = config;
  }

  void applyTo(JavalinConfig javalin) {
    applyTo(javalin, this::connector);
  }

  /** The same with another way in. */
  void applyTo(JavalinConfig javalin, BiFunction<Server, HttpConfiguration, Connector> connectors) {
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
        made -> {
          server = made;
          server.setStopTimeout(STOP_TIMEOUT.toMillis());
          // It knows the requests under way, which a stop waits for.
          server.setHandler(new StatisticsHandler());
          server.setErrorHandler(new ProblemPages());
          server.addBean(new ConnectionLimit(config.limits().maxConnections(), server));
        });
    javalin.jetty.addConnector(connectors);
  }

  /** Port that the server listens on; only after it was started. */
  int port() {
    return connector.getLocalPort();
  }

  /**
   * Stops the server: it takes no more requests, and lets those under way come to their end.
   *
   * @param timeout longest wait for them; those that are left break off
   */
  void stop(Duration timeout) {
    server.setStopTimeout(Math.max(1, timeout.toMillis()));
    try {
      server.stop();
    } catch (Exception e) {
      // Javalin would do no more than this, and log an error with a stack.
      LOG.warn(
          "Requests that were not answered within {} ms broke off: {}",
          timeout.toMillis(),
          e.toString());
    }
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
    connector.addBean(new SlowHeaders(connector.getScheduler(), config.limits().requestTimeout()));
    return connector;
  }

  /**
   * Answers to what never reaches the routes: what is no HTTP, is over the header's bounds, or
   * comes while the server stops.
   */
  private static final class ProblemPages extends ErrorHandler {
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      fields.put(HttpHeader.CONTENT_TYPE, Answers.PROBLEM_JSON);
      return ByteBuffer.wrap(body(problem(status), status, reason));
    }

    /** Jetty would leave the answer to a PUT or a DELETE without a body. */
    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    @Override
    protected void generateAcceptableResponse(
        Request baseRequest,
        HttpServletRequest request,
        HttpServletResponse response,
        int code,
        String message)
        throws IOException {
      Problem problem = problem(code);
      response.setStatus(problem.status());
      response.setContentType(Answers.PROBLEM_JSON);
      if (problem == Problem.UNAVAILABLE) {
        response.setHeader(HttpHeader.RETRY_AFTER.asString(), RETRY_SECONDS);
      }
      response.getOutputStream().write(body(problem, problem.status(), message));
      baseRequest.setHandled(true);
    }

    private static Problem problem(int status) {
      if (status == Problem.HEADERS_TOO_LARGE.status()) {
        return Problem.HEADERS_TOO_LARGE;
      }
      if (status == Problem.UNAVAILABLE.status()) {
        return Problem.UNAVAILABLE;
      }
      // A version or a coding of HTTP that is not known is the client's affair.
      boolean ours =
          status >= Problem.INTERNAL.status()
              && status != NOT_IMPLEMENTED
              && status != VERSION_NOT_SUPPORTED;
      return ours ? Problem.INTERNAL : Problem.MALFORMED_REQUEST;
    }

    private static byte[] body(Problem problem, int status, String reason) {
      String detail = reason == null ? problem.title() : reason;
      return Answers.problem(problem, detail, Answers.newInstance())
          .put("status", status)
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
