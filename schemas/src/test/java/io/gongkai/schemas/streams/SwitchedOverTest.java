package io.gongkai.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchedOverTest {
  private final RecordHeaders headers = new RecordHeaders();

  @Test
  void shouldSayWhatWasPutInLastAndNothingWhenItIsTakenOut() {
    new SwitchedOver("spring", 1).putInto(headers);
    new SwitchedOver("autumn-2", 1_800_000_000_000L).putInto(headers);

    assertThat(headers).hasSize(1);
    assertThat(SwitchedOver.in(headers)).contains(new SwitchedOver("autumn-2", 1_800_000_000_000L));
    SwitchedOver.removeFrom(headers);
    assertThat(SwitchedOver.in(headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "spring", "spring x", "Spring 1", "spring -1", "spring 1 2", "a.b 1"})
  void shouldSayNothingWhenTheTextIsNone(String text) {
    headers.add("gongkai-switched-over", text.getBytes(StandardCharsets.UTF_8));

    assertThat(SwitchedOver.in(headers)).isEmpty();
  }
}
