package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.Truth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeasonTest {
  @Test
  void shouldCarryOverWhatWasLeftAndKeepTheSumsWhenAYearFollowsAnother() {
    Documents documents = new Documents(1);
    Truth before = documents.report(1, 2021);
    for (int year = 2022; year <= 2025; year++) {
      Truth next = documents.after(before, 1);
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
