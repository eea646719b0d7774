package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
  @Test
  void shouldTakeTheMiddleAndTheLastHundredthWhenDelaysAreOutOfOrder() {
    long[] delays = LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray();

    assertThat(Latency.Delays.of(delays)).isEqualTo(new Latency.Delays(101, 199, 200, 200));
  }
}
