package io.gongkai.bench;

/**
 * A goal that a ratio is held against.
 *
 * @param what what is divided by what; or a delay, and then it ends in {@code , ms}
 * @param ratio what was measured
 * @param must what it must reach
 * @param goal what it is to reach
 * @param isCost whether less is better
 */
record Goal(String what, Ratio ratio, double must, double goal, boolean isCost) {
  /** A ratio of speeds: more is better. */
  static Goal speed(String what, Ratio ratio, double must, double goal) {
    return new Goal(what, ratio, must, goal, false);
  }

  /** A ratio of costs: less is better. */
  static Goal cost(String what, Ratio ratio, double must, double goal) {
    return new Goal(what, ratio, must, goal, true);
  }

  /** Whether it is no ratio, but a delay in milliseconds. */
  boolean isDelay() {
    return what.endsWith(", ms");
  }

  /** How far it was reached: {@code goal}, {@code must} or {@code missed}. */
  String reached() {
    if (isAtLeast(goal)) {
      return "goal";
    }
    return isAtLeast(must) ? "must" : "missed";
  }

  private boolean isAtLeast(double bound) {
    return isCost ? ratio.median() <= bound : ratio.median() >= bound;
  }
}
