package io.gongkai.validate.sums;

import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormSum;
import java.util.List;

/**
 * A sum of the form as an equation over cell indexes: the parts with their signs, less the stated
 * result, are zero.
 */
public final class Equation {
  private final FormSum sum;

  /** Cells of the equation: those added, those taken off, then the result. */
  private final int[] cells;

  private final int added;
  private final boolean alongRow;

  Equation(FormSum sum) {
    this.sum = sum;
    this.added = sum.plus().size();
    this.cells = new int[added + sum.minus().size() + 1];
    int next = 0;
    for (List<FormCell> side : List.of(sum.plus(), sum.minus(), List.of(sum.result()))) {
      for (FormCell cell : side) {
        cells[next++] = cell.index();
      }
    }
    this.alongRow = sum.plus().stream().allMatch(cell -> cell.item().equals(sum.result().item()));
  }

  /** The sum as the form has it. */
  public FormSum sum() {
    return sum;
  }

  /** Number of cells in the equation, the result included. */
  public int size() {
    return cells.length;
  }

  /** Form index of a cell: those added come first, then those taken off, the result is last. */
  public int cell(int position) {
    return cells[position];
  }

  /** Form index of the cell that states the result. */
  public int result() {
    return cells[cells.length - 1];
  }

  /** Sign of the cell at a position: 1 when it is added, -1 when it is taken off or the result. */
  public int sign(int position) {
    return position < added ? 1 : -1;
  }

  /** Whether the sum runs along a row; otherwise it runs down a column. */
  public boolean alongRow() {
    return alongRow;
  }
}
