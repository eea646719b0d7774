package io.gongkai.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveTest {
  private static final String HEADER = "gongkai-redrive";
  private static final RecordOrigin ORIGIN = new RecordOrigin(Topics.RAW, 3, 42);

  @Test
  void shouldReadWhatItWrote() {
    Redrive redrive =
        new Redrive("normalize/0-17", 2, ORIGIN, 1_700_000_000_000L, List.of("read", "receive"));
    RecordHeaders headers = new RecordHeaders();
    headers.add(HEADER, "a publisher's".getBytes(StandardCharsets.UTF_8));

    redrive.putInto(headers);

    assertThat(Redrive.require(headers)).isEqualTo(redrive);
    assertThat(headers.toArray()).hasSize(1);
    Redrive.removeFrom(headers);
    assertThat(Redrive.in(headers)).isEmpty();
    assertThatThrownBy(() -> Redrive.require(headers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gongkai dead-letter redrive");
  }

  @Test
  void shouldReadARecordOnWhichNoProcessorIsKnownToHaveFailed() {
    Redrive redrive = new Redrive("normalize/0-17", 1, ORIGIN, 0, List.of());
    RecordHeaders headers = new RecordHeaders();
    redrive.putInto(headers);
    assertThat(Redrive.in(headers)).contains(redrive);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "normalize/0-17",
        "normalize/0-17 0 reports.raw/3/42 1 x",
        "normalize/0-17 -1 reports.raw/3/42 1 x",
        "normalize/0-17 99999999999 reports.raw/3/42 1 x",
        "normalize/0-17 1 reports.raw/3 1 x",
        "normalize/0-17 1 reports.raw/3/42 99999999999999999999 x",
        "normalize/0-17 1 reports.raw/3/42 1 x y"
      })
  void shouldUnderstandNothingWhenTheTextIsNone(String text) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(HEADER, text.getBytes(StandardCharsets.UTF_8));
    assertThat(Redrive.in(headers)).isEmpty();
  }

  @Test
  void shouldBeBelievedWhereNoAgencyMayWrite() {
    assertThat(Redrive.isBelievedOn(Topics.NORMALIZE_REDRIVE)).isTrue();
    assertThat(Redrive.isBelievedOn(Topics.VALIDATE_REDRIVE)).isTrue();
    assertThat(Redrive.isBelievedOn(Topics.WAIVERS)).isTrue();
    assertThat(Redrive.isBelievedOn(Topics.RAW)).isFalse();
    // Headers of documents come through to here.
    assertThat(Redrive.isBelievedOn(Topics.NORMALIZED)).isFalse();
    assertThat(Redrive.isBelievedOn(Topics.UNREADABLE)).isFalse();
  }
}
