package io.gongkai.console.web;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open pages that are told when there is news.
 *
 * <p>There is a bound to them, and to how long one is told without coming again: what is sent to
 * one in that time fits the buffers of a connection, so that a page that does not read cannot hold
 * up the others.
 */
final class Listeners implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Semaphore places;
  private final Map<SseClient, Listener> listeners = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sender =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gongkai-console-news");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long version;

  private record Listener(long since, AtomicBoolean gone) {}

  Listeners(int most) {
    places = new Semaphore(most);
    var unused =
        sender.scheduleWithFixedDelay(
            this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether no other page can be taken now. */
  boolean isFull() {
    return places.availablePermits() == 0;
  }

  /** How many pages are told. */
  int count() {
    return listeners.size();
  }

  /** Takes a page in; one too many is let go at once, and comes again by itself. */
  void add(SseClient client) {
    if (!places.tryAcquire()) {
      client.close();
      return;
    }
    Listener listener = new Listener(System.nanoTime(), new AtomicBoolean());
    client.keepAlive();
    client.onClose(() -> remove(client));
    listeners.put(client, listener);
    sender.execute(() -> send(client));
  }

  /** Tells everybody, soon, that there is news. */
  void tell(long news) {
    version = news;
    sender.execute(() -> listeners.keySet().forEach(this::send));
  }

  @Override
  public void close() {
    sender.shutdownNow();
    listeners.keySet().forEach(SseClient::close);
  }

  private void send(SseClient client) {
    client.sendEvent("news", Long.toString(version));
    if (client.terminated()) {
      remove(client);
    }
  }

  private void beat() {
    long now = System.nanoTime();
    listeners.forEach(
        (client, listener) -> {
          if (now - listener.since() > LONGEST.toNanos()) {
            client.close();
          } else {
            client.sendComment("");
          }
          if (client.terminated()) {
            remove(client);
          }
        });
  }

  private void remove(SseClient client) {
    Listener listener = listeners.remove(client);
    if (listener != null && !listener.gone().getAndSet(true)) {
      places.release();
    }
  }
}
