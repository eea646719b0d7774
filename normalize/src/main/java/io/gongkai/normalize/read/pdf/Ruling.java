package io.gongkai.normalize.read.pdf;

/**
 * A straight line along one axis.
 *
 * @param at its place on the other axis
 * @param from where it starts
 * @param to where it ends
 */
record Ruling(double at, double from, double to) {
  double length() {
    return to - from;
  }
}
