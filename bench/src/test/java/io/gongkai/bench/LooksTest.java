package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void shouldWaitForHalfOfWhatIsLeftWhenThePaceIsKnown() {
    Looks looks = new Looks();
    looks.pause(1_000, 0);

    assertThat(looks.pause(900, SECOND / 10)).isEqualTo(Duration.ofMillis(450));
  }

  @Test
  void shouldStayWithinBoundsWhenTheEndIsFarOrNear() {
    Looks looks = new Looks();
    looks.pause(1_000_000, 0);

    assertThat(looks.pause(999_999, SECOND)).isEqualTo(Duration.ofSeconds(1));
    assertThat(looks.pause(1, 2 * SECOND)).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void shouldLookAgainSoonWhenNothingWasDone() {
    Looks looks = new Looks();

    assertThat(looks.pause(10, 0)).isEqualTo(Duration.ofMillis(50));
    assertThat(looks.pause(10, SECOND)).isEqualTo(Duration.ofMillis(50));
  }
}
