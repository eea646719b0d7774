package io.gongkai.normalize.read.container;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that may be spent on one document, by the one thread that reads it. */
public final class Deadline {
  /**
   * Steps of reading a text between two looks at the clock, which costs as much as some of them.
   */
  private static final int STEPS_PER_LOOK = 16;

  private final LongSupplier nanoTime;
  private final Duration budget;
  private final long start;
  private int steps;

  private Deadline(Duration budget, LongSupplier nanoTime) {
    this.budget = budget;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /**
   * A deadline that runs from now on.
   *
   * @param budget how long
   * @param nanoTime the clock, in nanoseconds of any origin
   */
  public static Deadline in(Duration budget, LongSupplier nanoTime) {
    return new Deadline(budget, nanoTime);
  }

  /**
   * Checks the time; to be called in every loop over what a document holds.
   *
   * @throws UnreadableException when the time is over
   */
  public void check() throws UnreadableException {
    if (isOver()) {
      throw exceeded();
    }
  }

  /**
   * Checks the time at some of the steps of reading a text, where nothing but the end of the
   * document can follow. A step is to take microseconds.
   *
   * @throws OverdueException when the time is over
   */
  public void checkReading() {
    if (++steps % STEPS_PER_LOOK == 0 && isOver()) {
      throw new OverdueException(exceeded());
    }
  }

  private boolean isOver() {
    return nanoTime.getAsLong() - start > budget.toNanos();
  }

  private UnreadableException exceeded() {
    return Limit.TIME.exceeded(budget.toMillis());
  }
}
