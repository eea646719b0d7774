package io.gongkai.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Pictures of a part of the bench: how many documents a second, and how long they took. */
final class Picture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  /** Degrees: names lie beside each other however long they are. */
  private static final int UPRIGHT = 90;

  /** No axis takes fewer. */
  private static final int LEAST_LABELS = 2;

  private Picture() {}

  /**
   * Draws what a part has: the speed of its tasks, and the delays among its goals.
   *
   * @return lines for the page that show the pictures; empty when there is nothing to draw
   */
  static String draw(Path folder, String part, Measured measured) throws IOException {
    List<String> names = new ArrayList<>();
    List<Double> figures = new ArrayList<>();
    for (Rounds rounds : measured.rounds()) {
      for (String task : rounds.tasks()) {
        names.add(task);
        figures.add(PerformancePage.median(rounds, task, Sample::perSecond));
      }
    }
    String pages =
        draw(folder, "performance-" + part + ".png", "Documents a second", names, figures);
    names.clear();
    figures.clear();
    for (Goal goal : measured.goals()) {
      if (goal.isDelay()) {
        names.add(goal.what());
        figures.add(goal.ratio().median());
      }
    }
    return pages
        + draw(folder, "performance-" + part + "-delay.png", "Milliseconds", names, figures);
  }

  private static String draw(
      Path folder, String file, String title, List<String> names, List<Double> figures)
      throws IOException {
    if (names.isEmpty()) {
      return "";
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title + " (logarithmic)")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(1.0);
    chart.getStyler().setXAxisLabelRotation(UPRIGHT);
    chart.getStyler().setXAxisMaxLabelCount(Math.max(LEAST_LABELS, names.size()));
    // Less than one has no place on this axis.
    chart.addSeries(title, names, figures.stream().map(it -> Math.max(1, it)).toList());
    ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", folder.resolve(file).toFile());
    return "\n![" + title + "](" + file + ")\n";
  }
}
