package io.gongkai.app.check;

import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Report;
import io.gongkai.model.SuspectCell;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A document's text in which the cells that were read are marked. */
final class MarkedText {
  private final String prefix;
  private final String text;
  private final CellView cells;
  private final CellNames names;

  /**
   * Marks a text.
   *
   * @param prefix starts the anchors' names, so that several documents fit on a page
   * @param text the extracted text
   * @param report what was read from it; null when nothing was
   */
  MarkedText(String prefix, String text, Report report) {
    this.prefix = prefix;
    this.text = text;
    this.cells = report == null ? null : new CellView(report);
    this.names = report == null ? null : new CellNames(cells.layout());
  }

  /** Name of the anchor at a cell; empty when the cell is not marked in the text. */
  Optional<String> anchor(String item, String column) {
    return cell(item, column).filter(this::isMarked).map(this::anchor);
  }

  /** A cell in the words of the form; item and column where the form has no such cell. */
  String name(String item, String column) {
    return cell(item, column).map(names::of).orElse(item + "/" + column);
  }

  /** Prints the text with a mark around each cell; cells that take part in a group stand out. */
  void print(PrintWriter out, List<FindingGroup> groups) {
    Set<String> broken = brokenCells(groups);
    Set<String> suspect = suspectCells(groups);
    int done = 0;
    for (FormCell cell : marked()) {
      int start = cells.start(cell.index());
      int end = cells.end(cell.index());
      if (start < done) {
        // Two cells cannot own one character; the first keeps it.
        continue;
      }
      out.print(Html.escape(text.substring(done, start)));
      String mark =
          suspect.contains(cell.toString())
              ? " suspect"
              : broken.contains(cell.toString()) ? " broken" : "";
      out.print("<span id=\"" + anchor(cell) + "\" class=\"" + state(cell) + mark + "\" title=\"");
      out.print(Html.escape(title(cell)) + "\">");
      out.print(Html.escape(text.substring(start, end)) + "</span>");
      done = end;
    }
    out.print(Html.escape(text.substring(done)));
  }

  private List<FormCell> marked() {
    return cells == null
        ? List.of()
        : cells.layout().cells().stream()
            .filter(this::isMarked)
            .sorted(Comparator.comparingInt((FormCell cell) -> cells.start(cell.index())))
            .toList();
  }

  private boolean isMarked(FormCell cell) {
    int start = cells.start(cell.index());
    int end = cells.end(cell.index());
    return start >= 0 && end > start && end <= text.length();
  }

  private Optional<FormCell> cell(String item, String column) {
    return cells == null || item == null ? Optional.empty() : cells.layout().cell(item, column);
  }

  private String anchor(FormCell cell) {
    return prefix + "c" + cell.index();
  }

  private String state(FormCell cell) {
    return cells.state(cell.index()).name();
  }

  private String title(FormCell cell) {
    String value =
        cells.value(cell.index()).map(number -> " = " + number.toPlainString()).orElse("");
    int page = cells.page(cell.index());
    String place = page == 0 ? "" : "，第" + page + "页";
    return names.of(cell) + " (" + cell + ")" + value + " " + state(cell) + place;
  }

  private static Set<String> brokenCells(List<FindingGroup> groups) {
    Set<String> broken = new HashSet<>();
    for (FindingGroup group : groups) {
      for (Finding finding : group.findings()) {
        for (Operand cell : finding.getCells()) {
          broken.add(cell.getItem() + "/" + cell.getColumn());
        }
      }
    }
    return broken;
  }

  private static Set<String> suspectCells(List<FindingGroup> groups) {
    Set<String> suspect = new HashSet<>();
    for (FindingGroup group : groups) {
      if (group.suspect() != null) {
        for (SuspectCell cell : group.suspect().getCells()) {
          suspect.add(cell.getItem() + "/" + cell.getColumn());
        }
      }
    }
    return suspect;
  }
}
