package io.gongkai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** What was measured, as a page and a picture. */
final class PerformancePage {
  private static final String BEGIN = "<!-- measured: begin -->";
  private static final String END = "<!-- measured: end -->";
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  private final List<Measured> parts;

  PerformancePage(List<Measured> parts) {
    this.parts = List.copyOf(parts);
  }

  /** The page's measured part. */
  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        String.format(
            Locale.ROOT,
            "%d processors, Java %s, %s.%n",
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            System.getProperty("os.name")));
    goals(page);
    for (Measured part : parts) {
      page.append("\n### ").append(part.title()).append('\n').append(part.setting()).append('\n');
      part.rounds().forEach(rounds -> tasks(page, rounds));
      part.notes().forEach(note -> page.append("\n- ").append(note));
      page.append(part.notes().isEmpty() ? "" : "\n");
    }
    return page.toString();
  }

  private void goals(StringBuilder page) {
    List<Goal> goals = parts.stream().flatMap(part -> part.goals().stream()).toList();
    if (goals.isEmpty()) {
      return;
    }
    page.append("\n| what | median | least | greatest | must | goal | reached |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (Goal goal : goals) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s%s | %s%s | %s |%n",
              goal.what(),
              figure(goal.ratio().median()),
              figure(goal.ratio().min()),
              figure(goal.ratio().max()),
              goal.isCost() ? "≤ " : "≥ ",
              figure(goal.must()),
              goal.isCost() ? "≤ " : "≥ ",
              figure(goal.goal()),
              goal.reached()));
    }
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.3f" : value < 100 ? "%.2f" : "%.0f", value);
  }

  private static void tasks(StringBuilder page, Rounds rounds) {
    page.append("\n| task | documents/s | us for each | us of processors |\n");
    page.append("| --- | --- | --- | --- |\n");
    for (String task : rounds.tasks()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %.1f | %.1f |%n",
              task,
              median(rounds, task, Sample::perSecond),
              median(rounds, task, Sample::micros),
              median(rounds, task, Sample::cpuMicros)));
    }
  }

  private static double median(Rounds rounds, String task, ToDoubleFunction<Sample> figure) {
    return Ratio.of(rounds.of(task).stream().mapToDouble(figure).toArray()).median();
  }

  /** Replaces the measured part of {@code performance.md} in a folder, and draws the picture. */
  void writeInto(Path folder) throws IOException {
    Path file = folder.resolve("performance.md");
    String page = Files.readString(file, StandardCharsets.UTF_8);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(file + " does not say where the measured part stands: " + BEGIN);
    }
    Files.writeString(
        file,
        page.substring(0, begin + BEGIN.length()) + "\n" + markdown() + page.substring(end),
        StandardCharsets.UTF_8);
    draw(folder.resolve("performance.png"));
  }

  private void draw(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    List<Double> speeds = new ArrayList<>();
    for (Measured part : parts) {
      for (Rounds rounds : part.rounds()) {
        for (String task : rounds.tasks()) {
          names.add(task);
          speeds.add(median(rounds, task, Sample::perSecond));
        }
      }
    }
    if (names.isEmpty()) {
      return;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Documents a second (logarithmic)")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(1.0);
    chart.getStyler().setXAxisLabelRotation(60);
    chart.addSeries("documents/s", names, speeds);
    ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
  }
}
