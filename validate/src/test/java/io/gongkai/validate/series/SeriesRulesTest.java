package io.gongkai.validate.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesRulesTest {
  private static final int YEAR = 2024;

  private static AgencySeries series(ReportFixture... years) {
    AgencySeries series = AgencySeries.EMPTY;
    for (ReportFixture fixture : years) {
      Report report = fixture.build();
      series = series.with(report.getYear(), YearFigures.of(Validator.standard().validate(report)));
    }
    return series;
  }

  private static ReportFixture year(int year) {
    return ReportFixture.zeros().year(year);
  }

  /** A report with a row of applications carried out, in which every sum holds. */
  private static ReportFixture carryingOut(int year, long natural, long enterprise) {
    long total = natural + enterprise;
    return year(year)
        .row("t3.received", natural, enterprise, 0, 0, 0, 0, total)
        .row("t3.carried_out", natural, enterprise, 0, 0, 0, 0, total);
  }

  private static ReportFixture carryingIn(int year, long natural, long enterprise) {
    long total = natural + enterprise;
    return year(year)
        .row("t3.carried_in", natural, enterprise, 0, 0, 0, 0, total)
        .row("t3.granted", natural, enterprise, 0, 0, 0, 0, total)
        .row("t3.total", natural, enterprise, 0, 0, 0, 0, total);
  }

  private static ReportFixture stock(int year, long issued, long repealed, long inForce) {
    return year(year)
        .set("t2.normative_documents", "issued", issued)
        .set("t2.normative_documents", "repealed", repealed)
        .set("t2.normative_documents", "in_force", inForce);
  }

  private static ReportFixture fees(int year, String amount) {
    return year(year).set("t2.fees", "amount", amount);
  }

  private static List<Finding> findings(ReportFixture report, ReportFixture... others) {
    return Validator.standard().validate(report.build(), YEAR, series(others)).getFindings();
  }

  @Test
  void shouldSayNothingWhenTheReportStandsAloneOrTheYearsAgree() {
    assertThat(findings(carryingIn(YEAR, 5, 2))).isEmpty();
    assertThat(findings(carryingIn(YEAR, 5, 2), carryingOut(YEAR - 1, 5, 2))).isEmpty();
    assertThat(findings(carryingIn(YEAR, 5, 2), carryingOut(YEAR - 2, 1, 1))).isEmpty();
    assertThat(findings(carryingIn(YEAR, 5, 2), carryingOut(YEAR + 1, 1, 1))).isEmpty();
  }

  @Test
  void shouldNameEveryColumnThatWasCarriedOtherwiseUnderOneCause() {
    List<Finding> findings = findings(carryingIn(YEAR, 5, 2), carryingOut(YEAR - 1, 3, 2));

    assertThat(findings).extracting(Finding::getRule).containsExactly("X-CARRY", "X-CARRY");
    assertThat(findings).extracting(Finding::getCause).containsOnly("c1");
    Finding first = findings.get(0);
    assertThat(first.getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(first.getItem() + "/" + first.getColumn()).isEqualTo("t3.carried_in/natural_person");
    assertThat(first.getExpected()).isEqualTo("3");
    assertThat(first.getActual()).isEqualTo("5");
    assertThat(first.getDifference()).isEqualTo("2");
    assertThat(first.getCells())
        .containsExactly(
            new Operand("t3.carried_in", "natural_person", "5", null, -1, -1),
            new Operand("t3.carried_out", "natural_person", "3", YEAR - 1, -1, -1));
    assertThat(first.getMessageZh()).contains("2023 年度", "为 3", "为 5", "相差 2");
    assertThat(first.getMessageEn()).contains("for 2023", "carries 3 out", "5 in");
  }

  @Test
  void shouldNotCompareAnOfficeWithAWholeJurisdiction() {
    ReportFixture roof = carryingOut(YEAR - 1, 300, 2).level(ReportingLevel.JURISDICTION);

    assertThat(findings(carryingIn(YEAR, 5, 2), roof)).isEmpty();
    assertThat(findings(carryingIn(YEAR, 5, 2).level(ReportingLevel.UNKNOWN), roof)).isNotEmpty();
  }

  @Test
  void shouldNotBlameTheYearAfterWhenTheEarlierCellIsKnownToBeWrong() {
    ReportFixture wrong = carryingOut(YEAR - 1, 5, 2).set("t3.carried_out", "natural_person", 6);

    assertThat(findings(carryingIn(YEAR, 5, 2), wrong)).isEmpty();
  }

  @Test
  void shouldShareTheCauseOfTheWrongCellWhenItsCorrectionAgreesWithTheYearBefore() {
    ReportFixture wrong = carryingIn(YEAR, 5, 2).set("t3.carried_in", "natural_person", 8);

    List<Finding> findings = findings(wrong, carryingOut(YEAR - 1, 5, 2));

    assertThat(findings)
        .extracting(Finding::getRule)
        .containsExactly("T3-FLOW", "T3-ROW-SUM", "X-CARRY");
    assertThat(findings).extracting(Finding::getCause).containsOnly("c1");
    assertThat(findings.get(2).getSuspect().getCells().get(0).getSuggested()).isEqualTo("5");
  }

  @Test
  void shouldNotAssessWhatHasNoValueInOneOfTheYears() {
    ReportFixture blank =
        carryingOut(YEAR - 1, 5, 2).state("t3.carried_out", "total", CellState.NIL);

    List<Finding> findings = findings(carryingIn(YEAR, 5, 2), blank);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).getRule()).isEqualTo("X-CARRY");
    assertThat(findings.get(0).getOutcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    assertThat(findings.get(0).getCells())
        .containsExactly(new Operand("t3.carried_out", "total", null, YEAR - 1, -1, -1));
  }

  @Test
  void shouldHoldTheStockAgainstTheYearBefore() {
    assertThat(findings(stock(YEAR, 62, 33, 499), stock(YEAR - 1, 0, 0, 470))).isEmpty();

    List<Finding> findings = findings(stock(YEAR, 62, 33, 440), stock(YEAR - 1, 0, 0, 470));

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.getRule()).isEqualTo("X-STOCK");
    assertThat(finding.getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(finding.getExpected()).isEqualTo("499");
    assertThat(finding.getActual()).isEqualTo("440");
    assertThat(finding.getCells()).hasSize(4);
    assertThat(finding.getMessageEn()).contains("470 in force for 2023, 62 issued and 33 repealed");
  }

  @Test
  void shouldNotHoldTheStockAgainstTheOtherEdition() {
    ReportFixture old =
        ReportFixture.zeros(FormEdition.FORM_2019)
            .year(YEAR - 1)
            .set("t2.normative_documents", "disclosed_total", 470);

    assertThat(findings(stock(YEAR, 62, 33, 440), old)).isEmpty();
  }

  @Test
  void shouldNotAssessTheStockWhenACellHasNoValue() {
    ReportFixture blank =
        stock(YEAR, 1, 1, 9).state("t2.normative_documents", "repealed", CellState.NIL);

    assertThat(findings(blank, stock(YEAR - 1, 0, 0, 9)))
        .extracting(Finding::getRule, Finding::getOutcome)
        .containsExactly(tuple("X-STOCK", Outcome.NOT_ASSESSABLE));
  }

  @Test
  void shouldBeSilentAboutJumpsUntilThereAreThreeYears() {
    assertThat(findings(fees(YEAR, "35000"), fees(2022, "3.5"), fees(2023, "3.1"))).isEmpty();
  }

  @Test
  void shouldTellAnAmountInTheWrongUnitWithoutFlaggingTheReport() {
    ReportFixture[] history = {fees(2020, "3.5"), fees(2021, "3.1"), fees(2023, "4.25")};

    ValidatedReport validated =
        Validator.standard().validate(fees(YEAR, "36000").build(), YEAR, series(history));

    assertThat(validated.getVerdict()).isEqualTo(Verdict.CLEAN);
    assertThat(validated.getFindings()).hasSize(1);
    Finding finding = validated.getFindings().get(0);
    assertThat(finding.getRule()).isEqualTo("X-JUMP");
    assertThat(finding.getSeverity()).isEqualTo(Severity.INFO);
    assertThat(finding.getActual()).isEqualTo("36000");
    assertThat(finding.getMessageEn()).contains("median of the 3 years before is 3.5");
    assertThat(finding.getCells())
        .extracting(Operand::getYear)
        .containsExactly(null, 2020, 2021, 2023);
  }

  @Test
  void shouldNotHoldAFigureThatIsNotCertainAgainstEarlierYears() {
    ReportFixture illegible = year(YEAR).state("t2.licensing", "decisions", CellState.ILLEGIBLE);

    assertThat(findings(illegible, year(2021), year(2022), year(2023)))
        .filteredOn(finding -> finding.getRule().equals("X-JUMP"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getOutcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
              assertThat(finding.getItem()).isEqualTo("t2.licensing");
            });
    assertThat(findings(illegible)).noneMatch(finding -> finding.getRule().startsWith("X-"));
  }

  @Test
  void shouldTellAJumpAlthoughOneEarlierYearWasWild() {
    ReportFixture[] history = {
      received(2020, 40), received(2021, 52), received(2022, 9000), received(2023, 47)
    };

    assertThat(rules(received(YEAR, 8000), history)).contains("X-JUMP");
    assertThat(rules(received(YEAR, 400), history)).doesNotContain("X-JUMP");
  }

  @Test
  void shouldTellAFallOnlyFromSteadyHeights() {
    assertThat(
            rules(received(YEAR, 3), received(2021, 500), received(2022, 510), received(2023, 520)))
        .contains("X-JUMP");
    assertThat(rules(received(YEAR, 0), received(2021, 50), received(2022, 51), received(2023, 52)))
        .doesNotContain("X-JUMP");
    assertThat(
            rules(received(YEAR, 3), received(2021, 100), received(2022, 510), received(2023, 920)))
        .doesNotContain("X-JUMP");
  }

  private static ReportFixture received(int year, long number) {
    return year(year)
        .row("t3.received", number, 0, 0, 0, 0, 0, number)
        .row("t3.granted", number, 0, 0, 0, 0, 0, number)
        .row("t3.total", number, 0, 0, 0, 0, 0, number);
  }

  private static List<String> rules(ReportFixture report, ReportFixture... others) {
    return findings(report, others).stream().map(Finding::getRule).toList();
  }
}
