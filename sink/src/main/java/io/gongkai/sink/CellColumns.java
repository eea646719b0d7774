package io.gongkai.sink;

import io.gongkai.model.CellState;
import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormTable;
import java.util.List;

/**
 * The cells of a report as the database keeps them: values, states, scales and pages of each table.
 */
final class CellColumns {
  /** The columns of the database that hold cells, in the order in which they are written. */
  static final List<String> NAMES =
      List.of(
          "t2_values",
          "t2_states",
          "t2_scales",
          "t2_pages",
          "t3_values",
          "t3_states",
          "t3_scales",
          "t3_pages",
          "t4_values",
          "t4_states",
          "t4_scales",
          "t4_pages");

  private CellColumns() {}

  /** Writes the columns of a report. */
  static void write(Report report, CopyText row) {
    CellView cells = new CellView(report);
    List<FormCell> form = cells.layout().cells();
    int from = 0;
    for (FormTable table : FormTable.values()) {
      int to = from;
      while (to < form.size() && FormTable.ofItem(form.get(to).item()) == table) {
        to++;
      }
      write(cells, from, to, row);
      from = to;
    }
  }

  /** Writes the columns of a document of which no cell was read. */
  static void writeNone(CopyText row) {
    NAMES.forEach(name -> row.none());
  }

  /** The letter that stands for a state in the database. */
  static char letter(CellState state) {
    return switch (state) {
      case PRINTED -> 'P';
      case INFERRED -> 'I';
      case BLANK -> 'B';
      case NIL -> 'N';
      case MISSING -> 'M';
      case ILLEGIBLE -> 'L';
    };
  }

  private static void write(CellView cells, int from, int to, CopyText row) {
    long[] values = new long[to - from];
    boolean[] present = new boolean[to - from];
    long[] scales = new long[to - from];
    long[] pages = new long[to - from];
    boolean[] onPage = new boolean[to - from];
    boolean whole = true;
    boolean paged = false;
    StringBuilder states = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      values[i - from] = cells.unscaled(i);
      present[i - from] = cells.hasValue(i);
      scales[i - from] = cells.scale(i);
      whole &= scales[i - from] == 0;
      pages[i - from] = cells.page(i);
      onPage[i - from] = pages[i - from] > 0;
      paged |= onPage[i - from];
      states.append(letter(cells.state(i)));
    }
    row.numbers(values, present).text(states.toString()).numbers(whole ? null : scales);
    if (paged) {
      row.numbers(pages, onPage);
    } else {
      row.none();
    }
  }
}
