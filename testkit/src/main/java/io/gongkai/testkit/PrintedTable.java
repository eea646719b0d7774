package io.gongkai.testkit;

import io.gongkai.schemas.form.FormTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A table of a printed report: a test changes its rows to damage it. */
public final class PrintedTable implements PrintedBlock {
  private final FormTable form;
  private final int columns;
  private final List<PrintedRow> rows;

  /**
   * A table.
   *
   * @param form which table of the form it is, or is a part of
   * @param columns how many cells wide its grid is
   * @param rows its rows, headings included
   */
  public PrintedTable(FormTable form, int columns, List<PrintedRow> rows) {
    this.form = Objects.requireNonNull(form, "form");
    this.columns = columns;
    this.rows = new ArrayList<>(rows);
  }

  /** Which table of the form it is. */
  public FormTable form() {
    return form;
  }

  /** Width of its grid in cells. */
  public int columns() {
    return columns;
  }

  /** Its rows; may be changed. */
  public List<PrintedRow> rows() {
    return rows;
  }
}
