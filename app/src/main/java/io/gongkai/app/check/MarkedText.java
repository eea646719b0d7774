package io.gongkai.app.check;

import io.gongkai.schemas.form.FormCell;
import java.io.PrintWriter;

/** Prints a document's text in which the cells that were read are marked. */
final class MarkedText {
  private final PrintWriter out;

  MarkedText(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints the text.
   *
   * @param report what was read from it; null when nothing was
   */
  void print(String text, MarkedReport report) {
    int done = 0;
    if (report != null) {
      for (FormCell cell : report.inText()) {
        int start = report.cells().start(cell.index());
        int end = report.cells().end(cell.index());
        out.print(Html.escape(text.substring(done, start)));
        mark(report, cell, text.substring(start, end));
        done = end;
      }
    }
    out.print(Html.escape(text.substring(done)));
  }

  private void mark(MarkedReport report, FormCell cell, String words) {
    report
        .textAnchor(cell)
        .ifPresent(
            anchor -> {
              out.print("<a id=\"" + anchor + "\" href=\"#" + report.tableAnchor(cell));
              out.print("\" class=\"cell " + report.classes(cell) + "\" title=\"");
              out.print(Html.escape(report.title(cell)) + "\">");
              out.print(Html.escape(words) + "</a>");
            });
    report
        .suspicion(cell)
        .ifPresent(
            suspicion -> {
              out.print("<a class=\"mend\" href=\"#" + report.groupAnchor(suspicion.group()));
              out.print("\">应为 " + Html.escape(suspicion.suggested()) + "</a>");
            });
  }
}
