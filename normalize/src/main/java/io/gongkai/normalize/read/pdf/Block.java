package io.gongkai.normalize.read.pdf;

import java.util.List;

/** A part of a page: a line of text, or a table. */
sealed interface Block {
  /** Where it stands: y of its middle for a line, of its upper edge for a table. */
  double y();

  /** A line of text outside of tables. */
  record Line(TextLine line) implements Block {
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
  record Table(double y, List<List<String>> rows) implements Block {
    /** Copies the rows. */
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
