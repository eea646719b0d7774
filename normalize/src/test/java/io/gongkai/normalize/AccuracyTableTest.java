package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The tables of cell accuracy per layout, container and noise: kept in docs/accuracy.md. */
class AccuracyTableTest {
  private static final Path PAGE =
      Path.of(System.getProperty("gongkai.root")).resolve("docs").resolve("accuracy.md");
  private static final int TEXT_REPORTS = 40;
  private static final int DOCUMENT_REPORTS = 10;

  private final Scoring scoring = new Scoring();

  @Test
  void shouldReadTextsAsAccuratelyAsThePageSays() throws IOException {
    Map<String, Function<PrintedReport, byte[]>> layouts = new LinkedHashMap<>();
    for (TextLayout layout : TextLayout.values()) {
      layouts.put(layout.name(), report -> layout.render(report).getBytes(StandardCharsets.UTF_8));
    }
    compare("layouts", table(layouts, TEXT_REPORTS));
  }

  @Test
  void shouldReadContainersAsAccuratelyAsThePageSays() throws IOException {
    Map<String, Function<PrintedReport, byte[]>> containers = new LinkedHashMap<>();
    for (DocumentLayout layout : DocumentLayout.values()) {
      containers.put(layout.name(), layout::render);
    }
    compare("containers", table(containers, DOCUMENT_REPORTS));
  }

  private static void compare(String name, String table) throws IOException {
    String begin = "<!-- generated: " + name + " -->\n";
    String end = "<!-- end: " + name + " -->\n";
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    int from = page.indexOf(begin) + begin.length();
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      page = page.substring(0, from) + table + page.substring(page.indexOf(end));
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
    assertThat(table).as(PAGE + ", " + name).isEqualTo(page.substring(from, page.indexOf(end)));
  }

  private String table(Map<String, Function<PrintedReport, byte[]>> layouts, int reports) {
    StringBuilder table = new StringBuilder("| noise |");
    layouts.keySet().forEach(name -> table.append(' ').append(word(name)).append(" |"));
    table.append("\n|---|").append("---:|".repeat(layouts.size())).append('\n');
    row(table, "none", List.of(), layouts, reports);
    for (Noise noise : Noise.values()) {
      row(table, word(noise.name()), List.of(noise), layouts, reports);
    }
    return table.toString();
  }

  private void row(
      StringBuilder table,
      String name,
      List<Noise> noises,
      Map<String, Function<PrintedReport, byte[]>> layouts,
      int reports) {
    table.append("| ").append(name).append(" |");
    layouts.forEach(
        (layout, render) -> {
          Random random = new Random(11);
          ReportGenerator generator = new ReportGenerator(random);
          int right = 0;
          int all = 0;
          for (int i = 0; i < reports; i++) {
            Truth truth = generator.next();
            PrintedReport report = new PrintedReport(truth);
            noises.forEach(noise -> noise.apply(report, random));
            Scoring.Score score = scoring.score(truth, render.apply(report), List.of());
            assertThat(score.wrong()).as("report %d in %s with %s", i, layout, name).isEmpty();
            right += score.right();
            all += truth.values().size();
          }
          table.append(String.format(Locale.ROOT, " %.1f |", 100.0 * right / all));
        });
    table.append('\n');
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
