package io.gongkai.normalize.read.pdf;

import java.util.List;

/** A part of a page: a line of text, or a table. */
sealed interface Block {
  /** Where it stands: y of its middle for a line, of its upper edge for a table. */
  double y();

  /**
   * A line of text outside of tables.
   *
   * @param page the page that it stands on, from 1
   */
  record Line(TextLine line, int page) implements Block {
    @Override
    public double y() {
      return line.middle();
    }
  }

  /**
   * A table.
   *
   * @param y its upper edge
   * @param rows rows of cells; where a cell from above reaches into a row there is an empty one
   */
  record Table(double y, List<List<Cell>> rows) implements Block {
    /** Copies the rows. */
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
