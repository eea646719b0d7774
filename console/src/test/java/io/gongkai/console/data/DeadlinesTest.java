package io.gongkai.console.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
  @ParameterizedTest
  @CsvSource({
    "2024-01-20, 2023, 11, 71",
    "2024-01-31, 2023, 0, 60",
    "2024-02-01, 2023, -1, 59",
    "2024-06-30, 2023, -151, -91",
    "2024-07-01, 2024, 214, 273",
    "2023-12-31, 2023, 31, 91"
  })
  void shouldCountTheDaysOfTheSeason(LocalDate today, int year, long bodies, long jurisdictions) {
    Deadlines deadlines = Deadlines.on(today);

    assertThat(deadlines.year()).isEqualTo(year);
    assertThat(deadlines.daysForBodies()).isEqualTo(bodies);
    assertThat(deadlines.daysForJurisdictions()).isEqualTo(jurisdictions);
  }
}
