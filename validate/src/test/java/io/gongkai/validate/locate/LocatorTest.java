package io.gongkai.validate.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.model.Party;
import io.gongkai.model.SuspectCell;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatorTest {
  private final Validator validator = Validator.standard();

  @Test
  void shouldShareOneCauseWhenOneCellBreaksSeveralSums() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.received", 126, 0, 0, 0, 0, 0, 126)
            .row("t3.granted", 126, 0, 0, 0, 0, 0, 126)
            .row("t3.total", 162, 0, 0, 0, 0, 0, 126);

    List<Finding> findings = failed(fixture);

    assertThat(findings).hasSize(3);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.getCause()).isEqualTo("c1");
              assertThat(finding.getSuspect().getParty()).isEqualTo(Party.PUBLISHER);
              assertThat(finding.getSuspect().getCells())
                  .containsExactly(new SuspectCell("t3.total", "natural_person", "126"));
            });
  }

  @Test
  void shouldNumberCausesInOrderOfTheirFirstFindingWhenErrorsAreIndependent() {
    ReportFixture fixture =
        ReportFixture.random(FormEdition.FORM_2021, new Random(3))
            .row("t4.reconsideration", 10, 1, 0, 0, 0);
    int cell = fixture.index("t3.refused.state_secret", "other");
    fixture.set(cell, fixture.get(cell) + 4);

    List<Finding> findings = failed(fixture);

    assertThat(findings)
        .extracting(Finding::getRule, Finding::getCause)
        .containsExactly(tuple("T3-ROW-SUM", "c1"), tuple("T3-TOTAL", "c1"), tuple("T4-SUM", "c2"));
    assertThat(findings.get(2).getSuspect().getCells())
        .containsExactly(new SuspectCell("t4.reconsideration", "total", "11"));
  }

  @Test
  void shouldNameManyIndependentErrors() {
    ReportFixture fixture = ReportFixture.random(FormEdition.FORM_2021, new Random(5));
    String[][] cells = {
      {"t3.received", "natural_person"},
      {"t3.granted", "commercial_enterprise"},
      {"t3.refused.third_party_rights", "research_institution"},
      {"t3.total", "legal_service"}
    };
    for (int n = 0; n < cells.length; n++) {
      int index = fixture.index(cells[n][0], cells[n][1]);
      fixture.set(index, fixture.get(index) + 1 + 10L * n);
    }

    assertThat(failed(fixture)).extracting(Finding::getCause).contains("c1", "c2", "c3", "c4");
    assertThat(failed(fixture)).allSatisfy(f -> assertThat(f.getSuspect().getCells()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({
    // Nobody filled in the total.
    "5, 0, 0, 0, 0, total, 5",
    "10, 1, 0, 0, 0, total, 11",
    // No part can give way: it would be negative.
    "3, 2, 0, 0, 1, total, 5",
    // 51 for 15.
    "12, 3, 0, 0, 51, total, 15"
  })
  void shouldNameTheCellOfTable4ThatStandsOut(
      long upheld,
      long corrected,
      long other,
      long pending,
      long total,
      String cell,
      String right) {
    ReportFixture fixture =
        ReportFixture.zeros().row("t4.litigation_direct", upheld, corrected, other, pending, total);

    assertThat(failed(fixture)).hasSize(1);
    assertThat(failed(fixture).get(0).getSuspect().getCells())
        .containsExactly(new SuspectCell("t4.litigation_direct", cell, right));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0, 2", // any part may be one too low, the total one too high
    "120, 35, 0, 0, 165", // one digit differs in several cells
    "1, 1, 0, 0, 12", // slips of single digits prove nothing
    "10, 2, 0, 0, 112" // 112 for 12, or 10 for 110
  })
  void shouldNameNoCellOfTable4WhenSeveralCouldBeWrong(
      long upheld, long corrected, long other, long pending, long total) {
    ReportFixture fixture =
        ReportFixture.zeros().row("t4.reconsideration", upheld, corrected, other, pending, total);

    Finding finding = failed(fixture).get(0);

    assertThat(finding.getSuspect()).isNull();
    assertThat(finding.getCause()).isEqualTo("c1");
  }

  @Test
  void shouldBlameTheReadingWhenTheWrongCellWasInferred() {
    ReportFixture fixture = ReportFixture.random(FormEdition.FORM_2021, new Random(9));
    int cell = fixture.index("t3.granted", "other");
    fixture.set(cell, CellState.INFERRED, BigDecimal.valueOf(fixture.get(cell) + 3));

    assertThat(failed(fixture))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.getSuspect().getParty()).isEqualTo(Party.EXTRACTION));
  }

  @Test
  void shouldBlameTheReadingWhenARowIsShifted() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.received", 40, 30, 20, 10, 5, 0, 105)
            .row("t3.granted", 30, 20, 15, 8, 5, 0, 78)
            .row("t3.partially_granted", 10, 10, 5, 2, 0, 0, 27)
            .row("t3.total", 40, 30, 20, 10, 5, 0, 105);
    fixture.row("t3.granted", 20, 15, 8, 5, 0, 78, 78);

    List<Finding> findings = failed(fixture);

    assertThat(findings).hasSize(7);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.getCause()).isEqualTo("c1");
              assertThat(finding.getSuspect().getParty()).isEqualTo(Party.EXTRACTION);
              assertThat(finding.getSuspect().getCells())
                  .containsExactly(
                      new SuspectCell("t3.granted", "natural_person", "30"),
                      new SuspectCell("t3.granted", "commercial_enterprise", "20"),
                      new SuspectCell("t3.granted", "research_institution", "15"),
                      new SuspectCell("t3.granted", "social_organization", "8"),
                      new SuspectCell("t3.granted", "legal_service", "5"),
                      new SuspectCell("t3.granted", "other", "0"));
            });
  }

  @Test
  void shouldBlameTheReadingWhenAValueStandsInTheNeighbouringColumn() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.received", 3, 0, 0, 0, 0, 0, 3)
            .row("t3.granted", 0, 2, 0, 0, 0, 0, 2)
            .row("t3.partially_granted", 1, 0, 0, 0, 0, 0, 1)
            .row("t3.total", 3, 0, 0, 0, 0, 0, 3);

    assertThat(failed(fixture))
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.getSuspect().getParty()).isEqualTo(Party.EXTRACTION);
              assertThat(finding.getSuspect().getCells())
                  .containsExactly(
                      new SuspectCell("t3.granted", "natural_person", "2"),
                      new SuspectCell("t3.granted", "commercial_enterprise", "0"));
            });
  }

  @Test
  void shouldNameNoCellWhenTwoErrorsHaveTwoExplanations() {
    ReportFixture fixture =
        ReportFixture.zeros()
            .row("t3.received", 4, 0, 0, 0, 0, 4, 8)
            .row("t3.granted", 2, 0, 0, 0, 0, 2, 4)
            .row("t3.partially_granted", 2, 0, 0, 0, 0, 2, 4)
            .row("t3.total", 4, 0, 0, 0, 0, 4, 8);
    fixture.set("t3.granted", "natural_person", 3).set("t3.partially_granted", "other", 3);

    List<Finding> findings = failed(fixture);

    assertThat(findings).hasSize(4);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.getSuspect()).isNull();
              assertThat(finding.getCause()).isEqualTo("c1");
            });
  }

  @Test
  void shouldStayBoundedWhenEverySumIsBrokenAlike() {
    ReportFixture fixture = ReportFixture.zeros();
    for (String column : fixture.layout().rows().get(10).columns()) {
      if (!column.equals("total")) {
        fixture.set("t3.total", column, 5).set("t3.received", column, 1);
      }
    }

    assertThat(failed(fixture)).hasSizeGreaterThan(10);
  }

  private List<Finding> failed(ReportFixture fixture) {
    return validator.validate(fixture.build()).getFindings().stream()
        .filter(finding -> finding.getOutcome() == Outcome.FAIL)
        .toList();
  }
}
