package io.gongkai.testkit;

import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a generated report says, by which everything read from its print is judged.
 *
 * @param agency name of the fictional agency
 * @param year report year
 * @param layout form that the report follows
 * @param values value of every cell, in form order; consistent with every sum
 */
public record Truth(String agency, int year, FormLayout layout, List<BigDecimal> values) {
  /** Checks that there is a value for each cell. */
  public Truth {
    values = List.copyOf(values);
    if (values.size() != layout.cells().size()) {
      throw new IllegalArgumentException(
          values.size() + " values for " + layout.cells().size() + " cells");
    }
  }

  /** Value of a cell by name. */
  public BigDecimal value(String item, String column) {
    return values.get(
        layout
            .cell(item, column)
            .orElseThrow(() -> new IllegalArgumentException("no cell " + item + "/" + column))
            .index());
  }
}
