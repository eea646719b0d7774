package io.gongkai.console.data;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the figures for everybody: however many pages are open, the database is asked once.
 *
 * <p>It asks for a version first, and reads the figures when that has changed, or a minute has
 * passed. Behind a long reading it rests nine times as long, so that a database under load gets no
 * more from here.
 */
public final class FigurePoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FigurePoller.class);
  private static final Duration OLDEST = Duration.ofMinutes(1);
  private static final int REST = 9;
  private static final long STOP_MILLIS = 15_000;

  private final FigureQueries queries;
  private final Clock clock;
  private final Duration interval;
  private final LongConsumer news;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state = new State(null, null);

  /** What was read last, and since when nothing can be read; each null where there is none. */
  private record State(Figures figures, Instant failingSince) {}

  private FigurePoller(FigureQueries queries, Clock clock, Duration interval, LongConsumer news) {
    this.queries = queries;
    this.clock = clock;
    this.interval = interval;
    this.news = news;
    thread = new Thread(this::run, "gongkai-console-figures");
    thread.setDaemon(true);
  }

  /**
   * Starts to look.
   *
   * @param interval shortest time between two looks
   * @param news is told the new version, on the poller's thread, and must not wait
   */
  public static FigurePoller start(
      FigureQueries queries, Clock clock, Duration interval, LongConsumer news) {
    FigurePoller poller = new FigurePoller(queries, clock, interval, news);
    poller.look();
    poller.thread.start();
    return poller;
  }

  /** The figures that were read last; empty as long as none could be. */
  public Optional<Figures> figures() {
    return Optional.ofNullable(state.figures());
  }

  /** Since when the database gives none; empty while it does. */
  public Optional<Instant> failingSince() {
    return Optional.ofNullable(state.failingSince());
  }

  /** Stops looking. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long rest = interval.toNanos();
    try {
      while (!stop.await(rest, TimeUnit.NANOSECONDS)) {
        long start = System.nanoTime();
        look();
        rest = Math.max(interval.toNanos(), REST * (System.nanoTime() - start));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    State before = state;
    try {
      Instant now = clock.instant();
      long version = queries.version();
      boolean same = before.figures() != null && before.figures().version() == version;
      if (same && Duration.between(before.figures().at(), now).compareTo(OLDEST) < 0) {
        state = new State(before.figures(), null);
      } else {
        state = new State(queries.read(now), null);
      }
      if (!same || before.failingSince() != null) {
        news.accept(version);
      }
    } catch (SQLException | RuntimeException e) {
      if (before.failingSince() == null) {
        LOG.warn("The database gives no figures: {}", e.toString());
        state = new State(before.figures(), clock.instant());
      }
    }
  }
}
