package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JmhBenchTest {
  @Test
  void shouldLeaveTheErrorOutWhenThereIsNone() {
    assertThat(
            JmhBench.table(
                List.of(
                    new JmhBench.Row("rules", 5.25, Double.NaN, 12_345),
                    new JmhBench.Row("readDocument, PDF", 1_000, 12, 2_000_000))))
        .contains("| rules | 5.3 |  | 12,345 |")
        .contains("| readDocument, PDF | 1000.0 | 12.0 | 2,000,000 |");
  }
}
