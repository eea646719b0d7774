package io.gongkai.normalize.decode;

import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;

/**
 * The cells of a row as far as decoding needs them.
 *
 * @param columns how many cells the row has
 * @param group cells of one group, whose last is the total of the others; 0 when the row has no
 *     total
 * @param decimals whether its cells may have decimals or a sign
 */
record RowShape(int columns, int group, boolean decimals) {

  private static final int TABLE4_CELLS = 15;
  private static final int TABLE4_GROUP = 5;

  /** Table 4 is one row of three groups. */
  static RowShape table4() {
    return new RowShape(TABLE4_CELLS, TABLE4_GROUP, false);
  }

  static RowShape of(FormRow row) {
    int columns = row.columns().size();
    boolean decimals = row.columns().contains("amount") || row.columns().contains("change");
    return new RowShape(columns, row.table() == FormTable.T3 ? columns : 0, decimals);
  }

  /** How many groups it has, each with a total of its own; 0 when it has no total. */
  int groups() {
    return group == 0 ? 0 : columns / group;
  }

  /** Whether the cell is the total of its group. */
  boolean isTotal(int column) {
    return group > 0 && column % group == group - 1;
  }

  /**
   * Checks every total of a row. A cell of a group that has no number to it is filled with the
   * value that makes its total hold.
   *
   * @param reading the cells; one without a number is replaced
   * @return whether all hold, as they do in a row that has none
   */
  boolean complete(Slot[] reading) {
    for (int first = 0; group > 0 && first < columns; first += group) {
      if (!Totals.complete(reading, first, group)) {
        return false;
      }
    }
    return true;
  }

  /** Whether every total of a row holds, or can be made to by a value for a lacking cell. */
  boolean holds(Slot[] reading) {
    return complete(reading.clone());
  }
}
