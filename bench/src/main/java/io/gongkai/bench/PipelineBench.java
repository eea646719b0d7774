package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.StreamsConfig;

/** The stages on a broker, against topologies that only pass the same documents on. */
final class PipelineBench {
  private static final int PARTITIONS = 2;
  private static final int YEAR = 2024;
  private static final String IDENTITY = "identity, 1 hop";
  private static final String TWO = "two topologies";
  private static final String FUSED = "fused";
  private static final String AT_LEAST_ONCE = ", at least once";
  private static final String TWO_THREADS = ", two threads";
  private static final String FULL = "two topologies and sink";
  private static final String SINK = "sink alone";

  private static final Hop.Mode EXACTLY = Hop.Mode.STANDARD;
  private static final Hop.Mode AT_LEAST =
      new Hop.Mode(StreamsConfig.AT_LEAST_ONCE, 1, StreamsSettings.COMMIT_INTERVAL.toMillis());
  private static final Hop.Mode THREADS =
      new Hop.Mode(StreamsConfig.EXACTLY_ONCE_V2, 2, EXACTLY.commitMillis());

  private final Size size;
  private final PrintWriter log;
  private final List<Rounds> rounds = new ArrayList<>();
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * How much is measured.
   *
   * @param mixed documents of all kinds, before those of text; only where memory is measured
   * @param text documents of text, from 10
   * @param warmUps rounds that do not count, from 0
   * @param rounds rounds that count, from 1
   * @param pairs pairs of the longer measurements, from 1
   * @param latencySeconds how long delays are measured
   * @param isWhole whether nothing is left out that would only take the same ways once more
   */
  record Size(
      int mixed,
      int text,
      int warmUps,
      int rounds,
      int pairs,
      double latencySeconds,
      boolean isWhole) {
    /** Documents of text from which on rounds are long enough for figures that hold. */
    static final int TEXT = 40_000;

    /** For nothing but to see that it runs. */
    static final Size SMOKE = new Size(20, 20, 0, 1, 1, 0.2, false);

    /** For figures, from so many documents of text, from 100. */
    static Size of(int text) {
      return new Size(text / 50, text, 2, 5, 3, 20, true);
    }
  }

  PipelineBench(Size size, PrintWriter log) {
    this.size = size;
    this.log = log;
  }

  /** Both stages of a run. */
  static List<Hop> hops(Servers servers, PipelineRun run) {
    return Shape.TWO_TOPOLOGIES.hops(servers.serdes(), run);
  }

  /** Measures, with servers whose data lie in a folder. */
  Measured run(Path directory) throws Exception {
    try (Servers servers = new Servers(directory, PARTITIONS);
        Store store = new Store(directory.resolve("postgres"))) {
      fill(servers);
      Chains chains = new Chains(servers, directory.resolve("chains"));
      FullPipeline full = new FullPipeline(servers, store, directory.resolve("full"), size.text());
      full.prepare();
      throughput(chains, full);
      growth(servers, chains);
      instances(servers, chains);
      memory(servers, chains);
      // Last, because it hands in documents of its own.
      latency(servers, chains);
      String setting =
          String.format(
              Locale.ROOT,
              "%,d generated reports as text on %d partitions, some 8 kB each; broker and stages in"
                  + " one process with %d MB of heap, %d rounds. Measured from when all have their partitions, with everything"
                  + " waiting for them, until the last document is committed. Fused: reading and"
                  + " judging in one sub-topology, for documents that come partitioned by agency;"
                  + " the topic of reports as read is not written.",
              size.text(),
              PARTITIONS,
              Runtime.getRuntime().maxMemory() / (1024 * 1024),
              size.rounds());
      return new Measured("Pipeline", setting, rounds, goals, notes);
    }
  }

  private void fill(Servers servers) {
    Documents documents = new Documents(9);
    try (Outbox outbox = servers.outbox()) {
      for (int i = 0; i < size.mixed(); i++) {
        outbox.send(
            Documents.agency(i), documents.print(documents.report(i, YEAR), layout(i % 20)));
      }
      for (int i = size.mixed(); i < size.mixed() + size.text(); i++) {
        outbox.send(
            Documents.agency(i), documents.print(documents.report(i, YEAR), TextLayout.TABS));
      }
    }
    log.printf(Locale.ROOT, "%,d documents are on the topic%n", size.mixed() + size.text());
  }

