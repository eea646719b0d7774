package io.gongkai.app.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices when the machine's clock is set back.
 *
 * <p>Kafka Streams commits when so much time has passed since the last commit, by the clock: set
 * back by an hour, a stage would commit nothing for an hour, and its transactions would time out
 * one after the other. A new start goes on at once.
 */
public final class ClockWatch {
  /** What a stage waits out: less than a transaction's time. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private final Clock clock;
  private final LongSupplier nanoTime;
  private Duration difference;
  private Optional<String> problem = Optional.empty();

  /**
   * A watch that begins now.
   *
   * @param clock the machine's clock
   * @param nanoTime time that is only measured, such as {@link System#nanoTime}
   */
  public ClockWatch(Clock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    difference = difference();
  }

  /**
   * Says that the clock went back by more than five seconds from one call to another since the
   * watch began; empty as long as it did not.
   */
  public synchronized Optional<String> problem() {
    Duration now = difference();
    Duration back = difference.minus(now);
    difference = now;
    if (problem.isEmpty() && back.compareTo(TOLERANCE) > 0) {
      problem =
          Optional.of(
              "the clock of this machine went back by "
                  + back.toSeconds()
                  + " s, and Kafka's clients would wait for it to catch up");
    }
    return problem;
  }

  private Duration difference() {
    return Duration.ofMillis(clock.millis()).minusNanos(nanoTime.getAsLong());
  }
}
