package io.gongkai.validate.locate;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One cell set right.
 *
 * @param cell index of the cell in form order
 * @param suggested the value that mends the sums, whole and not negative
 */
public record Correction(int cell, BigDecimal suggested) {

  /** Checks that there is a value. */
  public Correction {
    Objects.requireNonNull(suggested, "suggested");
  }
}
