package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tables as converters of web pages write them, which fill every row up to the table's width: how
 * many cells do so differs from row to row.
 */
class ConvertedTablesTest {
  private static final int REPORTS = 40;

  private final Scoring scoring = new Scoring();

  @ParameterizedTest
  @EnumSource(Converter.class)
  void shouldReadEveryCellWhenRowsAreFilledUp(Converter converter) {
    for (int i = 0; i < REPORTS; i++) {
      PrintedReport report = report(i);
      Scoring.Score score = scoring.score(report, converter.print(report));
      assertThat(score.wrong()).as("report %d", i).isEmpty();
      assertThat(score.without()).as("report %d", i).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Converter.class)
  void shouldReadTotalsWhenNothingElseIsFilledIn(Converter converter) {
    for (int i = 0; i < REPORTS; i++) {
      PrintedReport report = report(i);
      Noise.TOTALS_ONLY.apply(report, new Random(i));
      Scoring.Score score = scoring.score(report, converter.print(report));
      assertThat(score.wrong()).as("report %d", i).isEmpty();
      int blank = (int) report.table3().stream().filter(row -> row.cells().size() == 7).count() * 6;
      assertThat(score.without()).as("report %d", i).isEqualTo(blank);
    }
  }

  @ParameterizedTest
  @EnumSource(Converter.class)
  void shouldReadNoWrongValueWhenBlankCellsAreLost(Converter converter) {
    Random random = new Random(5);
    for (int i = 0; i < REPORTS; i++) {
      PrintedReport report = report(i);
      Noise.TOTALS_ONLY.apply(report, random);
      for (PrintedRow row : report.table3()) {
        if (row.cells().size() == 7 && random.nextBoolean()) {
          row.cells().remove(random.nextInt(6));
        }
      }
      assertThat(scoring.score(report, converter.print(report)).wrong()).isEmpty();
    }
  }

  @Test
  void shouldCallRowBlankWhenItsLabelStandsAlone() {
    PrintedReport report = new PrintedReport(new ReportGenerator(new Random(3)).next());
    for (PrintedRow row : report.table3()) {
      if (List.of("t3.other.other", "t3.refused.state_secret").contains(row.item())) {
        row.cells().clear();
      }
    }
    CellView cells = scoring.read(TextLayout.LINES.render(report));
    for (String item : List.of("t3.other.other", "t3.refused.state_secret")) {
      assertThat(cells.state(cells.layout().firstCell(item))).isEqualTo(CellState.BLANK);
    }
  }

  @Test
  void shouldReadTable4WhenEachGroupHasRowOfItsOwn() {
    PrintedReport report = report(1);
    List<String> values = report.table4().get(3).cells();
    String rows =
        String.join("\t", "", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
            + "\n行政复议\t"
            + String.join("\t", values.subList(0, 5))
            + "\n行政诉讼\t未经复议直接起诉\t"
            + String.join("\t", values.subList(5, 10))
            + "\n复议后起诉\t"
            + String.join("\t", values.subList(10, 15))
            + "\n";
    Scoring.Score score = scoring.score(report, withTable4(report, rows));
    assertThat(score.wrong()).isEmpty();
    assertThat(score.without()).isZero();
  }

  @Test
  void shouldReadNothingOfTable4WhenItIsTurnedOnItsSide() {
    PrintedReport report = report(1);
    List<String> values = report.table4().get(3).cells();
    StringBuilder rows = new StringBuilder("\t行政复议\t未经复议直接起诉\t复议后起诉\n");
    List<String> outcomes = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
    for (int i = 0; i < outcomes.size(); i++) {
      List<String> row =
          List.of(outcomes.get(i), values.get(i), values.get(5 + i), values.get(10 + i));
      rows.append(String.join("\t", row)).append('\n');
    }
    Scoring.Score score = scoring.score(report, withTable4(report, rows.toString()));
    assertThat(score.wrong()).isEmpty();
    assertThat(score.without()).isEqualTo(values.size());
  }

  private static String withTable4(PrintedReport report, String rows) {
    String text = TextLayout.TABS.render(report);
    int start = text.indexOf("行政复议\t行政诉讼\n");
    assertThat(start).isPositive();
    return text.substring(0, start) + rows + text.substring(text.indexOf("五、存在"));
  }

  @Test
  void shouldCallRowMissingWhenItsLabelIsNotThereEither() {
    PrintedReport report = new PrintedReport(new ReportGenerator(new Random(3)).next());
    report.table3().removeIf(row -> row.item().equals("t3.refused.third_party_rights"));
    CellView cells = scoring.read(TextLayout.LINES.render(report));
    assertThat(cells.state(cells.layout().firstCell("t3.refused.third_party_rights")))
        .isEqualTo(CellState.MISSING);
  }

  private static PrintedReport report(int i) {
    FormEdition edition = i % 3 == 0 ? FormEdition.FORM_2019 : FormEdition.FORM_2021;
    Truth truth = new ReportGenerator(new Random(900 + i)).next(FormLayout.of(edition, edition));
    return new PrintedReport(truth);
  }

  /** Converters, by how they write a row. */
  private enum Converter {
    /** A cell per line, closed by a bar; the bars of the cells that are not there on a line. */
    CLOSED_LINES {
      @Override
      String row(PrintedRow row) {
        StringBuilder text = new StringBuilder();
        cells(row).forEach(cell -> text.append(cell).append(cell.isEmpty() ? "|\n" : " |\n"));
        int fill = width(row) - cells(row).size();
        return text.append(fill > 0 ? "|".repeat(fill) + "\n" : "").toString();
      }
    },
    /** Cells and bars on lines of their own. */
    LONE_BARS {
      @Override
      String row(PrintedRow row) {
        StringBuilder text = new StringBuilder();
        cells(row).forEach(cell -> text.append(cell).append(cell.isEmpty() ? "|\n" : "\n|\n"));
        return text.append("|".repeat(width(row) + 2 - cells(row).size())).append('\n').toString();
      }
    },
    /** Rows as lines between bars, with a bar for each cell that is not there. */
    BARRED_ROWS {
      @Override
      String row(PrintedRow row) {
        String fill = "|".repeat(Math.max(0, width(row) - cells(row).size()));
        return "| " + String.join(" | ", cells(row)) + " | " + fill + "\n";
      }
    };

    abstract String row(PrintedRow row);

    String print(PrintedReport report) {
      StringBuilder text = new StringBuilder(String.join("\n", report.opening())).append('\n');
      text.append("二、主动公开政府信息情况\n");
      report.table2().forEach(row -> text.append(row(row)));
      text.append("三、收到和处理政府信息公开申请情况\n");
      report.table3().forEach(row -> text.append(row(row)));
      text.append("四、政府信息公开行政复议、行政诉讼情况\n");
      report.table4().forEach(row -> text.append(row(row)));
      return text.append(String.join("\n", report.closing())).append('\n').toString();
    }

    private static List<String> cells(PrintedRow row) {
      List<String> cells = new ArrayList<>(row.labels());
      cells.removeIf(String::isEmpty);
      cells.addAll(row.cells());
      return cells;
    }

    /** Cells of the widest row of the table that the row is of. */
    private static int width(PrintedRow row) {
      if (row.item().startsWith("t4") || cells(row).contains("结果维持")) {
        return 15;
      }
      boolean ofTable2 =
          row.item().startsWith("t2")
              || cells(row).get(0).startsWith("第二十条")
              || cells(row).get(0).equals("信息内容");
      return ofTable2 ? 4 : 10;
    }
  }
}
