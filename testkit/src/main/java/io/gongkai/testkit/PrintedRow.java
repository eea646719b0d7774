package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row of a report as it is printed: a test changes its cells to damage it. */
public final class PrintedRow {
  private final String item;
  private final List<String> labels;
  private final List<String> cells;
  private final List<GridCell> spans;

  /**
   * A row.
   *
   * @param item item of the row, or the first item of table 4; empty for rows of headings
   * @param labels its label cells, left to right; empty where a spanning cell stands above
   * @param cells its value cells
   */
  public PrintedRow(String item, List<String> labels, List<String> cells) {
    this(item, labels, cells, List.of());
  }

  private PrintedRow(String item, List<String> labels, List<String> cells, List<GridCell> spans) {
    this.item = item;
    this.labels = new ArrayList<>(labels);
    this.cells = new ArrayList<>(cells);
    this.spans = List.copyOf(spans);
  }

  /** A row of headings that span columns and rows. */
  public static PrintedRow heading(GridCell... cells) {
    List<GridCell> spans = Arrays.asList(cells);
    return new PrintedRow("", spans.stream().map(GridCell::text).toList(), List.of(), spans);
  }

  /** A row of words only. */
  public static PrintedRow words(String words) {
    return new PrintedRow("", List.of(words), List.of());
  }

  /** The same row, to be changed by itself. */
  public PrintedRow copy() {
    return new PrintedRow(item, labels, cells, spans);
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

  /** Spans of the label cells of a heading, as they were before any change; empty for others. */
  List<GridCell> spans() {
    return spans;
  }
}
