package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import io.gongkai.validate.Validator;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeasonTest {
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final Validator validator = Validator.standard();

  private Report read(byte[] document) {
    NormalizeResult result = normalizer.normalize(BareSubmission.of(document.length), document);
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    return ((NormalizeResult.Read) result).report();
  }

  @Test
  void shouldCarryOverWhatWasLeftAndKeepTheSumsWhenAYearFollowsAnother() {
    Documents documents = new Documents(1);
    Truth before = documents.report(1, 2021);
    for (int year = 2022; year <= 2025; year++) {
      Truth next = documents.after(before);
      assertThat(next.year()).isEqualTo(year);
      for (String column : new String[] {"natural_person", "total"}) {
        assertThat(next.value("t3.carried_in", column))
            .isEqualTo(before.value("t3.carried_out", column));
        assertThat(next.value("t3.received", column).signum()).isNotNegative();
        assertThat(next.value("t3.received", column).add(next.value("t3.carried_in", column)))
            .isEqualTo(next.value("t3.total", column).add(next.value("t3.carried_out", column)));
      }
      before = next;
    }
  }

  @Test
  void shouldFindNothingButTheSlipsWhenReportsAreJudgedAmongTheirYears() {
    Season season = new Season();
    Map<String, AgencySeries> series = new HashMap<>();
    Map<String, Set<String>> findings = new TreeMap<>();

    season.publish(
        50,
        (agency, document) -> {
          Report report = read(document);
          assertThat(report.getAgency()).isEqualTo(agency);
          AgencySeries years = series.getOrDefault(agency, AgencySeries.EMPTY);
          ValidatedReport judged = validator.validate(report, report.getYear(), years);
          Set<String> found = new TreeSet<>();
          judged.getFindings().forEach(it -> found.add(it.getRule() + " " + it.getOutcome()));
          findings.put(ReportKey.of(agency, report.getYear()), found);
          series.put(agency, years.with(report.getYear(), YearFigures.of(judged)));
        });

    assertThat(findings.size()).isEqualTo(season.reports());
    findings.values().removeIf(Set::isEmpty);
    assertThat(findings.keySet()).isEqualTo(season.wrong());
    assertThat(findings.values()).containsOnly(Set.of("T4-SUM FAIL"));
  }

  @Test
  void shouldFindNoJumpWhenManyAgenciesGoOnForYears() {
    Documents documents = new Documents(5);
    for (int agency = 0; agency < 150; agency++) {
      Truth truth = documents.report(agency, 2021);
      AgencySeries years = AgencySeries.EMPTY;
      for (int year = 2021; year < 2026; year++) {
        Report report = read(documents.print(truth, TextLayout.TABS));
        ValidatedReport judged = validator.validate(report, year, years);
        assertThat(judged.getFindings()).as(truth.toString()).isEmpty();
        years = years.with(year, YearFigures.of(judged));
        truth = documents.after(truth);
      }
    }
  }

  @Test
  void shouldNameEachAgencyOtherwiseWhenThereAreAsManyAsThereCanBe() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < Agencies.COUNT; i++) {
      names.add(Agencies.name(i));
    }

    assertThat(names).hasSize(200_000);
    assertThat(names).noneMatch(name -> name.chars().anyMatch(Character::isDigit));
    assertThatThrownBy(() -> Agencies.name(Agencies.COUNT)).hasMessageContaining("200000");
  }

  @Test
  void shouldKnowWhatIsWrongWhenReportsAreHandedIn() {
    Season season = new Season();
    Set<String> documents = new HashSet<>();
    int[] handed = new int[1];

    season.publish(
        100,
        (agency, document) -> {
          handed[0]++;
          documents.add(agency + Arrays.hashCode(document));
        });

    assertThat(season.reports()).isEqualTo(500);
    assertThat(handed[0]).isEqualTo(season.published());
    assertThat(documents).hasSize(season.published() - season.duplicates());
    assertThat(season.wrong()).isNotEmpty().hasSizeLessThan(50);
  }
}
