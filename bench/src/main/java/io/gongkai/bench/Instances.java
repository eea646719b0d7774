package io.gongkai.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two instances of the stages, each bound to a processor of its own, against one. */
final class Instances {
  private static final String ONE = "one instance";
  private static final String TWO = "two instances";

  /** Shares of the documents between which is measured: before them the JVMs get warm. */
  private static final double FROM = 0.5;

  private static final double TO = 0.95;

  private final Servers servers;
  private final Chains chains;
  private final long documents;

  /**
   * Instances that read the last documents, each as many: a JVM that has had fewer is slower.
   *
   * @param documents how many two of them read, from 2
   */
  Instances(Servers servers, Chains chains, long documents) {
    this.servers = servers;
    this.chains = chains;
    this.documents = documents;
  }

  /**
   * What was measured.
   *
   * @param rounds the figures
   * @param goals the ratio
   * @param note how it was arranged, or why it was not measured
   */
  record Result(Optional<Rounds> rounds, List<Goal> goals, String note) {}

  /**
   * Measures.
   *
   * @param pairs how many pairs, from 1
   * @param compares whether one instance is measured too; without it there is no ratio
   */
  Result measure(int pairs, boolean compares, PrintWriter log) throws Exception {
    Optional<Cores> found = Cores.find();
    if (found.isEmpty()) {
      return new Result(
          Optional.empty(),
          List.of(),
          "**Two instances were not measured**: that takes two processors, and taskset to bind"
              + " processes to them.");
    }
    Cores cores = found.get();
    List<Task> tasks = new ArrayList<>();
    if (compares) {
      tasks.add(new Task(ONE, () -> instances(cores, 1)));
    }
    tasks.add(new Task(TWO, () -> instances(cores, 2)));
    Rounds rounds = Rounds.of(tasks, 0, pairs, log);
    String broker =
        cores.ids().size() > 2
            ? "the broker had the other " + (cores.ids().size() - 2) + " to itself both times"
            : "the broker was bound to the same processors, one and then both";
    return new Result(
        Optional.of(rounds),
        compares
            ? List.of(Goal.speed("two instances ÷ one", rounds.speed(TWO, ONE), 1.6, 1.8))
            : List.of(),
        "Instances: each a process with one thread, bound to one processor, stages fused; "
            + broker
            + ". Each instance reads as many documents; measured from when half of all were done"
            + " until 95 % were.");
  }

  private Sample instances(Cores cores, int count) throws Exception {
    List<Integer> all = cores.ids();
    List<Integer> broker = all.size() > 2 ? all.subList(2, all.size()) : all.subList(0, count);
    try {
      return chains.with(
          (run, state) -> {
            List<Hop> hops = Shape.FUSED.hops(servers.serdes(), run);
            try (Drain drain = new Drain(servers, documents / 2 * count, hops)) {
              List<StagesProcess> processes = new ArrayList<>();
              for (int i = 0; i < count; i++) {
                Path folder = state.resolve("instance-" + i);
                processes.add(
                    StagesProcess.start(
                        servers, run, Shape.FUSED, cores.on(i), List.of("-Xmx512m"), folder));
              }
              drain.add(new Together(processes));
              drain.awaitReady();
              cores.bindThisProcess(broker);
              Sample sample = drain.between(FROM, TO);
              // The processors of this process are the broker's alone.
              return new Sample(sample.documents(), sample.nanos(), 0);
            }
          });
    } finally {
      cores.bindThisProcess(all);
    }
  }

  /** Instances that are ready when each has as much to do as the others. */
  private record Together(List<StagesProcess> processes) implements Held {
    @Override
    public boolean isReady() {
      int tasks = processes.get(0).tasks();
      return tasks > 0 && processes.stream().allMatch(it -> it.tasks() == tasks);
    }

    @Override
    public boolean hasFailed() {
      return processes.stream().anyMatch(StagesProcess::hasFailed);
    }

    @Override
    public void letGo() throws IOException {
      for (StagesProcess process : processes) {
        process.letGo();
      }
    }

    @Override
    public void close() {
      for (StagesProcess process : processes) {
        process.close();
      }
    }
  }
}
