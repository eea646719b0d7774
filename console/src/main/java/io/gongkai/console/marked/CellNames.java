package io.gongkai.console.marked;

import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.validate.figures.Labels;
import java.util.HashMap;
import java.util.Map;

/** Names the cells of a form in the words that the form prints. */
public final class CellNames {
  private final Map<String, FormRow> rows = new HashMap<>();

  /** Names for the cells of a layout. */
  public CellNames(FormLayout layout) {
    layout.rows().forEach(row -> rows.put(row.item(), row));
  }

  /** Row and column of a cell, for example {@code （七）总计 · 自然人}. */
  public String of(FormCell cell) {
    FormRow row = rows.get(cell.item());
    boolean underHeading = row.table() == FormTable.T4 && !row.section().equals(row.label());
    String heading = underHeading ? row.section() + " " : "";
    return heading + label(row) + " · " + column(cell);
  }

  /** Label of a row with its ordinal, for example {@code 2.重复申请}. */
  public static String label(FormRow row) {
    return ordinal(row) + row.label();
  }

  private static String ordinal(FormRow row) {
    String ordinal = row.ordinal();
    if (ordinal.isEmpty() || ordinal.startsWith("（")) {
      return ordinal;
    }
    return ordinal + (Character.isDigit(ordinal.charAt(0)) ? "." : "、");
  }

  /** Heading of a cell's column. */
  public static String column(FormCell cell) {
    // The form calls both amounts by what they are amounts of.
    return cell.isAmount()
        ? cell.item().equals("t2.fees") ? "本年收费金额" : "采购总金额"
        : Labels.column(cell);
  }
}
