package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Figures;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PdfStyle.Horizontal;
import io.gongkai.testkit.PdfStyle.Rules;
import io.gongkai.testkit.PdfStyle.Vertical;
import io.gongkai.testkit.PrintedParagraph;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables without lines: what may be a piece of a number, or of another row, is no number. */
class PdfUnruledTest {
  /** Widths of the label columns that leave room for two large digits in a column of values. */
  private static final List<Double> NARROW_VALUES = List.of(60.0, 50.0, 215.0);

  private static final List<Double> WIDE_VALUES = List.of(36.0, 56.0, 0.0);
  private static final List<Double> USUAL = List.of(36.0, 56.0, 140.0);
  private static final int PLACES_OF_BREAK = 40;
  private static final int REPORTS = 20;
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  private final Scoring scoring = new Scoring();

  /** What was read of several documents, in cells. */
  private record Read(int right, int decidable) {}

  /** A page may end below the headings, or between their lines. */
  @Test
  void shouldReadNearlyEveryCellWhereverAPageEnds() {
    PdfStyle style = style(10.5, WIDE_VALUES, 0, Horizontal.CENTRE, Vertical.TOP);
    int right = 0;
    int decidable = 0;
    for (int lines = 0; lines < PLACES_OF_BREAK; lines++) {
      PrintedReport report = new PrintedReport(new ReportGenerator(new Random(5)).next());
      lower(report, lines);
      Scoring.Score score = scoring.score(report, style.render(report), true);
      assertThat(score.wrong()).as("%d lines", lines).isEmpty();
      right += score.right();
      decidable += score.decidable();
    }
    assertThat(right).isGreaterThan(decidable * 98 / 100);
  }

  /** Words that are not those of the form hide the headings, and narrow columns break numbers. */
  @Test
  void shouldReadNoPieceOfANumberWhenNoColumnsAreFound() {
    for (Vertical vertical : Vertical.values()) {
      PdfStyle style = style(12, NARROW_VALUES, 2, Horizontal.RIGHT, vertical);
      read(style, Figures.DENSE, Noise.PHONETIC);
      read(style, Figures.HUGE, Noise.PHONETIC);
    }
  }

  /** A full line of figures goes on in no paragraph, whatever digits the next line begins with. */
  @Test
  void shouldNotAddTheDigitsOfTheNextLineWhenNoColumnsAreFound() {
    PdfStyle style = style(10.5, List.of(20.0, 60.0, 180.0), 0, Horizontal.RIGHT, Vertical.TOP);
    read(style, Figures.DENSE, Noise.PHONETIC, Noise.BARE_PAGE_NUMBERS);
  }

  @Test
  void shouldReadRowsWhenABlankSetsOrdinalsApart() {
    PdfStyle style = style(5.5, NARROW_VALUES, 4, Horizontal.LEFT, Vertical.TOP);
    Read read = read(style, Figures.USUAL, Noise.ORDINAL_STYLES);
    assertThat(read.right()).isGreaterThan(read.decidable() * 95 / 100);
  }

  /** Labels of several columns stand so close that their lines look like one. */
  @Test
  void shouldReadRowsWhenLabelsOfTwoColumnsStandSideBySide() {
    PdfStyle style = style(12, WIDE_VALUES, 2, Horizontal.RIGHT, Vertical.MIDDLE);
    Read read = read(style, Figures.USUAL);
    assertThat(read.right()).isGreaterThan(read.decidable() * 95 / 100);
  }

  @Test
  void shouldReadRowsWhenHeadingsStandAgainAmongThem() {
    PdfStyle style = style(9, USUAL, 8, Horizontal.LEFT, Vertical.TOP);
    Read read = read(style, Figures.USUAL, Noise.HEADS_REPEATED);
    assertThat(read.right()).isGreaterThan(read.decidable() * 95 / 100);
  }

  /** A page number stands below the last digits of a number, as its next line would. */
  @Test
  void shouldAddNoPageNumberToANumberThatIsBroken() {
    PdfStyle style = style(12, NARROW_VALUES, 4, Horizontal.RIGHT, Vertical.TOP);
    Read read = read(style, Figures.DENSE, Noise.BARE_PAGE_NUMBERS);
    assertThat(read.right()).isGreaterThan(read.decidable() * 9 / 10);
  }

  @Test
  void shouldNoticeValuesAboveTheFirstLabel() {
    PrintedReport report = new PrintedReport(new ReportGenerator(new Random(5)).next());
    report.table3().replaceAll(row -> row.item().equals("t3.received") ? withoutLabel(row) : row);
    byte[] document = style(9, USUAL, 8, Horizontal.LEFT, Vertical.TOP).render(report);
    Report read = Scoring.report(scoring.normalize(document)).orElseThrow();
    CellView cells = new CellView(read);
    assertThat(cells.state(cells.layout().firstCell("t3.received"))).isEqualTo(CellState.ILLEGIBLE);
  }

  private static PrintedRow withoutLabel(PrintedRow row) {
    return new PrintedRow(row.item(), row.labels().stream().map(label -> "").toList(), row.cells());
  }

  /** Reads reports with noises, none of them wrong. */
  private Read read(PdfStyle style, Figures figures, Noise... noises) {
    int right = 0;
    int decidable = 0;
    for (int i = 0; i < REPORTS; i++) {
      Random random = new Random(i);
      PrintedReport report = new PrintedReport(new ReportGenerator(random).next(FORM, figures));
      Noise.applyAll(List.of(noises), report, random);
      lower(report, i);
      Scoring.Score score = scoring.score(report, style.render(report), false);
      assertThat(score.wrong()).as("report %d in %s", i, style).isEmpty();
      right += score.right();
      decidable += score.decidable();
    }
    return new Read(right, decidable);
  }

  /** Puts lines before the tables. */
  private static void lower(PrintedReport report, int lines) {
    for (int i = 0; i < lines; i++) {
      report.blocks().add(4, new PrintedParagraph(PrintedParagraph.Role.TEXT, "公开工作有序开展。"));
    }
  }

  private static PdfStyle style(
      double size, List<Double> labels, double padding, Horizontal horizontal, Vertical vertical) {
    return new PdfStyle(Rules.NONE, size, labels, 1.2, padding, horizontal, vertical, Set.of());
  }
}
