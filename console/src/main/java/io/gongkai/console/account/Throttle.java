package io.gongkai.console.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Slows attempts down that go wrong again and again: some are free, and each behind them waits
 * twice as long as the one before, up to a bound. Its memory is fixed: keys with the same hash
 * share a place, which nobody outside can aim at because the hash is salted.
 *
 * <p>Safe for several threads.
 */
final class Throttle {
  private static final int PLACES = 1 << 14;
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int MOST_DOUBLED = 20;

  private final int free;
  private final Duration first;
  private final Duration longest;
  private final int salt;
  private final int[] tries = new int[PLACES];
  private final Instant[] until = new Instant[PLACES];

  /**
   * Slows down.
   *
   * @param free attempts that need not wait, from 1
   * @param first how long the first one behind them waits
   * @param longest how long any waits at most
   * @param salt random number
   */
  Throttle(int free, Duration first, Duration longest, int salt) {
    this.free = free;
    this.first = first;
    this.longest = longest;
    this.salt = salt;
    Arrays.fill(until, Instant.MIN);
  }

  /**
   * Begins an attempt, which counts as one that goes wrong until {@link #succeeded}.
   *
   * @return false when it must wait
   */
  synchronized boolean mayTry(String key, Instant now) {
    int place = place(key);
    if (now.isBefore(until[place])) {
      return false;
    }
    if (tries[place] > 0 && until[place].isBefore(now.minus(FORGET))) {
      tries[place] = 0;
    }
    tries[place]++;
    int behind = tries[place] - free;
    Duration wait =
        behind < 0 ? Duration.ZERO : first.multipliedBy(1L << Math.min(behind, MOST_DOUBLED));
    until[place] = now.plus(wait.compareTo(longest) > 0 ? longest : wait);
    return true;
  }

  /** An attempt went right: those before it are forgotten. */
  synchronized void succeeded(String key) {
    int place = place(key);
    tries[place] = 0;
    until[place] = Instant.MIN;
  }

  private int place(String key) {
    int hash = salt;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash & PLACES - 1;
  }
}
