package io.gongkai.bench;

import java.time.Duration;

/**
 * When to look again how far something has come: halfway to where it will be done at its pace, so
 * that looking costs next to nothing and the end is still seen soon.
 */
final class Looks {
  private static final Duration LEAST = Duration.ofMillis(5);
  private static final Duration MOST = Duration.ofSeconds(1);

  /** As long as there is no pace yet. */
  private static final Duration FIRST = Duration.ofMillis(50);

  private long seenAt;
  private long seen = -1;

  /**
   * How long to wait before the next look.
   *
   * @param left how much is left to be done, from 1
   * @param at when that was seen, in nanoseconds of any origin
   */
  Duration pause(long left, long at) {
    long done = seen - left;
    long passed = at - seenAt;
    boolean paced = seen >= 0 && done > 0;
    seen = left;
    seenAt = at;
    if (!paced) {
      return FIRST;
    }
    long half = (long) ((double) passed / done * left / 2);
    return Duration.ofNanos(Math.max(LEAST.toNanos(), Math.min(MOST.toNanos(), half)));
  }
}
