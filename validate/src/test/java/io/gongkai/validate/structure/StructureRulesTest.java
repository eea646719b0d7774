package io.gongkai.validate.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.model.Severity;
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
  void shouldNotReportBlankTables() {
    assertThat(failed(ReportFixture.zeros().states("t3.", CellState.BLANK))).isEmpty();
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
