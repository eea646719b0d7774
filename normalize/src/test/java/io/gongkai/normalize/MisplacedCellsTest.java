package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Figures;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rows that two damages at once have brought out of place: nothing is read of them that is wrong.
 */
class MisplacedCellsTest {
  private static final String QUERY = "8.属于行政查询事项";
  private static final String CREATION = "2.没有现成信息需要另行制作";
  private static final String UNCLEAR = "3.补正后申请内容仍不明确";

  private final Scoring scoring = new Scoring();

  @Test
  void shouldNotCutNumberWithZeroInFrontWhenBlankCellLeavesNoTrace() {
    String text = print(truth(FormEdition.FORM_2019), TextLayout.LINES);
    String damaged = text.replaceFirst("行政许可\n[^\n]*\n[^\n]*\n[^\n]*\n", "行政许可\n580\n0346\n");
    assertThat(damaged).isNotEqualTo(text);
    CellView cells = scoring.read(damaged);
    assertThat(value(cells, "t2.licensing", "change")).isEmpty();
    assertThat(value(cells, "t2.licensing", "decisions")).isEmpty();
  }

  @Test
  void shouldNotTakeCellsAsTheyStandWhenRowIsShiftedAndItsTotalLost() {
    Truth truth = truth(FormEdition.FORM_2021);
    String text = print(truth, TextLayout.TABS);
    // The sums of the columns say nothing while another row lacks a cell.
    String damaged =
        text.replaceFirst("(" + QUERY + ")(\t.*)\t[0-9]+\n", "$1\t$2\n")
            .replaceFirst("(" + CREATION + "\t.*)\t[0-9]+\n", "$1\n");
    assertNothingWrong(truth, text, damaged, "t3.refused.administrative_query");
  }

  @Test
  void shouldLeaveBlankCellBlankWhenMarkStraysBehindItsRow() {
    String text = print(truth(FormEdition.FORM_2021), TextLayout.TABS);
    String damaged = text.replaceFirst("规章\t[^\n]*\n", "规章\t5\t\t7\n/\n");
    assertThat(damaged).isNotEqualTo(text);
    CellView cells = scoring.read(damaged);
    assertThat(value(cells, "t2.rules", "repealed")).isEmpty();
  }

  @Test
  void shouldNotTrustLabelWhenRowWithoutLabelIsLeftBehindIt() {
    Truth truth = truth(FormEdition.FORM_2021);
    String text = print(truth, TextLayout.TABS);
    String creation = row(text, CREATION);
    String unclear = row(text, UNCLEAR);
    String damaged =
        text.replace(CREATION + creation, CREATION)
            .replace(UNCLEAR + unclear, UNCLEAR + creation + "\n" + unclear);
    assertNothingWrong(truth, text, damaged, "t3.unavailable.still_unclear");
  }

  @Test
  void shouldReadFirstColumnAndTotalsWhenNothingElseIsFilledIn() {
    String text = firstAndTotals();
    CellView cells = scoring.read(text);
    assertThat(value(cells, "t3.received", "natural_person")).contains(new BigDecimal(5));
    assertThat(value(cells, "t3.received", "total")).contains(new BigDecimal(9));
    assertThat(value(cells, "t3.received", "commercial_enterprise")).isEmpty();
  }

  @Test
  void shouldNotTakeOnlyPlaceWhenSumsAcrossRowsSpeakAgainstIt() {
    String damaged = firstAndTotals().replaceFirst("新收政府信息公开申请数量\t5\t", "新收政府信息公开申请数量\t6\t");
    CellView cells = scoring.read(damaged);
    assertThat(value(cells, "t3.received", "natural_person")).isEmpty();
    assertThat(value(cells, "t3.received", "total")).isEmpty();
  }

  @Test
  void shouldNotTakeLastNumberForItsCellWhenTwoBeforeItRanTogether() {
    Truth truth = truth(FormEdition.FORM_2021);
    String text = print(truth, TextLayout.PADDED_TABS);
    String damaged =
        text.replaceFirst("(" + QUERY + "(?:\t\\d+){4}\t)(?:\\d+\t){2}(\\d+)", "$13.000.0\t$2\t");
    assertNothingWrong(truth, text, damaged, "t3.refused.administrative_query");
  }

