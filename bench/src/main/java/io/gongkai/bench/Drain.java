package io.gongkai.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Hops that work through documents which wait for them: held back until every one has its
 * partitions, then let go all at once. So neither their start counts nor how they share the
 * partitions out, and the first hop never waits for documents.
 */
final class Drain implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Servers servers;
  private final List<Hop> hops;
  private final long documents;
  private final List<Held> held = new ArrayList<>();

  /**
   * Nothing is started yet.
   *
   * @param documents how many of the last documents on the first hop's source they work through
   */
  Drain(Servers servers, long documents, List<Hop> hops) throws Exception {
    this.servers = servers;
    this.hops = hops;
    this.documents = hops.get(0).leaveOutAllBut(servers, documents);
  }

  /** Measures hops in this process. */
  static Sample of(Servers servers, Path directory, Hop.Mode mode, long documents, List<Hop> hops)
      throws Exception {
    try (Drain drain = new Drain(servers, documents, hops)) {
      drain.start(directory, mode);
      return drain.run(Work.NONE);
    }
  }

  /** What is to come to its end behind the hops. */
  interface Work {
    /** Nothing. */
    Work NONE = () -> 0;

    /** How much is left of it. */
    long left() throws Exception;
  }

  /** Starts the hops in this process. */
  void start(Path directory, Hop.Mode mode) {
    for (Hop hop : hops) {
      add(new HeldStreams(hop.make(servers.bootstrapServers(), directory, mode)));
    }
  }

  /** Takes something that does the hops' work; it is closed with this. */
  void add(Held worker) {
    held.add(worker);
  }

  /** Waits until all are ready. */
  void awaitReady() {
    long since = System.nanoTime();
    while (!held.stream().allMatch(Held::isReady)) {
      check(since, START);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Lets them go, and returns what passed until all was committed, and done behind them. */
  Sample run(Work behind) throws Exception {
    awaitReady();
    // A few were done before they stood still.
    long done = Math.max(1, Math.min(documents, hops.get(0).leftOnSource(servers)));
    long cpu = Cpu.ofProcess();
    long begin = letGo();
    for (Hop hop : hops) {
      await(begin, () -> hop.left(servers));
    }
    await(begin, behind);
    return new Sample(done, System.nanoTime() - begin, Cpu.ofProcess() - cpu);
  }

  /**
   * Lets them go, and returns what passed while one part of the documents was worked through: for a
   * single hop alone, because of several the first may run ahead.
   *
   * @param from which share of the documents comes before it, from 0 to 1
   * @param to which share of them has been done at its end, from {@code from} to 1
   */
  Sample between(double from, double to) throws Exception {
    if (hops.size() != 1) {
      throw new IllegalStateException("of several hops the first may run ahead");
    }
    awaitReady();
    long begin = letGo();
    long before = awaitLeft(begin, (long) (documents * (1 - from)));
    long at = System.nanoTime();
    long cpu = Cpu.ofProcess();
    long after = awaitLeft(begin, (long) (documents * (1 - to)));
    return new Sample(Math.max(1, before - after), System.nanoTime() - at, Cpu.ofProcess() - cpu);
  }

  private long letGo() throws IOException {
    long begin = System.nanoTime();
    for (Held worker : held) {
      worker.letGo();
    }
    return begin;
  }

  /** Waits until no more than so much is left, and returns how much that is. */
  private long awaitLeft(long begin, long most) throws Exception {
    long[] left = {Long.MAX_VALUE};
    await(
        begin,
        () -> {
          left[0] = hops.get(0).left(servers);
          return Math.max(0, left[0] - most);
        });
    return left[0];
  }

  private void await(long begin, Work work) throws Exception {
    Looks looks = new Looks();
    for (long left = work.left(); left > 0; left = work.left()) {
      check(begin, PATIENCE);
      LockSupport.parkNanos(looks.pause(left, System.nanoTime()).toNanos());
    }
  }

  private void check(long since, Duration patience) {
    String last = hops.get(hops.size() - 1).application();
    if (held.stream().anyMatch(Held::hasFailed)) {
      throw new IllegalStateException("what does the work of " + last + " has stopped");
    }
    if (System.nanoTime() - since > patience.toNanos()) {
      throw new IllegalStateException(last + " has not come to its end in " + patience);
    }
  }

  @Override
  public void close() {
    held.forEach(Held::close);
  }
}
