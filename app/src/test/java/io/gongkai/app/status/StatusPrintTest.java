package io.gongkai.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.console.data.Deadlines;
import io.gongkai.console.data.Figures;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPrintTest {
  private static final PipelineStatus STATUS =
      new PipelineStatus(
          List.of(
              new PipelineStatus.Stage("normalize", true, 0),
              new PipelineStatus.Stage("validate", false, 1_204),
              new PipelineStatus.Stage("sink", true, 3)),
          new Figures(
              77,
              Instant.parse("2027-01-24T16:30:00Z"),
              new Figures.Submissions(100, 5, 2, 40),
              60,
              20,
              15,
              1,
              List.of(new Figures.Count("T3-TOTAL", 12), new Figures.Count("T3-FLOW", 9)),
              List.of(),
              List.of(),
              List.of(new Figures.Count("SCANNED_IMAGE", 15)),
              List.of(),
              Deadlines.on(LocalDate.of(2027, 1, 25)),
              31,
              4));

  @Test
  void shouldShowStagesFiguresAndDeadlinesWhenPrintedForPeople() {
    assertThat(StatusText.of(STATUS))
        .isEqualTo(
            """
            2027-01-25 00:30:00 in China

            stage        works    records behind
            normalize    yes      0
            validate     NO       1204
            sink         yes      3

            received     100, of which 5 are under way; 2 in the last minute, 40 in the last hour
            clean        60
            flagged      20, 25.0 %
            unreadable   15
            dead letters 1 of the sink

            flagged by rule
              T3-TOTAL                   12
              T3-FLOW                    9

            unreadable by reason
              SCANNED_IMAGE              15

            due for 2026
              bodies         in 6 days; 31 that reported the year before have not yet
              jurisdictions  in 65 days; 4 that reported the year before have not yet
            """);
    assertThat(STATUS.isWorking()).isFalse();
  }

  @Test
  void shouldSayTheSameInOneLineWhenPrintedForPrograms() throws IOException {
    String line = StatusJson.of(STATUS);
    JsonNode status = new ObjectMapper().readTree(line);

    assertThat(line).doesNotContain("\n");
    assertThat(status.path("stages").get(1).path("works").booleanValue()).isFalse();
    assertThat(status.path("stages").get(1).path("behind").intValue()).isEqualTo(1_204);
    assertThat(status.path("flagged").intValue()).isEqualTo(20);
    assertThat(status.path("flaggedByRule").path("T3-TOTAL").intValue()).isEqualTo(12);
    assertThat(status.path("due").path("missingBodies").intValue()).isEqualTo(31);
  }

  @Test
  void shouldRefuseWhenTheTimeBetweenLooksIsNoTime() {
    CommandRun run = CommandRun.of("status", "--watch", "0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--watch is 0").contains("1 to 3600");
  }
}
