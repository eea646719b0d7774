package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a report with its merged cells, as the official template draws it.
 *
 * @param columns columns of the table
 * @param rows rows of cells; a cell that spans rows stands in the first of them alone
 */
public record FormGrid(int columns, List<List<GridCell>> rows) {
  private static final int LABEL_COLUMNS = 3;

  /** Copies the rows. */
  public FormGrid {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The grid of a table. */
  public static FormGrid of(PrintedTable table) {
    List<List<GridCell>> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      rows.add(row(table, i));
    }
    return new FormGrid(table.columns(), rows);
  }

  private static List<GridCell> row(PrintedTable table, int at) {
    PrintedRow row = table.rows().get(at);
    if (!row.spans().isEmpty() && row.spans().size() == row.labels().size()) {
      List<GridCell> cells = new ArrayList<>();
      for (int i = 0; i < row.spans().size(); i++) {
        GridCell span = row.spans().get(i);
        cells.add(new GridCell(row.labels().get(i), span.width(), span.height()));
      }
      return cells;
    }
    if (row.cells().isEmpty() && row.labels().size() == 1) {
      return List.of(GridCell.wide(row.labels().get(0), table.columns()));
    }
    return switch (table.form()) {
      case T2 -> table2(table, row);
      case T3 -> table3(table, at);
      case T4 -> table4(row);
    };
  }

  /** In table 2 the last cell takes what is left of the row. */
  private static List<GridCell> table2(PrintedTable table, PrintedRow row) {
    List<String> words = new ArrayList<>(row.labels());
    words.addAll(row.cells());
    List<GridCell> cells = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int rest = i == words.size() - 1 ? Math.max(1, table.columns() - i) : 1;
      cells.add(GridCell.wide(words.get(i), rest));
    }
    return cells;
  }

  private static List<GridCell> table3(PrintedTable table, int at) {
    PrintedRow row = table.rows().get(at);
    List<GridCell> cells = new ArrayList<>(labels(table.rows(), at));
    row.cells().forEach(cell -> cells.add(GridCell.of(cell)));
    return cells;
  }

  private static List<GridCell> table4(PrintedRow row) {
    List<GridCell> cells = new ArrayList<>();
    row.labels().forEach(label -> cells.add(GridCell.of(label)));
    row.cells().forEach(cell -> cells.add(GridCell.of(cell)));
    return cells;
  }

  /** The label cells of a row; those that span rows stand in the row that names them. */
  private static List<GridCell> labels(List<PrintedRow> printed, int at) {
    List<String> labels = printed.get(at).labels();
    if (labels.isEmpty()) {
      return List.of(GridCell.wide("", LABEL_COLUMNS));
    }
    List<GridCell> cells = new ArrayList<>();
    int last = labels.size() - 1;
    boolean behindMark = at > 0 && isMark(printed.get(at - 1));
    for (int i = 0; i < last; i++) {
      // A page number ends all cells: those that would reach further begin anew, without words.
      if (!labels.get(i).isEmpty() || behindMark) {
        cells.add(new GridCell(labels.get(i), 1, height(printed, at, i)));
      }
    }
    cells.add(GridCell.wide(labels.get(last), Math.max(1, LABEL_COLUMNS - last)));
    return cells;
  }

  private static boolean isMark(PrintedRow row) {
    return row.item().isEmpty() && row.cells().isEmpty();
  }

  private static int height(List<PrintedRow> printed, int at, int label) {
    int end = at + 1;
    while (end < printed.size()
        && printed.get(end).labels().size() > label + 1
        && printed.get(end).labels().get(label).isEmpty()) {
      end++;
    }
    return end - at;
  }
}
