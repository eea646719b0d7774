package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tables of cell accuracy per layout, container and noise: kept in docs/accuracy.md. */
class AccuracyTableTest {
  private static final int TEXT_REPORTS = 8;
  private static final int DOCUMENT_REPORTS = 3;

  private final Scoring scoring = new Scoring();

  @Test
  void shouldReadTextsAsAccuratelyAsThePageSays() throws IOException {
    AccuracyPage.compare("layouts", table(List.of(TextLayout.values()), TEXT_REPORTS));
  }

  @Test
  void shouldReadContainersAsAccuratelyAsThePageSays() throws IOException {
    AccuracyPage.compare("containers", table(List.of(DocumentLayout.values()), DOCUMENT_REPORTS));
  }

  private String table(List<? extends ReportLayout> layouts, int reports) {
    StringBuilder table = new StringBuilder("| noise |");
    layouts.forEach(layout -> table.append(' ').append(word(layout.name())).append(" |"));
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
      List<? extends ReportLayout> layouts,
      int reports) {
    table.append("| ").append(name).append(" |");
    for (ReportLayout layout : layouts) {
      boolean printable = noises.stream().allMatch(noise -> Samples.isPrintable(layout, noise));
      table.append(' ').append(printable ? share(name, noises, layout, reports) : "–").append(" |");
    }
    table.append('\n');
  }

  /** Decidable cells that were read right, in percent; a dash when there are none. */
  private String share(String name, List<Noise> noises, ReportLayout layout, int reports) {
    Random random = new Random(11);
    ReportGenerator generator = new ReportGenerator(random);
    int right = 0;
    int decidable = 0;
    for (int i = 0; i < reports; i++) {
      PrintedReport report = new PrintedReport(Samples.truth(generator, i, layout));
      Noise.applyAll(noises, report, random);
      Scoring.Score score = scoring.score(report, layout);
      assertThat(score.wrong()).as("report %d in %s with %s", i, layout, name).isEmpty();
      right += score.right();
      decidable += score.decidable();
    }
    return decidable == 0 ? "–" : String.format(Locale.ROOT, "%.1f", 100.0 * right / decidable);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
