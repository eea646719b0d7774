package io.gongkai.console.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  private static final Instant FIRST = Instant.parse("2024-01-20T04:00:00Z");

  @Test
  void shouldTellHowLongACorrectionTookWhenItCameAtTheThirdTime() {
    Corrections corrections =
        Corrections.of(
            List.of(
                judged(2023, "c", "CLEAN", 9),
                judged(2023, "a", "FLAGGED", 0, "T3-TOTAL", "T4-SUM"),
                judged(2023, "b", "FLAGGED", 3, "T4-SUM"),
                judged(2022, "d", "CLEAN", 0)));

    assertThat(corrections.reports()).hasSize(1);
    Corrections.Corrected report = corrections.reports().get(0);
    assertThat(report.days()).contains(9L);
    assertThat(report.attempts()).isEqualTo(2);
    assertThat(report.fixed()).containsExactly("T3-TOTAL", "T4-SUM");
    assertThat(report.left()).isEmpty();
    assertThat(corrections.median()).contains(9L);
    assertThat(corrections.done()).isEqualTo(1);
  }

  @Test
  void shouldSayWhatIsLeftWhenItIsNotCorrected() {
    Corrections corrections =
        Corrections.of(
            List.of(
                judged(2023, "a", "FLAGGED", 0, "T3-TOTAL"),
                judged(2023, "b", "FLAGGED", 5, "T4-SUM"),
                judged(2024, "x", "FLAGGED", 0, "T4-SUM")));

    assertThat(corrections.reports())
        .extracting(Corrections.Corrected::year)
        .containsExactly(2024, 2023);
    assertThat(corrections.reports().get(0).fixed()).as("handed in once").isEmpty();
    assertThat(corrections.reports().get(1).fixed()).containsExactly("T3-TOTAL");
    assertThat(corrections.reports().get(1).left()).containsExactly("T4-SUM");
    assertThat(corrections.reports().get(1).days()).isEmpty();
    assertThat(corrections.median()).isEmpty();
  }

  @Test
  void shouldCallAWaiverNoCorrection() {
    Corrections corrections =
        Corrections.of(
            List.of(judged(2023, "a", "FLAGGED", 0, "T4-SUM"), judged(2023, "a", "CLEAN", 0)));

    assertThat(corrections.done()).isZero();
  }

  private static Corrections.Judged judged(
      int year, String submission, String verdict, int day, String... failed) {
    return new Corrections.Judged(
        "甲局/" + year, year, submission, verdict, FIRST.plusSeconds(day * 86_400L), Set.of(failed));
  }
}
