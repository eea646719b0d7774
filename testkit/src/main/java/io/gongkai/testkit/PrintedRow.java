package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.List;

/** A row of a report as it is printed: a test changes its cells to damage it. */
public final class PrintedRow {
  private final String item;
  private final List<String> labels;
  private final List<String> cells;

  /**
   * A row.
   *
   * @param item item of the row, or the first item of table 4; empty for rows of headings
   * @param labels its label cells, left to right; empty where a spanning cell stands above
   * @param cells its value cells
   */
  public PrintedRow(String item, List<String> labels, List<String> cells) {
    this.item = item;
    this.labels = new ArrayList<>(labels);
    this.cells = new ArrayList<>(cells);
  }

  /** Item of the row; empty for headings. */
  public String item() {
    return item;
  }

  /** Label cells; may be changed. */
  public List<String> labels() {
    return labels;
  }

  /** Value cells; may be changed. */
  public List<String> cells() {
    return cells;
  }
}
