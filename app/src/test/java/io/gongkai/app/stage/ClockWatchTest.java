package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private Instant now = Instant.parse("2026-01-31T08:00:00Z");
  private Duration measured = Duration.ZERO;
  private final ClockWatch watch = new ClockWatch(new SetClock(), () -> measured.toNanos());

  @Test
  void shouldSayNothingWhenTimePasses() {
    pass(Duration.ofHours(3), Duration.ofHours(3));

    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void shouldSayNothingWhenTheClockIsSetForwardOrALittleBack() {
    pass(Duration.ofHours(1), Duration.ofSeconds(1));
    assertThat(watch.problem()).isEmpty();
    pass(Duration.ofSeconds(-4), Duration.ofSeconds(1));

    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void shouldSayByHowMuchAndKeepSayingItWhenTheClockWentBack() {
    pass(Duration.ofHours(-1), Duration.ofSeconds(1));

    assertThat(watch.problem())
        .hasValueSatisfying(it -> assertThat(it).contains("went back by 3601 s"));
    pass(Duration.ofHours(2), Duration.ofSeconds(1));
    assertThat(watch.problem()).isPresent();
  }

  private void pass(Duration byTheClock, Duration really) {
    now = now.plus(byTheClock);
    measured = measured.plus(really);
  }

  private final class SetClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