  /** 60 % text, 25 % HTML, 10 % DOCX, 5 % PDF. */
  private static ReportLayout layout(int twentieth) {
    if (twentieth < 12) {
      return TextLayout.TABS;
    }
    if (twentieth < 17) {
      return DocumentLayout.HTML;
    }
    return twentieth < 19 ? DocumentLayout.DOCX : DocumentLayout.PDF;
  }

  private void throughput(Chains chains, FullPipeline full) throws Exception {
    long all = size.text();
    List<Task> tasks =
        new ArrayList<>(
            List.of(
                new Task(IDENTITY, () -> chains.identity(EXACTLY, 1, all)),
                new Task("identity, 2 hops", () -> chains.identity(EXACTLY, 2, all)),
                new Task(TWO, () -> chains.stages(EXACTLY, Shape.TWO_TOPOLOGIES, all)),
                new Task(FUSED, () -> chains.stages(EXACTLY, Shape.FUSED, all)),
                new Task(
                    TWO + AT_LEAST_ONCE, () -> chains.stages(AT_LEAST, Shape.TWO_TOPOLOGIES, all)),
                new Task(FUSED + TWO_THREADS, () -> chains.stages(THREADS, Shape.FUSED, all)),
                new Task(FULL, full::all),
                new Task(SINK, full::sinkAlone)));
    if (size.isWhole()) {
      tasks.add(new Task("normalize", () -> chains.stages(EXACTLY, Shape.NORMALIZE, all)));
      tasks.add(new Task(FUSED + AT_LEAST_ONCE, () -> chains.stages(AT_LEAST, Shape.FUSED, all)));
      tasks.add(
          new Task(TWO + TWO_THREADS, () -> chains.stages(THREADS, Shape.TWO_TOPOLOGIES, all)));
    }
    Rounds each = Rounds.of(tasks, size.warmUps(), size.rounds(), log);
    rounds.add(each);
    goals.add(
        Goal.speed("fused ÷ identity of 1 hop, exactly once", each.speed(FUSED, IDENTITY), 1, 1.3));
    goals.add(
        Goal.speed(
            "two topologies ÷ identity of 1 hop, exactly once",
            each.speed(TWO, IDENTITY),
            0.85,
            1.05));
    goals.add(
        Goal.speed(
            "exactly once ÷ at least once, two topologies",
            each.speed(TWO, TWO + AT_LEAST_ONCE),
            0.8,
            0.95));
    goals.add(
        Goal.speed(
            "full pipeline with sink ÷ the slower of its halves",
            each.speedAgainstSlower(FULL, TWO, SINK),
            0.5,
            0.7));
  }

  private void growth(Servers servers, Chains chains) throws Exception {
    Growth.Result growth =
        new Growth(servers, chains, size.text()).measure(size.warmUps(), size.pairs(), log);
    rounds.add(growth.rounds());
    goals.addAll(growth.goals());
    notes.add(growth.note());
  }

  private void instances(Servers servers, Chains chains) throws Exception {
    Instances.Result instances =
        new Instances(servers, chains, size.text()).measure(size.pairs(), size.isWhole(), log);
    instances.rounds().ifPresent(rounds::add);
    goals.addAll(instances.goals());
    notes.add(instances.note());
  }

  private void memory(Servers servers, Chains chains) throws Exception {
    SmallHeap.Result heap =
        new SmallHeap(servers, chains, (long) size.mixed() + size.text()).measure();
    goals.add(heap.goal());
    notes.addAll(heap.notes());
  }

  private void latency(Servers servers, Chains chains) throws Exception {
    Latency latency = new Latency(servers, chains, Clock.systemUTC());
    Latency.Delays two = latency.measure(Shape.TWO_TOPOLOGIES, size.latencySeconds());
    Latency.Delays fused = latency.measure(Shape.FUSED, size.latencySeconds());
    goals.add(Goal.cost("delay, two topologies, p50, ms", Ratio.of((double) two.half()), 50, 44));
    goals.add(Goal.cost("delay, two topologies, p99, ms", Ratio.of((double) two.most()), 100, 60));
    goals.add(Goal.cost("delay, fused, p50, ms", Ratio.of((double) fused.half()), 50, 14));
    goals.add(Goal.cost("delay, fused, p99, ms", Ratio.of((double) fused.most()), 100, 33));
    notes.add(two.note("two topologies"));
    notes.add(fused.note("fused"));
  }
}
