package io.gongkai.app.replay;

import io.gongkai.model.CellState;
import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cell that was read differently.
 *
 * @param cell the cell as {@code item/column}
 * @param live what the live run read: the value, with its state where it is not printed; empty
 *     where the form has no such cell
 * @param replay what the replay read, in the same way
 */
record CellChange(String cell, String live, String replay) {

  /** The cells that differ, in the order of the form; those that only one form has among them. */
  static List<CellChange> of(Report live, Report replay) {
    Map<String, String> before = cells(live);
    Map<String, String> after = cells(replay);
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<CellChange> changes = new ArrayList<>();
    for (String name : names) {
      CellChange change =
          new CellChange(name, before.getOrDefault(name, ""), after.getOrDefault(name, ""));
      if (!change.live().equals(change.replay())) {
        changes.add(change);
      }
    }
    return List.copyOf(changes);
  }

  private static Map<String, String> cells(Report report) {
    CellView view = new CellView(report);
    Map<String, String> cells = new LinkedHashMap<>();
    for (FormCell cell : view.layout().cells()) {
      CellState state = view.state(cell.index());
      String value = view.value(cell.index()).map(BigDecimal::toPlainString).orElse("");
      cells.put(
          cell.toString(), state == CellState.PRINTED ? value : (state + " " + value).strip());
    }
    return cells;
  }
}
