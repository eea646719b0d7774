package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.sink.Sink;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** A national year through the whole pipeline, from the topic of documents to the database. */
final class YearRun {
  private static final int PARTITIONS = 4;
  private static final int YEARS = 5;
  private static final String DATABASE = "year";
  private static final Duration STOP = Duration.ofSeconds(30);

  /** Looks at memory between two looks at threads and processes, which cost more. */
  private static final int BEATS = 10;

  private final int agencies;
  private final PrintWriter log;
  private long heap;
  private long collected;
  private long databaseMemory;
  private long beats;

  /** Runs with about so many documents. */
  YearRun(int documents, PrintWriter log) {
    this.agencies = Math.max(1, documents / YEARS);
    this.log = log;
  }

  /** Runs it, with servers whose data lie in a folder. */
  Measured run(Path directory) throws Exception {
    try (Servers servers = new Servers(directory, PARTITIONS);
        Store store = new Store(directory.resolve("postgres"))) {
      Season season = new Season();
      try (Outbox outbox = servers.outbox()) {
        season.publish(agencies, (agency, document) -> outbox.send(agency, document));
      }
      log.printf(Locale.ROOT, "%,d documents are on the topic%n", season.published());
      store.execute("postgres", "CREATE DATABASE " + DATABASE);
      YearCost cost = work(servers, store, season, directory);
      YearVerdicts verdicts = YearVerdicts.of(store, DATABASE, season);
      List<String> notes = new ArrayList<>();
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d documents: %,d reports stand, %,d corrections, %,d handed in twice.",
              season.published(),
              season.reports(),
              season.corrections(),
              season.duplicates()));
      notes.addAll(cost.notes());
      notes.add(verdicts.note());
      notes.addAll(cost.onPaper());
      return new Measured(
          "A national year",
          setting(),
          List.of(),
          List.of(),
          List.of(cost.listing()),
          notes,
          verdicts.faults());
    }
  }

  private String setting() {
    return String.format(
        Locale.ROOT,
        "%,d generated agencies with five years each that go on from one another; 60 %% text, 25 %%"
            + " HTML, 10 %% DOCX, 5 %% PDF; 2 %% with a slip, 1 %% handed in twice, 1 %% corrected."
            + " All on the topic of %d partitions before the stages start; one thread for each"
            + " stage, exactly once. Generator, broker, registry, stages and sink are one process"
            + " with a heap of at most %,d MB, PostgreSQL stands beside it.",
        agencies,
        PARTITIONS,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private YearCost work(Servers servers, Store store, Season season, Path directory)
      throws Exception {
    Path data = directory.resolve("postgres").resolve("data");
    List<Hop> hops = PipelineBench.hops(servers, PipelineRun.LIVE);
    List<KafkaStreams> running = new ArrayList<>();
    double seconds;
    Map<ProcessorUse.Part, Double> processors;
    try (Sink sink = store.sink(servers, DATABASE)) {
      ProcessorUse use = new ProcessorUse(data);
      long begin = System.nanoTime();
      for (Hop hop : hops) {
        running.add(hop.start(servers, directory.resolve("streams"), Hop.Mode.STANDARD));
      }
      sink.start();
      long end =
          new YearWatch(servers, store, DATABASE, hops, sink, log)
              .await(
                  season.published() - season.duplicates(),
                  season.reports(),
                  running,
                  () -> look(use, data));
      seconds = (end - begin) / 1e9;
      processors = use.seconds();
    } finally {
      running.forEach(streams -> streams.close(STOP));
    }
    return new YearCost(
        agencies,
        season.published(),
        seconds,
        processors,
        new YearCost.Memory(heap, collected, DatabaseProcesses.mostOfThisProcess(), databaseMemory),
        Folders.recordsByTopic(directory.resolve("kafka")),
        Long.parseLong(store.query(DATABASE, "SELECT pg_database_size('" + DATABASE + "')").get(0)),
        PARTITIONS);
  }

  private void look(ProcessorUse use, Path data) throws IOException {
    heap = Math.max(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    collected = Math.max(collected, afterCollection());
    if (beats++ % BEATS == 0) {
      use.look();
      databaseMemory = Math.max(databaseMemory, DatabaseProcesses.residentBytes(data));
    }
  }

  /** What the heap held right behind the last collection of each of its parts; 0 before any. */
  private static long afterCollection() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage use = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      bytes += use == null ? 0 : use.getUsed();
    }
    return bytes;
  }
}
