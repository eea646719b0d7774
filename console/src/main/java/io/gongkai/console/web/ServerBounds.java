package io.gongkai.console.web;

import io.gongkai.console.ConsoleConfig;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BlockingArrayQueue;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The bounds of the console's HTTP server. */
public final class ServerBounds {
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int OWN_THREADS = 8;
  private static final int THREAD_IDLE_MILLIS = 30_000;
  private static final int WAITING = 512;
  private static final int IDLE_MILLIS = 60_000;
  private static final int CONNECTIONS = 1_000;
  private static final int STOP_MILLIS = 2_000;
  private static final long MAX_BODY_BYTES = 64 * 1024L;

  private final ConsoleConfig config;
  private ServerConnector connector;

  /** Bounds for a console. */
  public ServerBounds(ConsoleConfig config) {
    this.config = config;
  }

  /** Sets them. */
  public void applyTo(JavalinConfig javalin) {
    javalin.showJavalinBanner = false;
    javalin.startupWatcherEnabled = false;
    javalin.http.prefer405over404 = true;
    javalin.http.maxRequestSize = MAX_BODY_BYTES;
    javalin.jetty.threadPool =
        new QueuedThreadPool(
            config.limits().maxRequests() + OWN_THREADS,
            OWN_THREADS / 2,
            THREAD_IDLE_MILLIS,
            new BlockingArrayQueue<>(OWN_THREADS, OWN_THREADS, WAITING));
    javalin.jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(MAX_HEADER_BYTES);
          http.setSendServerVersion(false);
        });
    javalin.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_MILLIS);
          server.setErrorHandler(new PlainErrors());
          server.addBean(new ConnectionLimit(CONNECTIONS, server));
        });
    javalin.jetty.addConnector(this::connector);
  }

  /** Port that the server listens on; only after it was started. */
  public int port() {
    return connector.getLocalPort();
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  /** Answers to what never reaches the pages, such as what is no HTTP: the status in words. */
  private static final class PlainErrors extends ErrorHandler {
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      SecurityHeaders.ALL.forEach(fields::put);
      fields.put("Content-Type", "text/plain; charset=utf-8");
      return ByteBuffer.wrap(words(status));
    }

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
      SecurityHeaders.ALL.forEach(response::setHeader);
      response.setContentType("text/plain; charset=utf-8");
      response.getOutputStream().write(words(code));
      baseRequest.setHandled(true);
    }

    private static byte[] words(int status) {
      return (status + " " + HttpStatus.getMessage(status)).getBytes(StandardCharsets.UTF_8);
    }
  }
}
