package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The stages in a process of their own. It says how many tasks it has whenever that changes, begins
 * at the first line that it is given, and ends with the last, having said what it used.
 */
final class StagesMain {
  private static final Duration LOOK = Duration.ofMillis(50);

  private StagesMain() {}

  /**
   * Runs them.
   *
   * @param args address of the broker, that of the registry, id of the run, name of the {@link
   *     Shape}, folder of state
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    List<HeldStreams> held = new ArrayList<>();
    Map<String, String> serdes = Map.of("schema.registry.url", args[1]);
    for (Hop hop : Shape.valueOf(args[3]).hops(serdes, PipelineRun.replay(args[2]))) {
      held.add(new HeldStreams(hop.make(args[0], Path.of(args[4]), Hop.Mode.STANDARD)));
    }
    Thread watch = new Thread(() -> tellTasks(held, out), "bench-tasks");
    watch.setDaemon(true);
    watch.start();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    if (in.readLine() != null) {
      held.forEach(HeldStreams::letGo);
      while (in.readLine() != null) {
        // Nothing else is asked of it: it goes on until nobody is there any more.
      }
    }
    held.forEach(HeldStreams::close);
    out.println(StagesProcess.USED + Cpu.ofProcess() + " " + collecting());
    System.exit(0);
  }

  private static void tellTasks(List<HeldStreams> held, PrintStream out) {
    int told = 0;
    while (true) {
      if (held.stream().anyMatch(HeldStreams::hasFailed)) {
        Runtime.getRuntime().halt(1);
      }
      if (held.stream().allMatch(HeldStreams::isReady)) {
        int tasks = held.stream().mapToInt(HeldStreams::tasks).sum();
        if (tasks != told) {
          out.println(StagesProcess.TASKS + tasks);
          told = tasks;
        }
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Time that the collector took, in milliseconds. */
  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }
}
