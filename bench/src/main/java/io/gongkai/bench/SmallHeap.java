package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The stages in a process of their own, with as little heap as they can live in at full load. */
final class SmallHeap {
  /** Megabytes that are tried, the least first. */
  private static final int[] HEAPS = {256, 512};

  /** From this share of its time on a JVM does little but collect garbage. */
  private static final double MOST_COLLECTING = 0.25;

  private final Servers servers;
  private final Chains chains;
  private final long documents;

  /**
   * Stages that read the last documents.
   *
   * @param documents how many of them
   */
  SmallHeap(Servers servers, Chains chains, long documents) {
    this.servers = servers;
    this.chains = chains;
    this.documents = documents;
  }

  /**
   * What was found.
   *
   * @param goal the heap in which they came to the end
   * @param notes what happened in each
   */
  record Result(Goal goal, List<String> notes) {}

  /** Tries one heap after the other until they come to the end. */
  Result measure() throws Exception {
    List<String> notes = new ArrayList<>();
    for (int megabytes : HEAPS) {
      if (isEnough(megabytes, notes)) {
        return new Result(goal(megabytes), notes);
      }
    }
    return new Result(goal(Double.POSITIVE_INFINITY), notes);
  }

  private static Goal goal(double megabytes) {
    return Goal.cost("heap of both stages at full load, MB", Ratio.of(megabytes), 512, 256);
  }

  private boolean isEnough(int megabytes, List<String> notes) throws Exception {
    String heap = "-Xmx" + megabytes + "m";
    StagesProcess.Used[] used = new StagesProcess.Used[1];
    Sample sample;
    try {
      sample = chains.with((run, state) -> drain(run, heap, state, used));
    } catch (IllegalStateException e) {
      notes.add("Both stages in one process with " + heap + " did not come to the end.");
      return false;
    }
    double collecting = used[0].collectingMillis() * 1e6 / sample.nanos();
    notes.add(
        String.format(
            Locale.ROOT,
            "Both stages in one process with %s: %,d documents of all kinds at %,.0f/s from its"
                + " start on, %.0f us of its processors for each, %.1f %% of the time collecting"
                + " garbage.",
            heap,
            sample.documents(),
            sample.perSecond(),
            used[0].cpuNanos() / 1e3 / sample.documents(),
            collecting * 100));
    return collecting < MOST_COLLECTING;
  }

  private Sample drain(PipelineRun run, String heap, Path state, StagesProcess.Used[] used)
      throws Exception {
    Shape shape = Shape.TWO_TOPOLOGIES;
    try (Drain drain = new Drain(servers, documents, shape.hops(servers.serdes(), run))) {
      StagesProcess process =
          StagesProcess.start(servers, run, shape, List.of(), List.of(heap), state);
      drain.add(process);
      Sample sample = drain.run(Drain.Work.NONE);
      used[0] = process.stop();
      return sample;
    }
  }
}