  @Test
  void shouldNotTakeRowAsItStandsWhenBlankCellTooManyMovesIt() {
    Truth truth = truth(FormEdition.FORM_2021);
    String text = print(truth, TextLayout.RAGGED_BARS);
    String damaged =
        text.replaceFirst(QUERY + " \\| [^\n]*\n", QUERY + " |  | 4 | 5 | 6 |  |  | 7 | 22 | ||\n");
    assertNothingWrong(truth, text, damaged, "t3.refused.administrative_query");
  }

  @Test
  void shouldNotTakeRowForItsNeighbourWhenFormDoesNotHaveItsLabel() {
    Truth truth = truth(FormEdition.FORM_2021);
    String text = print(truth, TextLayout.TORN_BARS);
    String damaged =
        text.replaceFirst("一、本年新收政府信息公开申请数量\n[^\n]*\n", "其中：网络申请\n| 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n");
    assertNothingWrong(truth, text, damaged, "t3.received");
  }

  @Test
  void shouldNotReadTornRowByItsPrintWhenRowThatFormDoesNotHaveStandsInIt() {
    Truth truth = truth(FormEdition.FORM_2021);
    String text = print(truth, TextLayout.BARRED_LINES);
    String damaged =
        text.replaceFirst(
            "(一、本年新收政府信息公开申请数量 \\|\n)(?:\\d+ \\|\n){7}",
            "$1|\n|\n其中：网络申请 |\n3 |\n0 |\n0 |\n0 |\n0 |\n0 |\n3 |\n|\n36 |\n");
    assertNothingWrong(truth, text, damaged, "t3.received");
  }

  @Test
  void shouldReadGluedRowWhenSpaceStandsInIt() {
    Truth truth =
        new ReportGenerator(new Random(3))
            .next(FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021), Figures.ZERO);
    String zeros = "予以公开0000000";
    String text = print(truth, TextLayout.GLUED);
    assertThat(text).contains(zeros);
    String damaged =
        text.replaceFirst("申请数量0000000", "申请数量230 000023")
            .replaceFirst(zeros, "予以公开230 000023")
            .replaceFirst("总计0000000", "总计230 000023");
    CellView cells = scoring.read(damaged);
    for (String item : List.of("t3.received", "t3.granted", "t3.total")) {
      assertThat(value(cells, item, "natural_person")).as(item).contains(new BigDecimal(23));
      assertThat(value(cells, item, "commercial_enterprise")).as(item).contains(BigDecimal.ZERO);
      assertThat(value(cells, item, "total")).as(item).contains(new BigDecimal(23));
    }
  }

  private void assertNothingWrong(Truth truth, String text, String damaged, String item) {
    assertThat(damaged).isNotEqualTo(text);
    CellView cells = scoring.read(damaged);
    int first = truth.layout().firstCell(item);
    for (int i = first; i < first + 7; i++) {
      BigDecimal right = truth.values().get(i);
      assertThat(cells.value(i).map(value -> value.compareTo(right)).orElse(0))
          .as("%d", i)
          .isZero();
    }
  }

  /** Five applications by persons among nine: of the others nothing but the totals is filled in. */
  private static String firstAndTotals() {
    Truth zero =
        new ReportGenerator(new Random(3))
            .next(FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021), Figures.ZERO);
    String blank =
        print(zero, TextLayout.PADDED_TABS).replace("\t0\t0\t0\t0\t0\t0\t0", "\t0\t\t\t\t\t\t0");
    for (String label : List.of("新收政府信息公开申请数量", "予以公开", "总计")) {
      blank = blank.replaceFirst(label + "\t0\t\t\t\t\t\t0", label + "\t5\t\t\t\t\t\t9");
    }
    return blank;
  }

  private static String row(String text, String label) {
    int start = text.indexOf(label) + label.length();
    return text.substring(start, text.indexOf('\n', start));
  }

  private static Optional<BigDecimal> value(CellView cells, String item, String column) {
    return cells.value(cells.layout().cell(item, column).orElseThrow().index());
  }

  private static Truth truth(FormEdition edition) {
    return new ReportGenerator(new Random(11)).next(FormLayout.of(edition, edition), Figures.DENSE);
  }

  private static String print(Truth truth, TextLayout layout) {
    return new String(layout.print(new PrintedReport(truth)), StandardCharsets.UTF_8);
  }
}
