package io.gongkai.ingest.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes a connection on which no request comes to be: a header that comes in byte by byte is never
 * silent for long, and would keep its place among the connections for ever.
 *
 * <p>The bodies of requests have a bound of their own, {@link BoundedBody}.
 */
final class SlowHeaders implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration timeout;
  private final Map<Connection, Scheduler.Task> looks = new ConcurrentHashMap<>();

  /**
   * A guard.
   *
   * @param timeout longest time between two requests; a connection lives at most twice as long
   *     without one
   */
  SlowHeaders(Scheduler scheduler, Duration timeout) {
    this.scheduler = scheduler;
    this.timeout = timeout;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http) {
      lookLater(http, http.getMessagesIn());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    Scheduler.Task look = looks.remove(connection);
    if (look != null) {
      look.cancel();
    }
  }

  private void lookLater(HttpConnection connection, long requests) {
    looks.put(
        connection,
        scheduler.schedule(
            () -> look(connection, requests), timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void look(HttpConnection connection, long before) {
    long requests = connection.getMessagesIn();
    if (!connection.getEndPoint().isOpen()) {
      looks.remove(connection);
    } else if (requests == before && connection.getHttpChannel().getState().isIdle()) {
      looks.remove(connection);
      connection.close();
    } else {
      lookLater(connection, requests);
    }
  }
}
