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
  private static final int TABLE2_COLUMNS = 4;
  private static final int TABLE3_COLUMNS = 10;
  private static final int TABLE4_COLUMNS = 15;
  private static final int LABEL_COLUMNS = 3;

  /** Copies the rows. */
  public FormGrid {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Table 2. */
  public static FormGrid table2(PrintedReport report) {
    List<List<GridCell>> rows = new ArrayList<>();
    for (PrintedRow row : report.table2()) {
      List<String> cells = new ArrayList<>(row.labels());
      cells.addAll(row.cells());
      List<GridCell> grid = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        int rest = i == cells.size() - 1 ? Math.max(1, TABLE2_COLUMNS - i) : 1;
        grid.add(GridCell.wide(cells.get(i), rest));
      }
      rows.add(grid);
    }
    return new FormGrid(TABLE2_COLUMNS, rows);
  }

  /** Table 3. */
  public static FormGrid table3(PrintedReport report) {
    List<PrintedRow> printed = report.table3();
    List<List<GridCell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            new GridCell(printed.get(0).labels().get(0), LABEL_COLUMNS, 3),
            GridCell.wide(printed.get(0).labels().get(1), TABLE3_COLUMNS - LABEL_COLUMNS)));
    List<String> heads = printed.get(1).labels();
    rows.add(
        List.of(
            new GridCell(heads.get(0), 1, 2),
            GridCell.wide(heads.get(1), 5),
            new GridCell(heads.get(2), 1, 2)));
    rows.add(printed.get(2).labels().stream().map(GridCell::of).toList());
    for (int i = 3; i < printed.size(); i++) {
      List<GridCell> grid = new ArrayList<>(labels(printed, i));
      printed.get(i).cells().forEach(cell -> grid.add(GridCell.of(cell)));
      rows.add(grid);
    }
    return new FormGrid(TABLE3_COLUMNS, rows);
  }

  /** The label cells of a row; those that span rows stand in the row that names them. */
  private static List<GridCell> labels(List<PrintedRow> printed, int at) {
    List<String> labels = printed.get(at).labels();
    List<GridCell> cells = new ArrayList<>();
    int last = labels.size() - 1;
    boolean behindMark = at > 0 && isMark(printed.get(at - 1));
    for (int i = 0; i < last; i++) {
      // A page number ends all cells: those that would reach further begin anew, without words.
      if (!labels.get(i).isEmpty() || behindMark) {
        cells.add(new GridCell(labels.get(i), 1, height(printed, at, i)));
      }
    }
    cells.add(GridCell.wide(labels.get(last), LABEL_COLUMNS - last));
    if (isMark(printed.get(at))) {
      cells.add(GridCell.wide("", TABLE3_COLUMNS - LABEL_COLUMNS));
    }
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

  /** Table 4. */
  public static FormGrid table4(PrintedReport report) {
    List<PrintedRow> printed = report.table4();
    List<List<GridCell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            GridCell.wide(printed.get(0).labels().get(0), 5),
            GridCell.wide(printed.get(0).labels().get(1), 10)));
    List<GridCell> heads = new ArrayList<>();
    List<String> names = printed.get(1).labels();
    for (int i = 0; i < names.size(); i++) {
      heads.add(i < 5 ? new GridCell(names.get(i), 1, 2) : GridCell.wide(names.get(i), 5));
    }
    rows.add(heads);
    rows.add(printed.get(2).labels().stream().map(GridCell::of).toList());
    rows.add(printed.get(3).cells().stream().map(GridCell::of).toList());
    return new FormGrid(TABLE4_COLUMNS, rows);
  }
}
