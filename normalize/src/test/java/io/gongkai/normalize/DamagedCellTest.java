package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Damage;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Figures;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.PrintedTable;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Mutation: every cell of tables 2, 3 and 4 of both editions damaged in turn. Whatever is read of
 * it and of all others is right, or is left without a value.
 */
class DamagedCellTest {
  private static final Damage[] DAMAGES = Damage.values();

  /** Layouts in which each cell takes every damage; in the others one damage after the other. */
  private static final Set<TextLayout> EVERY = Set.of(TextLayout.TABS, TextLayout.LINES);

  private final Scoring scoring = new Scoring();
  private final Map<Damage, Tally> tallies = new EnumMap<>(Damage.class);
  private final List<String> wrong = new ArrayList<>();

  /** What was read of all prints with one damage. */
  private record Tally(int prints, long decidable, long right, long others) {
    Tally plus(Tally more) {
      return new Tally(
          prints + more.prints,
          decidable + more.decidable,
          right + more.right,
          others + more.others);
    }
  }

  @Test
  void shouldReadNothingWrongWhenOneCellOfTextIsDamaged() throws IOException {
    for (TextLayout layout : TextLayout.values()) {
      for (FormEdition edition : FormEdition.values()) {
        damage(layout, edition, EVERY.contains(layout));
      }
    }
    assertThat(wrong).isEmpty();
    AccuracyPage.compare("damaged texts", table());
  }

  @Test
  void shouldReadNothingWrongWhenOneCellOfContainerIsDamaged() throws IOException {
    FormEdition edition = FormEdition.FORM_2019;
    for (DocumentLayout layout : DocumentLayout.values()) {
      edition = edition == FormEdition.FORM_2019 ? FormEdition.FORM_2021 : FormEdition.FORM_2019;
      damage(layout, edition, false);
    }
    assertThat(wrong).isEmpty();
    AccuracyPage.compare("damaged containers", table());
  }

  /** Damages each cell of a report; by every damage, or by one damage after the other in turn. */
  private void damage(ReportLayout layout, FormEdition edition, boolean every) {
    Truth truth =
        new ReportGenerator(new Random(7))
            .next(FormLayout.of(edition, edition), figures(layout, every));
    int turn = 0;
    for (int table = 0; table < 3; table++) {
      PrintedTable whole = new PrintedReport(truth).tables().get(table);
      for (int row = 0; row < whole.rows().size(); row++) {
        for (int column = 0; column < whole.rows().get(row).cells().size(); column++) {
          for (int i = 0; i < DAMAGES.length; i++) {
            boolean due = every || i == turn % DAMAGES.length;
            if (due && Samples.isPrintable(layout, DAMAGES[i])) {
              damage(truth, layout, table, row, column, DAMAGES[i]);
            }
          }
          turn++;
        }
      }
    }
  }

  private static Figures figures(ReportLayout layout, boolean every) {
    if (Samples.isNarrow(layout)) {
      return Figures.SPARSE;
    }
    return every ? Figures.DENSE : Figures.USUAL;
  }

  private void damage(
      Truth truth, ReportLayout layout, int table, int row, int column, Damage damage) {
    PrintedReport report = new PrintedReport(truth);
    PrintedRow printed = report.tables().get(table).rows().get(row);
    if (!damage.apply(report, printed, column)) {
      return;
    }
    Scoring.Score score = scoring.score(report, layout);
    if (!score.wrong().isEmpty()) {
      wrong.add(damage + " of " + printed.item() + "#" + column + " in " + layout + ": " + score);
    }
    tallies.merge(
        damage, new Tally(1, score.decidable(), score.right(), score.others()), Tally::plus);
  }

  private String table() {
    StringBuilder table =
        new StringBuilder("| damage | prints | wrong | decidable cells read | others read |\n");
    table.append("|---|---:|---:|---:|---:|\n");
    tallies.forEach(
        (damage, tally) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | 0 | %.2f | %d |\n",
                    damage.name().toLowerCase(Locale.ROOT),
                    tally.prints(),
                    100.0 * tally.right() / tally.decidable(),
                    tally.others())));
    return table.toString();
  }
}
