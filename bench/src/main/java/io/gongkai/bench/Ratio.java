package io.gongkai.bench;

import java.util.Arrays;

/**
 * Ratios of pairs of rounds.
 *
 * @param median the one in the middle
 * @param min the least
 * @param max the greatest
 */
record Ratio(double median, double min, double max) {
  /** Of at least one pair. */
  static Ratio of(double... ratios) {
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The ratio less one: what a thing costs beyond what it stands on. */
  Ratio beyondOne() {
    return new Ratio(median - 1, min - 1, max - 1);
  }
}
