package io.gongkai.validate.sums;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import io.gongkai.validate.catalogue.Category;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SumRulesTest {
  private final Validator validator = Validator.standard();

  @ParameterizedTest
  @EnumSource(FormEdition.class)
  void shouldBeCleanWithoutFindingsWhenEverySumHolds(FormEdition form) {
    ValidatedReport validated =
        validator.validate(ReportFixture.random(form, new Random(7)).build());

    assertThat(validated.getVerdict()).isEqualTo(Verdict.CLEAN);
    assertThat(validated.getFindings()).isEmpty();
    assertThat(validated.getCatalogue()).isEqualTo(RuleCatalogue.VERSION);
  }

  @Test
  void shouldSayWhereInTheTextTheOperandsStand() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .set("t4.reconsideration", "total", 12)
            .at(300, "t4.reconsideration", "total", "12");

    assertThat(validator.validate(fixture.build()).getFindings())
        .filteredOn(finding -> finding.getRule().equals("T4-SUM"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.getCells())
                    .contains(
                        new Operand("t4.reconsideration", "total", "12", null, 300, 302),
                        new Operand("t4.reconsideration", "upheld", "0", null, -1, -1)));
  }

  @Test
  void shouldStateExpectedActualAndOperandsWhenTheTotalOfResultsIsWrong() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.received", 148, 0, 0, 0, 0, 0, 148)
            .row("t3.carried_in", 1, 0, 0, 0, 0, 0, 1)
            .row("t3.granted", 126, 0, 0, 0, 0, 0, 126)
            .row("t3.total", 162, 0, 0, 0, 0, 0, 126)
            .row("t3.carried_out", 23, 0, 0, 0, 0, 0, 23);

    ValidatedReport validated = validator.validate(fixture.build());

    assertThat(validated.getVerdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(validated.getFindings())
        .extracting(Finding::getRule)
        .containsExactly("T3-FLOW", "T3-ROW-SUM", "T3-TOTAL");
    Finding flow = validated.getFindings().get(0);
    assertThat(flow.getSeverity()).isEqualTo(Severity.ERROR);
    assertThat(flow.getItem()).isEqualTo("t3.total");
    assertThat(flow.getColumn()).isEqualTo("natural_person");
    assertThat(flow.getExpected()).isEqualTo("126");
    assertThat(flow.getActual()).isEqualTo("162");
    assertThat(flow.getDifference()).isEqualTo("36");
    assertThat(flow.getCells())
        .containsExactly(
            new Operand("t3.received", "natural_person", "148", null, -1, -1),
            new Operand("t3.carried_in", "natural_person", "1", null, -1, -1),
            new Operand("t3.carried_out", "natural_person", "23", null, -1, -1),
            new Operand("t3.total", "natural_person", "162", null, -1, -1));
    assertThat(flow.getMessageZh())
        .isEqualTo(
            "表三：由“一、本年新收政府信息公开申请数量 148 + 二、上年结转政府信息公开申请数量 1"
                + " − 四、结转下年度继续办理 23”应得 126，“（七）总计·自然人”为 162，相差 36。");
    assertThat(flow.getMessageEn())
        .isEqualTo(
            "The parts of t3.total/natural_person give 126 (t3.received 148 + t3.carried_in 1"
                + " − t3.carried_out 23), but it says 162: a difference of 36.");
    Finding row = validated.getFindings().get(1);
    assertThat(row.getColumn()).isEqualTo("total");
    assertThat(row.getExpected()).isEqualTo("162");
    assertThat(row.getActual()).isEqualTo("126");
  }

  @Test
  void shouldCountTheSingleRowOfOtherClosingsInTheFormOf2019() {
    ReportFixture fixture =
        ReportFixture.zeros(FormEdition.FORM_2019)
            .row("t3.received", 5, 0, 0, 0, 0, 0, 5)
            .row("t3.other", 5, 0, 0, 0, 0, 0, 5)
            .row("t3.total", 5, 0, 0, 0, 0, 0, 5);

    assertThat(validator.validate(fixture.build()).getFindings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CellState.class,
      names = {"BLANK", "NIL", "MISSING", "ILLEGIBLE"})
  void shouldNotAssessTheSumsOverACellWithoutAValue(CellState state) {
    ReportFixture fixture = ReportFixture.zeros().state("t3.granted", "natural_person", state);

    ValidatedReport validated = validator.validate(fixture.build());

    assertThat(validated.getVerdict()).isEqualTo(Verdict.CLEAN);
    List<Finding> ofSums = ofSums(validated);
    assertThat(ofSums).extracting(Finding::getRule).containsExactly("T3-ROW-SUM", "T3-TOTAL");
    assertThat(ofSums)
        .allSatisfy(
            finding -> {
              assertThat(finding.getOutcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
              assertThat(finding.getSeverity()).isEqualTo(Severity.INFO);
              assertThat(finding.getActual()).isEqualTo("0");
              assertThat(finding.getExpected()).isNull();
              assertThat(finding.getDifference()).isNull();
              assertThat(finding.getCause()).isNull();
              assertThat(finding.getSuspect()).isNull();
              assertThat(finding.getCells())
                  .containsExactly(new Operand("t3.granted", "natural_person", null, null, -1, -1));
              assertThat(finding.getMessageEn()).contains("t3.granted/natural_person is " + state);
              assertThat(finding.getMessageZh()).contains("（一）予以公开·自然人");
            });
  }

  @Test
  void shouldSayOfEverySumThatItDidNotRunWhenAllCellsAreBlank() {
    ReportFixture fixture = ReportFixture.zeros().states("t", CellState.BLANK);

    ValidatedReport validated = validator.validate(fixture.build());

    assertThat(ofSums(validated))
        .hasSize(42)
        .allSatisfy(
            finding -> {
              assertThat(finding.getOutcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
              assertThat(finding.getActual()).isNull();
              assertThat(finding.getCells())
                  .containsExactly(
                      new Operand(finding.getItem(), finding.getColumn(), null, null, -1, -1));
            });
  }

  private static List<Finding> ofSums(ValidatedReport validated) {
    return validated.getFindings().stream()
        .filter(finding -> RuleCatalogue.rule(finding.getRule()).category() == Category.SUMS)
        .toList();
  }

  @Test
  void shouldFindTheErrorBesideACellThatIsNotCertain() {
    ReportFixture fixture =
        ReportFixture.random(FormEdition.FORM_2021, new Random(11))
            .state("t3.granted", "natural_person", CellState.BLANK);
    int cell = fixture.index("t3.total", "legal_service");
    long truth = fixture.get(cell);
    fixture.set(cell, truth + 7);

    List<Finding> failed =
        ofSums(validator.validate(fixture.build())).stream()
            .filter(finding -> finding.getOutcome() == Outcome.FAIL)
            .toList();

    assertThat(failed)
        .hasSize(3)
        .allSatisfy(
            finding ->
                assertThat(finding.getSuspect().getCells().get(0).getSuggested())
                    .isEqualTo(Long.toString(truth)));
  }

  @Test
  void shouldCalculateExactlyWhenNumbersAreHuge() {
    ReportFixture fixture = ReportFixture.zeros();
    for (FormCell cell : fixture.layout().cells()) {
      if (cell.item().equals("t4.reconsideration")) {
        fixture.set(cell.index(), Long.MAX_VALUE);
      }
    }

    Finding finding = validator.validate(fixture.build()).getFindings().get(0);

    BigDecimal one = BigDecimal.valueOf(Long.MAX_VALUE);
    assertThat(finding.getRule()).isEqualTo("T4-SUM");
    assertThat(finding.getExpected()).isEqualTo(one.multiply(BigDecimal.valueOf(4)).toString());
    assertThat(finding.getDifference()).isEqualTo(one.multiply(BigDecimal.valueOf(3)).toString());
  }

  @Test
  void shouldCompareValuesAndNotScalesWhenACountHasDecimals() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .set("t4.reconsideration", "upheld", "3.00")
            .set("t4.reconsideration", "total", 3);

    assertThat(validator.validate(fixture.build()).getFindings()).isEmpty();
  }
}
