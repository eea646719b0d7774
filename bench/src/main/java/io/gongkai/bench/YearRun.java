package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.sink.Sink;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;

/** A national year through the whole pipeline, from the topic of documents to the database. */
final class YearRun {
  private static final int PARTITIONS = 4;
  private static final int YEARS = 5;
  private static final String DATABASE = "year";
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final double MEGABYTE = 1024 * 1024;

  private final int documents;
  private final PrintWriter log;

  /** Runs with about so many documents. */
  YearRun(int documents, PrintWriter log) {
    this.documents = documents;
    this.log = log;
  }

  /** Runs it, with servers whose data lie in a folder. */
  Measured run(Path directory) throws Exception {
    try (Servers servers = new Servers(directory, PARTITIONS);
        Store store = new Store(directory.resolve("postgres"))) {
      Season season = new Season();
      try (Outbox outbox = servers.outbox()) {
        season.publish(
            Math.max(1, documents / YEARS), (agency, document) -> outbox.send(agency, document));
      }
      log.printf(Locale.ROOT, "%,d documents are on the topic%n", season.published());
      store.execute("postgres", "CREATE DATABASE " + DATABASE);
      List<KafkaStreams> running = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      try (Sink sink = store.sink(servers, DATABASE)) {
        long begin = System.nanoTime();
        long cpu = Cpu.ofProcess();
        for (Hop hop : PipelineBench.hops(servers, PipelineRun.LIVE)) {
          running.add(hop.start(servers, directory.resolve("streams"), Hop.Mode.STANDARD));
        }
        sink.start();
        long heap = await(store, sink, season);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (Cpu.ofProcess() - cpu) / 1e9;
        notes.add(
            String.format(
                Locale.ROOT,
                "%,d documents (%,d handed in twice, %,d reports stand) in %.1f s: %,.0f"
                    + " documents/s; %.0f us of processors for each in this process (broker,"
                    + " registry, stages and sink; PostgreSQL beside it).",
                season.published(),
                season.duplicates(),
                season.reports(),
                seconds,
                season.published() / seconds,
                cpuSeconds * 1e6 / season.published()));
        notes.add(
            String.format(
                Locale.ROOT,
                "Most heap in use, looked at every 100 ms: %,.0f MB.",
                heap / MEGABYTE));
      } finally {
        running.forEach(streams -> streams.close(Duration.ofSeconds(30)));
      }
      notes.add(
          String.format(
              Locale.ROOT,
              "Topics: %,.0f MB; database: %,.0f MB.",
              Folders.bytes(directory.resolve("kafka")) / MEGABYTE,
              Double.parseDouble(
                      store.query(DATABASE, "SELECT pg_database_size('" + DATABASE + "')").get(0))
                  / MEGABYTE));
      notes.add(compare(store, season));
      String setting =
          "Generated agencies with five years each that go on from one another; 60 % text, 25 %"
              + " HTML, 10 % DOCX, 5 % PDF; 2 % with a slip, 1 % handed in twice, 1 % corrected."
              + " All on the topic before the stages start; one thread for each stage.";
      return new Measured("A national year", setting, List.of(), List.of(), notes);
    }
  }

  /** Waits until every submission has its last status; returns the most heap seen, in bytes. */
  private static long await(Store store, Sink sink, Season season) throws Exception {
    int submissions = season.published() - season.duplicates();
    long since = System.nanoTime();
    long heap = 0;
    for (int i = 0; ; i++) {
      heap = Math.max(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      if (!sink.status().problem().isEmpty()) {
        throw new IllegalStateException("the sink has stopped: " + sink.status().problem());
      }
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new IllegalStateException("the pipeline does not come to an end");
      }
      // Counting costs the database: once a second is enough.
      if (i % 10 == 9
          && store
              .query(
                  DATABASE,
                  "SELECT count(*) FROM submission WHERE status IN ('CLEAN', 'FLAGGED',"
                      + " 'SUPERSEDED', 'UNREADABLE')")
              .get(0)
              .equals(Integer.toString(submissions))
          && store
              .query(DATABASE, "SELECT count(*) FROM current_report")
              .get(0)
              .equals(Integer.toString(season.reports()))) {
        return heap;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** Holds what stands against what is known; says what differs. */
  private static String compare(Store store, Season season) throws Exception {
    Set<String> found =
        new TreeSet<>(
            store.query(
                DATABASE,
                "SELECT DISTINCT report_key FROM current_finding WHERE rule = 'T4-SUM' AND outcome"
                    + " = 'FAIL'"));
    Set<String> others =
        new TreeSet<>(
            store.query(
                DATABASE,
                "SELECT DISTINCT rule || ' (' || severity || ')' FROM current_finding WHERE"
                    + " outcome = 'FAIL' AND rule <> 'T4-SUM'"));
    Set<String> missed = new TreeSet<>(season.wrong());
    missed.removeAll(found);
    Set<String> wrongly = new TreeSet<>(found);
    wrongly.removeAll(season.wrong());
    return String.format(
        Locale.ROOT,
        "Slips that stand: %,d; found %,d, missed %d, found where there is none %d. Other rules that"
            + " failed on reports made at random: %s.",
        season.wrong().size(),
        found.size(),
        missed.size(),
        wrongly.size(),
        others.isEmpty() ? "none" : String.join(", ", others));
  }
}
