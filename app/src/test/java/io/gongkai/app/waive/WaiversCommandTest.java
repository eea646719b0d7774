package io.gongkai.app.waive;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Waiver;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaiversCommandTest {
  @Test
  void shouldObeyNothingOfAReasonWhenWaiversAreListed() {
    Waiver waiver =
        new Waiver(
            "agency/2024",
            "T3-FLOW",
            null,
            null,
            "checked\u001b[2J\nagency/2025/T3-FLOW\u202e",
            "王某\r",
            Instant.parse("2024-01-31T08:00:00Z"),
            null,
            "f".repeat(64));

    assertThat(WaiversCommand.given(waiver)).isEqualTo("  王某 : checked [2J agency/2025/T3-FLOW ");
  }
}
