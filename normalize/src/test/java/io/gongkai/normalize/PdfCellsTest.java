package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Figures;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PdfStyle.Horizontal;
import io.gongkai.testkit.PdfStyle.Rules;
import io.gongkai.testkit.PdfStyle.Vertical;
import io.gongkai.testkit.PrintedParagraph;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands inside the lines of a cell is the cell's, wherever a page ends or a number wraps. */
class PdfCellsTest {
  private static final List<Double> WIDTHS = List.of(36.0, 56.0, 140.0);
  private static final int PLACES_OF_BREAK = 24;
  private static final int REPORTS = 20;
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  private final Scoring scoring = new Scoring();

  /** The first rows of a page are shorter than the table: one label spans all of them. */
  @Test
  void shouldReadEveryCellWhenAnOpenTableGoesOnBesideALabelOfManyRows() {
    PdfStyle style = style(Rules.OPEN, 5.5, Horizontal.RIGHT);
    for (int lines = 0; lines < PLACES_OF_BREAK; lines++) {
      PrintedReport report = new PrintedReport(new ReportGenerator(new Random(5)).next());
      lower(report, lines);
      Scoring.Score score = scoring.score(report, style.render(report), true);
      assertThat(score.wrong()).as("%d lines", lines).isEmpty();
      assertThat(score.right()).as("%d lines", lines).isEqualTo(score.decidable());
    }
  }

  /** Blanks take up room in narrow cells, so that a number goes on in the next line. */
  @Test
  void shouldReadNothingWrongWhenNumbersWithBlanksAroundThemWrap() {
    PdfStyle style = style(Rules.CLOSED, 12, Horizontal.CENTRE);
    int right = 0;
    int decidable = 0;
    for (int i = 0; i < REPORTS; i++) {
      Random random = new Random(i);
      PrintedReport report =
          new PrintedReport(new ReportGenerator(random).next(FORM, Figures.DENSE));
      Noise.applyAll(
          List.of(i % 2 == 0 ? Noise.BLANK_FOR_ZERO : Noise.CELLS_GLUED, Noise.BLANKS_AROUND),
          report,
          random);
      Scoring.Score score = scoring.score(report, style.render(report), true);
      assertThat(score.wrong()).as("report %d", i).isEmpty();
      right += score.right();
      decidable += score.decidable();
    }
    assertThat(right).isGreaterThan(decidable * 9 / 10);
  }

  /** A blank row at the foot of a page, and a row with values at the head of the next. */
  @Test
  void shouldReadNoRowAsTheRestOfABlankOneWhenAPageEndsBetweenThem() {
    PdfStyle style = style(Rules.OPEN, 9, Horizontal.LEFT);
    FormLayout form = FormLayout.of(FormEdition.FORM_2019, FormEdition.FORM_2019);
    for (int lines = 0; lines < 2 * PLACES_OF_BREAK; lines++) {
      Random random = new Random(lines);
      PrintedReport report = new PrintedReport(new ReportGenerator(random).next(form));
      Noise.BLANK_FOR_ZERO.apply(report, random);
      lower(report, lines);
      Scoring.Score score = scoring.score(report, style.render(report), true);
      assertThat(score.wrong()).as("%d lines", lines).isEmpty();
    }
  }

  /** Puts lines before the tables. */
  private static void lower(PrintedReport report, int lines) {
    for (int i = 0; i < lines; i++) {
      report.blocks().add(4, new PrintedParagraph(PrintedParagraph.Role.TEXT, "公开工作有序开展。"));
    }
  }

  private static PdfStyle style(Rules rules, double size, Horizontal horizontal) {
    return new PdfStyle(rules, size, WIDTHS, 1.2, 8, horizontal, Vertical.TOP, Set.of());
  }
}
