package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.app.cli.CommandFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-20, 2026-01-19T16:00:00Z",
    "2026-01-20T08:00:00Z, 2026-01-20T08:00:00Z",
    "2026-01-20T08:00:00+08:00, 2026-01-20T00:00:00Z"
  })
  void shouldTakeADayInChinaAndATimeAnywhere(String text, Instant time) {
    assertThat(StartPoint.parse(text)).isEqualTo(new StartPoint.At(time));
  }

  @Test
  void shouldTakeTheTwoEnds() {
    assertThat(StartPoint.parse("earliest")).isEqualTo(new StartPoint.Earliest());
    assertThat(StartPoint.parse("latest")).isEqualTo(new StartPoint.Latest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-13-01", "2026-01-20T08:00:00", "20260120"})
  void shouldSayWhatAStartMayBeWhenItIsNone(String text) {
    assertThatThrownBy(() -> StartPoint.parse(text))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--from " + text)
        .hasMessageContaining("write earliest, latest, a day");
  }

  @Test
  void shouldRefuseAnIdThatIsNoneBeforeAnythingIsAsked() {
    CommandRun run = CommandRun.of("replay", "start", "Try_1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'Try_1' is no id of a replay");
  }

  @Test
  void shouldRefuseALimitBelowZero() {
    CommandRun run = CommandRun.of("replay", "diff", "a", "--limit=-1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--limit is -1");
  }

  @Test
  void shouldSayWhatThereIsToDoWhenNothingIsSaid() {
    CommandRun run = CommandRun.of("replay");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("start, diff, switch, list or drop");
  }
}
