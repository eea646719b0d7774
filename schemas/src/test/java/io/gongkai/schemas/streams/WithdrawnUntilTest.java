package io.gongkai.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawnUntilTest {
  private static final String HEADER = "gongkai-withdrawn-until";

  @Test
  void shouldReadWhatWasPutThere() {
    Headers headers = new RecordHeaders().add("filename", new byte[] {1});
    new WithdrawnUntil(Instant.EPOCH, 0, 0).putInto(headers);
    WithdrawnUntil farthest =
        new WithdrawnUntil(
            Instant.parse("2025-01-31T08:00:00.123Z"), Integer.MAX_VALUE, Long.MAX_VALUE);
    farthest.putInto(headers);

    assertThat(WithdrawnUntil.in(headers)).contains(farthest);
    assertThat(headers.headers(HEADER)).hasSize(1);
    assertThat(headers.lastHeader("filename")).isNotNull();
  }

  @Test
  void shouldSayNothingWhenTheHeadersDoNot() {
    assertThat(WithdrawnUntil.in(new RecordHeaders())).isEmpty();
    assertThat(WithdrawnUntil.in(new RecordHeaders().add(HEADER, null))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1/2", "a/1/2", "1/-1/2", "1/9999999999/2", "1/2/9999999999999999999"})
  void shouldRefuseWhatNobodyUnderstands(String text) {
    Headers headers = new RecordHeaders().add(HEADER, text.getBytes(StandardCharsets.UTF_8));

    assertThatIllegalArgumentException().isThrownBy(() -> WithdrawnUntil.in(headers));
  }
}
