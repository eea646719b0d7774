package io.gongkai.validate.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Outline;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Severity;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureRulesTest {
  private final Validator validator = Validator.standard();

  @ParameterizedTest
  @CsvSource({"t2., 2", "t3., 3", "t4., 4"})
  void shouldReportATableThatIsMissingAsAWhole(String prefix, String number) {
    ReportFixture fixture = ReportFixture.zeros().states(prefix, CellState.MISSING);

    List<Finding> failed = failed(fixture);

    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).getRule()).isEqualTo("STR-TABLE-MISSING");
    assertThat(failed.get(0).getSeverity()).isEqualTo(Severity.ERROR);
    assertThat(failed.get(0).getItem()).isNull();
    assertThat(failed.get(0).getMessageEn()).contains("table " + number);
  }

  @Test
  void shouldReportARowThatIsMissingFromItsTable() {
    ReportFixture fixture =
        ReportFixture.zeros().states("t3.not_processed.duplicate", CellState.MISSING);

    List<Finding> failed = failed(fixture);

    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).getRule()).isEqualTo("STR-ROW-MISSING");
    assertThat(failed.get(0).getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(failed.get(0).getItem()).isEqualTo("t3.not_processed.duplicate");
    assertThat(failed.get(0).getColumn()).isNull();
    assertThat(failed.get(0).getMessageZh()).contains("（五）不予处理2.重复申请");
  }

  @Test
  void shouldNotReportSingleMissingCells() {
    ReportFixture fixture = ReportFixture.zeros().state("t3.granted", "other", CellState.MISSING);

    assertThat(failed(fixture)).isEmpty();
  }

  @Test
  void shouldFlagATableThatIsEmptyThroughout() {
    List<Finding> failed = failed(ReportFixture.zeros().states("t3.", CellState.BLANK));

    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).getRule()).isEqualTo("STR-TABLE-BLANK");
    assertThat(failed.get(0).getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(failed.get(0).getMessageEn()).contains("table 3");
  }

  @Test
  void shouldOnlyTellWhenTableFourIsEmptyThroughout() {
    List<Finding> failed = failed(ReportFixture.zeros().states("t4.", CellState.BLANK));

    assertThat(failed).extracting(Finding::getRule).containsExactly("STR-BLANK");
    assertThat(failed.get(0).getSeverity()).isEqualTo(Severity.INFO);
  }

  @Test
  void shouldNameColumnsThatAreEmptyThroughout() {
    ReportFixture fixture = ReportFixture.zeros();
    for (FormCell cell : fixture.layout().cells()) {
      if (cell.item().startsWith("t3.") && !cell.column().equals("total")) {
        fixture.state(cell.item(), cell.column(), CellState.BLANK);
      }
    }
    fixture.state("t3.carried_out", "total", CellState.BLANK);

    Finding finding = failed(fixture).get(0);

    assertThat(finding.getMessageZh()).contains("“自然人”整列、“商业企业”整列").endsWith("“四、结转下年度继续办理·总计”。");
    assertThat(finding.getMessageEn())
        .contains("the whole column natural_person")
        .endsWith("t3.carried_out/total.");
  }

  @Test
  void shouldNotTakeNilMarksForEmptyCells() {
    assertThat(failed(ReportFixture.zeros().states("t3.", CellState.NIL))).isEmpty();
  }

  @Test
  void shouldNameEmptyCellsOnceForEachTableAndAnEmptyRowByItsTotal() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .states("t3.not_processed.duplicate", CellState.BLANK)
            .state("t3.granted", "other", CellState.BLANK)
            .state("t4.reconsideration", "pending", CellState.BLANK);

    List<Finding> failed = failed(fixture);

    assertThat(failed).extracting(Finding::getRule).containsExactly("STR-BLANK", "STR-BLANK");
    assertThat(failed.get(0).getSeverity()).isEqualTo(Severity.INFO);
    assertThat(failed.get(0).getCells())
        .extracting(Operand::getItem, Operand::getColumn)
        .containsExactly(
            tuple("t3.granted", "other"), tuple("t3.not_processed.duplicate", "total"));
    assertThat(failed.get(0).getMessageEn()).contains("8 empty cells");
    assertThat(failed.get(1).getMessageZh()).contains("行政复议·尚未审结");
  }

  @Test
  void shouldConvertAFeeThatIsPrintedInYuan() {
    List<Finding> failed =
        failed(ReportFixture.zeros().raw("t2.fees", "amount", "251000", "251000元"));

    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).getRule()).isEqualTo("NUM-FEE-UNIT");
    assertThat(failed.get(0).getExpected()).isEqualTo("25.1");
    assertThat(failed.get(0).getActual()).isEqualTo("251000");
    assertThat(failed.get(0).getMessageZh()).contains("251000元").contains("25.1");
  }

  @ParameterizedTest
  @CsvSource({"0.37, 0.37万元", "0, 0元", "12, 12", "3, 3亿元", "7, 7（万元）"})
  void shouldAcceptFeesInTheUnitOfTheFormOrInAnUnusualOne(String value, String printed) {
    assertThat(failed(ReportFixture.zeros().raw("t2.fees", "amount", value, printed))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BODY, 1000000, 1", "BODY, 999999, 0", "JURISDICTION, 1000000, 0"})
  void shouldGoByTheReportingLevelWhenAFeeIsHigh(ReportingLevel level, long fee, int findings) {
    assertThat(failed(ReportFixture.zeros().level(level).set("t2.fees", "amount", fee)))
        .hasSize(findings)
        .allSatisfy(finding -> assertThat(finding.getRule()).isEqualTo("NUM-FEE-HIGH"));
  }

  @Test
  void shouldSayWhichCellsOutsideTheSumsWereNotAssessed() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .state("t2.rules", "issued", CellState.ILLEGIBLE)
            .state("t2.fees", "amount", CellState.ILLEGIBLE);

    List<Finding> findings = validator.validate(fixture.build()).getFindings();

    assertThat(findings)
        .extracting(Finding::getRule, Finding::getOutcome)
        .containsExactly(
            tuple("NUM-COUNT", Outcome.NOT_ASSESSABLE),
            tuple("NUM-FEE-HIGH", Outcome.NOT_ASSESSABLE),
            tuple("NUM-FEE-UNIT", Outcome.NOT_ASSESSABLE));
  }

  @Test
  void shouldAskNothingOfTheSectionsWhenTheDocumentHasNoneOrDoesNotFollowTheForm() {
    assertThat(failed(ReportFixture.zeros().outline(null))).isEmpty();
    assertThat(failed(ReportFixture.zeros().outline(new Outline(List.of(3, 2), List.of(5), false))))
        .isEmpty();
    assertThat(
            failed(
                ReportFixture.zeros(FormEdition.FORM_2019)
                    .year(2019)
                    .outline(new Outline(List.of(4, 3, 2), List.of(1, 5, 6), false))))
        .isEmpty();
  }

  @Test
  void shouldNotAskForFeesInTheFormOf2019() {
    assertThat(
            failed(
                ReportFixture.zeros(FormEdition.FORM_2019)
                    .year(2020)
                    .outline(new Outline(List.of(1, 2, 3, 4, 5, 6), List.of(), false))))
        .isEmpty();
  }

  @Test
  void shouldNotDemandTablesOfTheYearOfTransition() {
    ReportFixture fixture =
        ReportFixture.zeros(FormEdition.FORM_2019).year(2019).states("t3.", CellState.MISSING);

    assertThat(failed(fixture)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FORM_2021, t2.licensing, decisions, -3",
    "FORM_2021, t2.rules, issued, 1.5",
    "FORM_2021, t2.fees, amount, -0.5",
    "FORM_2019, t2.licensing, previous, -3",
    "FORM_2019, t2.licensing, change, 0.5"
  })
  void shouldReportWhatIsNoCount(FormEdition form, String item, String column, String value) {
    List<Finding> failed = failed(ReportFixture.zeros(form).set(item, column, value));

    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).getRule()).isEqualTo("NUM-COUNT");
    assertThat(failed.get(0).getItem()).isEqualTo(item);
    assertThat(failed.get(0).getColumn()).isEqualTo(column);
    assertThat(failed.get(0).getActual()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "FORM_2021, t2.fees, amount, 24252.311082",
    "FORM_2021, t2.rules, issued, 3.0",
    "FORM_2019, t2.procurement, amount, 0.37",
    "FORM_2019, t2.licensing, change, -417"
  })
  void shouldAcceptDecimalsOfAmountsAndNegativeChanges(
      FormEdition form, String item, String column, String value) {
    assertThat(failed(ReportFixture.zeros(form).set(item, column, value))).isEmpty();
  }

  @Test
  void shouldShareTheCauseOfTheSumsWhenTheWrongCellIsNoCount() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.received", 35, 0, 0, 0, 0, 0, 35)
            .row("t3.granted", 35, 0, 0, 0, 0, 0, 35)
            .row("t3.total", 35, 0, 0, 0, 0, 0, 35)
            .set("t3.granted", "natural_person", "3.5");

    List<Finding> failed = failed(fixture);

    assertThat(failed)
        .extracting(Finding::getRule)
        .containsExactly("NUM-COUNT", "T3-ROW-SUM", "T3-TOTAL");
    assertThat(failed)
        .allSatisfy(
            finding -> {
              assertThat(finding.getCause()).isEqualTo("c1");
              assertThat(finding.getSuspect().getCells().get(0).getSuggested()).isEqualTo("35");
            });
    assertThat(failed.get(2).getExpected()).isEqualTo("3.5");
  }

  private List<Finding> failed(ReportFixture fixture) {
    return validator.validate(fixture.build()).getFindings().stream()
        .filter(finding -> finding.getOutcome() == Outcome.FAIL)
        .toList();
  }
}
