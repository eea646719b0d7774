package io.gongkai.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Time of processors since a moment, by what it was used for. Threads that end between two looks
 * take what they used since the one before with them, to {@link Part#JVM}.
 */
final class ProcessorUse {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What a processor works for. */
  enum Part {
    /** Reading documents: the stage's threads and its clients'. */
    NORMALIZE("normalize"),
    /** Judging reports: the stage's threads and its clients'. */
    VALIDATE("validate"),
    /** Writing to the database: the sink's thread and its client's. */
    SINK("sink"),
    /** Broker, registry, and all other threads of Java. */
    BROKER("broker, registry"),
    /** Compiler, collector, and threads that are not Java's. */
    JVM("compiler, collector, native threads"),
    /** The database's processes. */
    DATABASE("PostgreSQL");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Path database;
  private final long processBefore = Cpu.ofProcess();
  private final long databaseBefore;
  private final Map<Long, Long> before = new HashMap<>();
  private final Map<Long, Long> latest = new HashMap<>();
  private final Map<Long, Part> parts = new HashMap<>();

  /**
   * Begins to count.
   *
   * @param database folder with the data of the PostgreSQL server
   */
  ProcessorUse(Path database) throws IOException {
    this.database = database;
    this.databaseBefore = DatabaseProcesses.processorNanos(database);
    for (long id : THREADS.getAllThreadIds()) {
      before.put(id, Math.max(0, THREADS.getThreadCpuTime(id)));
    }
  }

  /** Looks at all threads; to be called often. */
  void look() {
    long[] ids = THREADS.getAllThreadIds();
    for (ThreadInfo thread : THREADS.getThreadInfo(ids)) {
      if (thread != null) {
        long id = thread.getThreadId();
        parts.put(id, part(thread.getThreadName()));
        latest.merge(id, THREADS.getThreadCpuTime(id), Math::max);
      }
    }
  }

  private static Part part(String thread) {
    if (thread.contains("gongkai-normalize")) {
      return Part.NORMALIZE;
    }
    if (thread.contains("gongkai-validate")) {
      return Part.VALIDATE;
    }
    return thread.contains("gongkai-sink") ? Part.SINK : Part.BROKER;
  }

  /** Seconds that each part has used; {@link Part#DATABASE} is missing where it is not known. */
  Map<Part, Double> seconds() throws IOException {
    look();
    Map<Part, Double> seconds = new EnumMap<>(Part.class);
    double threads = 0;
    for (Map.Entry<Long, Long> thread : latest.entrySet()) {
      double used = (thread.getValue() - before.getOrDefault(thread.getKey(), 0L)) / 1e9;
      seconds.merge(parts.get(thread.getKey()), Math.max(0, used), Double::sum);
      threads += Math.max(0, used);
    }
    seconds.put(Part.JVM, Math.max(0, (Cpu.ofProcess() - processBefore) / 1e9 - threads));
    long now = DatabaseProcesses.processorNanos(database);
    if (now > 0) {
      seconds.put(Part.DATABASE, (now - databaseBefore) / 1e9);
    }
    return seconds;
  }
}
