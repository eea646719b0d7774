package io.gongkai.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run has seen so far. */
final class Figures {
  private final Map<Fault, List<Duration>> recoveries = new EnumMap<>(Fault.class);
  private int kills;

  /** A fault after which everything was as it should be. */
  void add(Fault fault, int killed, Duration recovery) {
    recoveries.computeIfAbsent(fault, unused -> new ArrayList<>()).add(recovery);
    kills += killed;
  }

  /** Processes that were killed. */
  int kills() {
    return kills;
  }

  /** Faults that were injected. */
  int faults() {
    return recoveries.values().stream().mapToInt(List::size).sum();
  }

  /** A table in Markdown: each fault, how often, and the time to recover from it. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            "| fault | times | recovered, median | longest |\n| --- | --- | --- | --- |\n");
    recoveries.forEach(
        (fault, all) -> {
          List<Duration> sorted = all.stream().sorted().toList();
          table.append(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %d | %s | %s |%n",
                  fault,
                  sorted.size(),
                  seconds(sorted.get(sorted.size() / 2)),
                  seconds(sorted.get(sorted.size() - 1))));
        });
    return table.toString();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
