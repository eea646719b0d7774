package io.gongkai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, as a page and pictures. Each part has a block of its own on the page, with the
 * machine it was measured on, and is replaced alone: parts may stem from different runs.
 */
final class PerformancePage {
  private static final String PAGE = "performance.md";

  private final Map<String, Measured> parts;
  private final String conditions;

  /**
   * Of what was measured.
   *
   * @param parts by their names in lower case
   * @param conditions what else the machine had to do; may be empty
   */
  PerformancePage(Map<String, Measured> parts, String conditions) {
    this.conditions = conditions;
    this.parts = new LinkedHashMap<>(parts);
  }

  /** All parts, one below the other. */
  String markdown() {
    StringBuilder page = new StringBuilder();
    parts.values().forEach(part -> page.append(block(part)).append('\n'));
    return page.toString();
  }

  private String block(Measured part) {
    StringBuilder page = new StringBuilder();
    page.append("### ").append(part.title()).append('\n');
    page.append(machine()).append(' ').append(part.setting()).append('\n');
    goals(page, part.goals());
    part.rounds().forEach(rounds -> tasks(page, rounds));
    part.listings().forEach(listing -> listing(page, listing));
    if (!part.notes().isEmpty()) {
      page.append('\n');
      part.notes().forEach(note -> page.append("- ").append(note).append('\n'));
    }
    return page.toString();
  }

  private String machine() {
    return String.format(
        Locale.ROOT,
        "On %d processors, Java %s, %s%s:",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        conditions.isEmpty() ? "" : ", " + conditions);
  }

  private static void goals(StringBuilder page, List<Goal> goals) {
    List<List<String>> rows = new ArrayList<>();
    for (Goal goal : goals) {
      String bound = goal.isCost() ? "≤ " : "≥ ";
      rows.add(
          List.of(
              goal.what(),
              figure(goal.ratio().median()),
              figure(goal.ratio().min()),
              figure(goal.ratio().max()),
              bound + figure(goal.must()),
              bound + figure(goal.goal()),
              goal.reached()));
    }
    if (!rows.isEmpty()) {
      listing(
          page,
          new Measured.Listing(
              List.of("what", "median", "least", "greatest", "must", "goal", "reached"), rows));
    }
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.3f" : value < 100 ? "%.2f" : "%.0f", value);
  }

  private static void tasks(StringBuilder page, Rounds rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (String task : rounds.tasks()) {
      rows.add(
          List.of(
              task,
              String.format(Locale.ROOT, "%,.0f", median(rounds, task, Sample::perSecond)),
              String.format(Locale.ROOT, "%.1f", median(rounds, task, Sample::micros)),
              String.format(Locale.ROOT, "%.1f", median(rounds, task, Sample::cpuMicros))));
    }
    listing(
        page,
        new Measured.Listing(
            List.of("task", "documents/s", "us for each", "us of processors"), rows));
  }

  /** The figure in the middle of those of a task's rounds. */
  static double median(Rounds rounds, String task, ToDoubleFunction<Sample> figure) {
    return Ratio.of(rounds.of(task).stream().mapToDouble(figure).toArray()).median();
  }

  private static void listing(StringBuilder page, Measured.Listing listing) {
    page.append('\n');
    row(page, listing.heads());
    row(page, listing.heads().stream().map(head -> "---").toList());
    listing.rows().forEach(row -> row(page, row));
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /**
   * Replaces the blocks of these parts in {@code performance.md} in a folder, and draws their
   * pictures beside it; the blocks of other parts stay as they are.
   *
   * @throws IOException when the page has no place for one of them: nothing is written then
   */
  void writeInto(Path folder) throws IOException {
    Path file = folder.resolve(PAGE);
    String page = Files.readString(file, StandardCharsets.UTF_8);
    for (String part : parts.keySet()) {
      edge(file, page, begin(part));
      edge(file, page, end(part));
    }
    for (Map.Entry<String, Measured> part : parts.entrySet()) {
      String begin = begin(part.getKey());
      String pictures = Picture.draw(folder, part.getKey(), part.getValue());
      page =
          page.substring(0, edge(file, page, begin) + begin.length())
              + "\n"
              + block(part.getValue())
              + pictures
              + page.substring(edge(file, page, end(part.getKey())));
    }
    Files.writeString(file, page, StandardCharsets.UTF_8);
  }

  private static String begin(String part) {
    return "<!-- measured " + part + ": begin -->";
  }

  private static String end(String part) {
    return "<!-- measured " + part + ": end -->";
  }

  private static int edge(Path file, String page, String mark) throws IOException {
    int at = page.indexOf(mark);
    if (at < 0) {
      throw new IOException(file + " does not say where a measured part stands: " + mark);
    }
    return at;
  }
}
