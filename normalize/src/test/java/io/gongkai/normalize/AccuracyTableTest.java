package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table of cell accuracy per layout and noise: measured here, kept in docs/accuracy.md. */
class AccuracyTableTest {
  private static final Path PAGE =
      Path.of(System.getProperty("gongkai.root")).resolve("docs").resolve("accuracy.md");
  private static final String BEGIN = "<!-- generated: layouts -->\n";
  private static final String END = "<!-- end: layouts -->\n";
  private static final int REPORTS = 40;

  private final Scoring scoring = new Scoring();

  @Test
  void shouldReadAsAccuratelyAsThePageSays() throws IOException {
    StringBuilder table = new StringBuilder("| noise |");
    for (TextLayout layout : TextLayout.values()) {
      table.append(' ').append(layout.name().toLowerCase(Locale.ROOT)).append(" |");
    }
    table.append("\n|---|").append("---:|".repeat(TextLayout.values().length)).append('\n');
    row(table, "none", (report, random) -> {});
    for (Noise noise : Noise.values()) {
      row(table, noise.name().toLowerCase(Locale.ROOT), noise::apply);
    }
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      page = page.substring(0, begin) + table + page.substring(end);
      Files.writeString(PAGE, page);
      end = page.indexOf(END);
    }
    assertThat(table.toString()).as("docs/accuracy.md").isEqualTo(page.substring(begin, end));
  }

  private interface Change {
    void apply(PrintedReport report, Random random);
  }

  private void row(StringBuilder table, String name, Change change) {
    table.append("| ").append(name).append(" |");
    for (TextLayout layout : TextLayout.values()) {
      Random random = new Random(11);
      ReportGenerator generator = new ReportGenerator(random);
      int right = 0;
      int all = 0;
      for (int i = 0; i < REPORTS; i++) {
        Truth truth = generator.next();
        PrintedReport report = new PrintedReport(truth);
        change.apply(report, random);
        Scoring.Score score = scoring.score(truth, layout.render(report));
        assertThat(score.wrong()).as("report %d in %s with %s", i, layout, name).isEmpty();
        right += score.right();
        all += truth.values().size();
      }
      table.append(String.format(Locale.ROOT, " %.1f |", 100.0 * right / all));
    }
    table.append('\n');
  }
}
