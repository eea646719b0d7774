package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What ten times as many documents cost. */
final class Growth {
  private static final int TIMES = 10;
  private static final String FEW = "two topologies, a tenth of the documents";
  private static final String MANY = "two topologies, all documents";
  private static final double MEGABYTE = 1024 * 1024;

  private final Servers servers;
  private final Chains chains;
  private final long documents;
  private final Map<Long, List<Long>> heaps = new TreeMap<>();

  /**
   * Stages that read the last documents.
   *
   * @param documents how many of them, from 10
   */
  Growth(Servers servers, Chains chains, long documents) {
    this.servers = servers;
    this.chains = chains;
    this.documents = documents;
  }

  /**
   * What was measured.
   *
   * @param rounds the figures
   * @param goals time and heap
   * @param note the heaps
   */
  record Result(Rounds rounds, List<Goal> goals, String note) {}

  /** Measures, after so many rounds that do not count in so many that do. */
  Result measure(int warmUps, int count, PrintWriter log) throws Exception {
    long few = documents / TIMES;
    Rounds rounds =
        Rounds.of(
            List.of(new Task(FEW, () -> drain(few)), new Task(MANY, () -> drain(documents))),
            warmUps,
            count,
            log);
    List<Sample> small = rounds.of(FEW);
    List<Sample> large = rounds.of(MANY);
    double[] times = new double[small.size()];
    double[] memory = new double[small.size()];
    for (int i = 0; i < times.length; i++) {
      // By the documents that there were: a tenth of them is rounded.
      double exact = (double) TIMES * small.get(i).documents() / large.get(i).documents();
      times[i] = exact * large.get(i).nanos() / small.get(i).nanos();
      int at = warmUps + i;
      memory[i] = (double) heaps.get(documents).get(at) / heaps.get(few).get(at);
    }
    String note =
        String.format(
            Locale.ROOT,
            "Heap in use once the garbage is collected, of everything in the process: %.0f MB after"
                + " %,d documents, %.0f MB after %,d.",
            last(few) / MEGABYTE,
            few,
            last(documents) / MEGABYTE,
            documents);
    return new Result(
        rounds,
        List.of(
            Goal.cost("10 times the documents: time", Ratio.of(times), 10.5, 10),
            Goal.cost("10 times the documents: heap in use", Ratio.of(memory), 1.2, 1.1)),
        note);
  }

  private double last(long count) {
    List<Long> all = heaps.get(count);
    return all.get(all.size() - 1);
  }

  private Sample drain(long count) throws Exception {
    return chains.with((run, state) -> drain(run, state, count));
  }

  private Sample drain(PipelineRun run, Path state, long count) throws Exception {
    List<Hop> hops = Shape.TWO_TOPOLOGIES.hops(servers.serdes(), run);
    try (Drain drain = new Drain(servers, count, hops)) {
      drain.start(state, Hop.Mode.STANDARD);
      Sample sample = drain.run(Drain.Work.NONE);
      // While the stages are there with all that they hold.
      System.gc();
      heaps
          .computeIfAbsent(count, it -> new ArrayList<>())
          .add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      return sample;
    }
  }
}
