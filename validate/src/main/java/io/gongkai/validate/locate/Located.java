package io.gongkai.validate.locate;

import io.gongkai.validate.findings.Cause;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What lies behind the broken sums of a report.
 *
 * @param byEquation cause of each broken sum, by the sum's number
 * @param byCell cause of each cell that is suspected, by the cell's index
 * @param corrections value that each suspected cell should have, by the cell's index
 */
public record Located(
    Map<Integer, Cause> byEquation,
    Map<Integer, Cause> byCell,
    Map<Integer, BigDecimal> corrections) {
  /** Nothing is broken. */
  public static final Located NOTHING = new Located(Map.of(), Map.of(), Map.of());

  /** Copies the maps. */
  public Located {
    byEquation = Map.copyOf(byEquation);
    byCell = Map.copyOf(byCell);
    corrections = Map.copyOf(corrections);
  }
}
