package io.gongkai.normalize.decode;

import java.math.BigDecimal;

/** Holds the cells of a row against their total. */
final class Totals {
  private Totals() {}

  /**
   * Checks that the total of a group is the sum of its other cells. One cell that is missing or
   * illegible is filled with the value that makes it so.
   *
   * @param reading the cells; the one without a number is replaced
   * @param first first cell of the group
   * @param size cells of the group, the total included
   * @return whether the total holds; false when more than one cell has no number to it, or the
   *     lacking value would be negative
   */
  static boolean complete(Slot[] reading, int first, int size) {
    int total = first + size - 1;
    int gap = -1;
    BigDecimal balance = BigDecimal.ZERO;
    for (int i = first; i <= total; i++) {
      if (!reading[i].isAssessable()) {
        if (gap >= 0) {
          return false;
        }
        gap = i;
      } else {
        BigDecimal addend = reading[i].addend();
        balance = i == total ? balance.subtract(addend) : balance.add(addend);
      }
    }
    if (gap < 0) {
      return balance.signum() == 0;
    }
    BigDecimal value = gap == total ? balance : balance.negate();
    if (value.signum() < 0) {
      return false;
    }
    reading[gap] = Slot.inferred(value, reading[gap].start(), reading[gap].end());
    return true;
  }
}
