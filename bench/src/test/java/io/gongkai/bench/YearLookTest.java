package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.bench.ProcessorUse.Part;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YearLookTest {
  private static YearLook look(long settled, long reports, long behind) {
    return new YearLook(
        Map.of("CLEAN", settled, "NORMALIZED", 2L), reports, 30, Map.of("validate", behind));
  }

  @Test
  void shouldBeCompleteWhenEverySubmissionAndReportIsThere() {
    assertThat(look(10, 9, 0).isComplete(10, 9)).isTrue();
    assertThat(look(10, 9, 0).isComplete(12, 9)).isFalse();
    assertThat(look(10, 9, 0).isComplete(10, 10)).isFalse();
  }

  @Test
  void shouldBeWorkedThroughWhenNoStageIsBehind() {
    assertThat(look(1, 1, 0).isWorkedThrough()).isTrue();
    assertThat(look(1, 1, 1).isWorkedThrough()).isFalse();
    assertThat(new YearLook(Map.of(), 0, 0, Map.of()).isWorkedThrough()).isFalse();
  }

  @Test
  void shouldSayWhatDiffersWhenItIsHeldAgainstWhatIsWanted() {
    assertThat(look(1_000, 9, 4).text(1_200, 10))
        .isEqualTo(
            "1,000 of 1,200 submissions have their last status (CLEAN 1,000, NORMALIZED 2), 9 of 10"
                + " reports stand, 30 records written, to do: validate 4");
  }

  @Test
  void shouldBeAtFaultWhenVerdictsAreNotTheKnownOnes() {
    assertThat(new YearVerdicts(3, Set.of(), Set.of(), List.of(), List.of()).faults()).isEmpty();
    assertThat(
            new YearVerdicts(
                    3, Set.of("a/2021"), Set.of("b/2022"), List.of("X-CARRY FAIL 2"), List.of("c"))
                .faults())
        .containsExactly(
            "c",
            "slips that were not found: 1, such as [a/2021]",
            "found where there is none: 1, such as [b/2022]",
            "findings in reports that nothing is wrong with: X-CARRY FAIL 2");
  }

  @Test
  void shouldCountOnWhenThereIsTenTimesAsMuch() {
    YearCost cost =
        new YearCost(
            100,
            500,
            10,
            new EnumMap<>(
                Map.of(
                    Part.NORMALIZE, 4.0, Part.VALIDATE, 2.0, Part.SINK, 1.0, Part.DATABASE, 3.0)),
            new YearCost.Memory(0, 0, 0, 0),
            Map.of("reports.raw", 5L << 20),
            7L << 20,
            4);

    assertThat(cost.listing().rows())
        .contains(List.of("normalize", "4.0", "8,000", "0.40"))
        .contains(List.of("all", "10.0", "20,000", "1.00"));
    // 5,000 documents in 600 s, and 125 documents/s for a thread of normalize.
    assertThat(String.join("\n", cost.onPaper()))
        .contains(
            "8 documents/s. At the processor time of the table that keeps 0.2 processors busy")
        .contains("normalize 0.1; validate 0.0; sink 0.0; PostgreSQL 0.1")
        .contains("50 MB of records")
        .contains("normalize takes most of it, 8,000 us for a document, so 125 documents/s")
        .contains("at least 1 of them (here 4)")
        .contains("full at 167 documents/s for each of its processors");
  }
}
