package io.gongkai.console.marked;

import io.gongkai.schemas.form.FormCell;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Prints a document's text in which the cells read and the numbers that findings quote are marked.
 */
public final class MarkedText {
  private final PrintWriter out;

  /**
   * A part of the text that is marked.
   *
   * @param start UTF-16 offset of the part
   * @param end UTF-16 offset behind it
   * @param printer prints the words of the part
   */
  private record Mark(int start, int end, Consumer<String> printer) {}

  /** Prints to a writer. */
  public MarkedText(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints the text.
   *
   * @param report what was read from it; null when nothing was
   */
  public void print(String text, MarkedReport report) {
    int done = 0;
    for (Mark mark : report == null ? List.<Mark>of() : marks(report)) {
      out.print(Html.escape(text.substring(done, mark.start())));
      mark.printer().accept(text.substring(mark.start(), mark.end()));
      done = mark.end();
    }
    out.print(Html.escape(text.substring(done)));
  }

  /** The cells, and the numbers of the narrative that findings quote: none reaches into another. */
  private List<Mark> marks(MarkedReport report) {
    List<Mark> marks = new ArrayList<>();
    for (FormCell cell : report.inText()) {
      int start = report.cells().start(cell.index());
      marks.add(new Mark(start, report.cells().end(cell.index()), w -> mark(report, cell, w)));
    }
    for (MarkedQuotes.Place place : report.quotes().inText()) {
      marks.add(new Mark(place.start(), place.end(), words -> mark(report, place, words)));
    }
    marks.sort(Comparator.comparingInt(Mark::start));
    return marks;
  }

  private void mark(MarkedReport report, MarkedQuotes.Place place, String words) {
    out.print("<a id=\"" + report.quotes().anchor(place) + "\" href=\"#");
    out.print(report.groupAnchor(place.group()) + "\" class=\"cell operand\" title=\"");
    out.print(Html.escape(place.rule()) + "\">" + Html.escape(words) + "</a>");
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
              out.print("\">" + Html.escape(report.words().shouldBe() + suspicion.suggested()));
              out.print("</a>");
            });
  }
}
