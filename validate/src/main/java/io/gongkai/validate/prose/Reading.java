package io.gongkai.validate.prose;

import io.gongkai.validate.figures.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to read a number of the narrative as figures of the tables: the cells added, less the
 * cells taken off.
 *
 * @param plus indexes of the cells added, at least one
 * @param minus indexes of the cells taken off
 */
record Reading(List<Integer> plus, List<Integer> minus) {

  Reading {
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
    if (plus.isEmpty()) {
      throw new IllegalArgumentException("a reading without cells reads nothing");
    }
  }

  boolean isKnown(Figures figures) {
    return areKnown(plus, figures) && areKnown(minus, figures);
  }

  private static boolean areKnown(List<Integer> cells, Figures figures) {
    for (int cell : cells) {
      if (!figures.known(cell)) {
        return false;
      }
    }
    return true;
  }

  /** The number that the tables give; meaningful only when all cells are known. */
  BigDecimal value(Figures figures) {
    BigDecimal value = BigDecimal.ZERO;
    for (int cell : plus) {
      value = value.add(figures.number(cell));
    }
    for (int cell : minus) {
      value = value.subtract(figures.number(cell));
    }
    return value;
  }

  /** Whether the tables give a number, rounded or cut to the fewer decimals. */
  boolean fits(Figures figures, BigDecimal number) {
    if (!isKnown(figures)) {
      return false;
    }
    BigDecimal value = value(figures);
    if (value.compareTo(number) == 0) {
      return true;
    }
    int scale = Math.min(places(value), places(number));
    return scale < Math.max(places(value), places(number))
        && value.subtract(number).abs().compareTo(BigDecimal.ONE.movePointLeft(scale)) < 0;
  }

  private static int places(BigDecimal number) {
    return Math.max(0, number.scale());
  }

  Stream<Integer> cells() {
    return Stream.concat(plus.stream(), minus.stream());
  }
}
