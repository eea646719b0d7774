package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated reports with known truth, printed in every layout, whole and damaged. */
class LayoutAccuracyTest {
  private static final int REPORTS = 200;
  private static final int DAMAGED_REPORTS = 4;

  private final Scoring scoring = new Scoring();

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadNoWrongValueWhenReportIsWhole(TextLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(20240131));
    int right = 0;
    int all = 0;
    for (int i = 0; i < REPORTS; i++) {
      FormEdition edition = i % 4 == 0 ? FormEdition.FORM_2019 : FormEdition.FORM_2021;
      FormEdition rows = i % 7 == 0 ? FormEdition.FORM_2019 : edition;
      Truth truth = generator.next(FormLayout.of(edition, rows));
      Scoring.Score score = scoring.score(truth, layout.render(truth));
      assertThat(score.wrong()).as("report %d in %s", i, layout).isEmpty();
      right += score.right();
      all += truth.values().size();
    }
    double share = (double) right / all;
    // Glued digits have one reading only where the sums leave one.
    assertThat(share).as("share of cells read in %s", layout).isGreaterThan(floor(layout));
  }

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadNoWrongValueWhenOneCellIsDamaged(TextLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(7));
    // Glued rows have hundreds of readings each: one report of them is work enough.
    int reports = layout == TextLayout.GLUED ? 1 : DAMAGED_REPORTS;
    for (int i = 0; i < reports; i++) {
      Truth truth = generator.next();
      int rows = new PrintedReport(truth).table3().size();
      for (int row = 0; row < rows; row++) {
        for (Damage damage : Damage.values()) {
          for (int cell = 0; cell < 7; cell++) {
            PrintedReport report = new PrintedReport(truth);
            PrintedRow printed = report.table3().get(row);
            if (printed.cells().isEmpty() || !damage.apply(printed.cells(), cell)) {
              continue;
            }
            Scoring.Score score =
                scoring.score(truth, layout.render(report), damage.printsAnew(printed, cell));
            assertThat(score.wrong())
                .as("%s of cell %d of %s in %s", damage, cell, printed.item(), layout)
                .isEmpty();
          }
        }
      }
    }
  }

  /** Damages of one cell. */
  private enum Damage {
    DROP {
      @Override
      boolean apply(List<String> cells, int cell) {
        cells.remove(cell);
        return true;
      }
    },
    BLANK {
      @Override
      boolean apply(List<String> cells, int cell) {
        cells.set(cell, "");
        return true;
      }
    },
    SPLIT {
      @Override
      boolean apply(List<String> cells, int cell) {
        String digits = cells.get(cell);
        if (digits.length() < 2) {
          return false;
        }
        cells.set(cell, digits.substring(0, 1));
        cells.add(cell + 1, digits.substring(1));
        return true;
      }
    },
    GLUE {
      @Override
      boolean apply(List<String> cells, int cell) {
        if (cell + 1 >= cells.size()) {
          return false;
        }
        cells.set(cell, cells.get(cell) + cells.remove(cell + 1));
        return true;
      }
    },
    GARBLE {
      @Override
      boolean apply(List<String> cells, int cell) {
        cells.set(cell, cells.get(cell) + "?");
        return true;
      }
    },
    NIL {
      @Override
      boolean apply(List<String> cells, int cell) {
        cells.set(cell, "/");
        return true;
      }
    },
    TYPO {
      @Override
      boolean apply(List<String> cells, int cell) {
        cells.set(cell, cells.get(cell).equals("0") ? "7" : cells.get(cell) + "7");
        return true;
      }

      @Override
      List<String> printsAnew(PrintedRow row, int cell) {
        return List.of(row.item() + "#" + cell + "=" + row.cells().get(cell));
      }
    };

    abstract boolean apply(List<String> cells, int cell);

    /** Cells whose print was changed into another number: as printed is right for them. */
    List<String> printsAnew(PrintedRow row, int cell) {
      return List.of();
    }
  }

  private static double floor(TextLayout layout) {
    return layout == TextLayout.GLUED ? 0.5 : 0.999;
  }
}
