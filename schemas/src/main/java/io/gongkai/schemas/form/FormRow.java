package io.gongkai.schemas.form;

import java.util.List;
import java.util.Objects;

/**
 * A row of the statutory form that holds values.
 *
 * @param item our name of the row, for example {@code t3.received}
 * @param columns names of its cells, left to right, never empty
 * @param section the group or block of the form that the row stands in, as printed; empty at top
 *     level
 * @param ordinal the ordinal as printed, without punctuation; empty where the form has none
 * @param label the label as printed, without its ordinal
 */
public record FormRow(
    String item, List<String> columns, String section, String ordinal, String label) {

  /** Checks that nothing is null and that there is at least one column. */
  public FormRow {
    Objects.requireNonNull(item, "item");
    columns = List.copyOf(columns);
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(ordinal, "ordinal");
    Objects.requireNonNull(label, "label");
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("row " + item + " has no columns");
    }
  }

  /** The table that the row belongs to. */
  public FormTable table() {
    return FormTable.ofItem(item);
  }
}
