package io.gongkai.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Instant NOON = Instant.parse("2024-01-20T04:00:00Z");

  private final Throttle throttle =
      new Throttle(3, Duration.ofSeconds(2), Duration.ofSeconds(60), 7);

  @Test
  void shouldWaitTwiceAsLongEachTimeWhenAttemptsGoWrong() {
    assertThat(throttle.mayTry("a", NOON)).isTrue();
    assertThat(throttle.mayTry("a", NOON)).isTrue();
    assertThat(throttle.mayTry("a", NOON)).isTrue();
    assertThat(throttle.mayTry("a", NOON)).isFalse();
    assertThat(throttle.mayTry("b", NOON)).isTrue();
    assertThat(throttle.mayTry("a", NOON.plusMillis(1_999))).isFalse();
    assertThat(throttle.mayTry("a", NOON.plusSeconds(2))).isTrue();
    assertThat(throttle.mayTry("a", NOON.plusSeconds(5))).isFalse();
    assertThat(throttle.mayTry("a", NOON.plusSeconds(6))).isTrue();
  }

  @Test
  void shouldWaitNoLongerThanTheLongestHoweverMuchGoesWrong() {
    Instant at = NOON;
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.mayTry("a", at)).as("attempt %s", i).isTrue();
      at = at.plusSeconds(60);
    }
    assertThat(throttle.mayTry("a", at.minusSeconds(1))).isFalse();
  }

  @Test
  void shouldForgetWhenAnAttemptGoesRightOrTimePasses() {
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.mayTry("a", NOON)).isTrue();
      assertThat(throttle.mayTry("b", NOON)).isTrue();
    }
    throttle.succeeded("a");
    assertThat(throttle.mayTry("a", NOON)).isTrue();
    Instant later = NOON.plus(Duration.ofHours(2));
    assertThat(throttle.mayTry("b", later)).isTrue();
    assertThat(throttle.mayTry("b", later)).isTrue();
    assertThat(throttle.mayTry("b", later)).isTrue();
    assertThat(throttle.mayTry("b", later)).isFalse();
  }
}
