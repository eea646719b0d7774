package io.gongkai.normalize.read.container;

import java.util.Arrays;

/** Keeps count of the cells that reach down from one row of a table into those below it. */
public final class RowSpans {
  /** Widest and deepest span that is taken at its word. */
  public static final int MOST = 200;

  /** For each column, the first row that no cell from above reaches into. */
  private final int[] free = new int[MOST];

  /** For each column, the first column of the cell that reaches into it. */
  private final int[] firsts = new int[MOST];

  private int row;
  private int column;

  /** Forgets all cells: spans end with the part of a table that they start in. */
  public void clear() {
    Arrays.fill(free, 0);
  }

  /** Starts a row. */
  public void startRow() {
    row++;
    column = 0;
  }

  /**
   * Moves on to the next free column of the row.
   *
   * @return how many cells from above reach into the columns that were passed over
   */
  public int covered() {
    int cells = 0;
    int last = -1;
    for (; column < MOST && free[column] > row; column++) {
      if (firsts[column] != last) {
        cells++;
        last = firsts[column];
      }
    }
    return cells;
  }

  /**
   * Puts a cell into the row at the current column.
   *
   * @param width columns that it spans, at least 1
   * @param height rows that it spans, at least 1
   */
  public void cell(int width, int height) {
    int first = column;
    int end = Math.min(MOST, column + Math.min(width, MOST));
    for (; column < end; column++) {
      free[column] = row + Math.min(height, MOST);
      firsts[column] = first;
    }
  }
}
