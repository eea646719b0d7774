package io.gongkai.normalize.read.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkTimeTest {
  private static final long HALF_A_SECOND = 500_000_000;

  private final WorkTime time = new WorkTime();

  /** A clock that stands still would never end this. */
  @Test
  @Timeout(60)
  void shouldGoOnWhenTheThreadWorks() {
    long start = time.getAsLong();
    long steps = 0;
    while (time.getAsLong() - start < HALF_A_SECOND / 10) {
      steps++;
    }
    assertThat(steps).isPositive();
  }

  @Test
  void shouldNotCountWhatTheThreadWaits() {
    long start = time.getAsLong();
    long wait = System.nanoTime();
    while (System.nanoTime() - wait < HALF_A_SECOND) {
      LockSupport.parkNanos(HALF_A_SECOND);
    }
    assertThat(time.getAsLong() - start).isLessThan(HALF_A_SECOND);
  }
}
