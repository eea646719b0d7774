package io.gongkai.bench;

import io.gongkai.sink.Sink;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Waits for the end of a national year, and says how far it is meanwhile. It fails at once when
 * nobody has anything left to do and not everything is there.
 */
final class YearWatch {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Counting costs the database: when the sink is silent for this long, it may be through. */
  private static final Duration SILENCE = Duration.ofMillis(500);

  /** Nothing left to do and nothing written for so long: nothing comes any more. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** Much to do, and nothing done for so long. */
  private static final Duration STUCK = Duration.ofMinutes(3);

  private final Servers servers;
  private final Store store;
  private final String database;
  private final List<Hop> hops;
  private final Sink sink;
  private final PrintWriter log;

  YearWatch(
      Servers servers, Store store, String database, List<Hop> hops, Sink sink, PrintWriter log) {
    this.servers = servers;
    this.store = store;
    this.database = database;
    this.hops = hops;
    this.sink = sink;
    this.log = log;
  }

  /**
   * Waits until everything is there.
   *
   * @param pulse called ten times a second
   * @return when the sink wrote last, by {@link System#nanoTime}
   * @throws IllegalStateException when it does not come to its end; says what is missing
   */
  long await(long submissions, long reports, List<KafkaStreams> running, Pulse pulse)
      throws Exception {
    long begin = System.nanoTime();
    long written = 0;
    long wrote = begin;
    long looked = begin;
    while (true) {
      pulse.beat();
      failIfStopped(running);
      long now = System.nanoTime();
      if (sink.status().records() != written) {
        written = sink.status().records();
        wrote = now;
      }
      boolean isSilent = written > 0 && now - wrote > SILENCE.toNanos();
      Duration between = isSilent ? SILENCE : BETWEEN_LOOKS;
      if (now - looked > between.toNanos()) {
        YearLook look = look();
        looked = System.nanoTime();
        if (look.isComplete(submissions, reports)) {
          return wrote;
        }
        String text = look.text(submissions, reports);
        log.printf(
            Locale.ROOT,
            "after %.0f s: %s; %,.0f/s%n",
            (looked - begin) / 1e9,
            text,
            look.settled() * 1e9 / (looked - begin));
        failIfOver(look, looked - wrote, text);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Something done again and again while waiting. */
  interface Pulse {
    void beat() throws Exception;
  }

  private void failIfStopped(List<KafkaStreams> running) {
    Store.check(sink);
    if (running.stream().anyMatch(it -> it.state() == KafkaStreams.State.ERROR)) {
      throw new IllegalStateException("a stage has stopped with an error: see the log");
    }
  }

  private static void failIfOver(YearLook look, long silentNanos, String text) {
    if (look.written() > 0 && look.isWorkedThrough() && silentNanos > IDLE.toNanos()) {
      throw new IllegalStateException(
          "the pipeline has nothing left to do, but not everything is there: " + text);
    }
    if (silentNanos > STUCK.toNanos()) {
      throw new IllegalStateException(
          "nothing was written for " + STUCK.toSeconds() + " s, and much is to do: " + text);
    }
  }

  private YearLook look() throws Exception {
    Map<String, Long> submissions = new HashMap<>();
    for (String row :
        store.query(database, "SELECT status || ' ' || count(*) FROM submission GROUP BY status")) {
      String[] counted = row.split(" ", -1);
      submissions.put(counted[0], Long.parseLong(counted[1]));
    }
    long reports =
        Long.parseLong(store.query(database, "SELECT count(*) FROM current_report").get(0));
    Map<String, Long> behind = new HashMap<>();
    for (Hop hop : hops) {
      behind.put(hop.application(), hop.left(servers));
    }
    return new YearLook(submissions, reports, sink.status().records(), behind);
  }
}
