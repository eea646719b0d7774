package io.gongkai.console.marked;

import io.gongkai.console.Sheets;
import io.gongkai.schemas.form.FormCell;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Boxes around what was read, to lie over the pictures of a document's pages.
 *
 * <p>A cell that somebody has to look at is a link to its finding; the others only say what was
 * read, as nobody wants to walk through all of them.
 */
public final class MarkedPages {
  /** Space between the two lines around a suspect cell. */
  private static final double DOUBLE = 2.5;

  private final MarkedReport report;
  private final Sheets sheets;
  private final Map<Integer, List<Mark>> marks = new TreeMap<>();
  private final Map<String, Integer> pages = new HashMap<>();

  /**
   * Something that is marked on a page.
   *
   * @param box where it stands
   * @param anchor its name on the page; empty for all but the first box of a cell
   * @param kind class of its box
   * @param finding anchor of the finding that is about it; empty when none is
   * @param title what it is
   */
  private record Mark(Sheets.Box box, String anchor, String kind, String finding, String title) {
    boolean isWrong() {
      return !finding.isEmpty();
    }
  }

  /**
   * Finds the boxes.
   *
   * @param report what was read
   * @param sheets the pages of the document that it was read from
   */
  public MarkedPages(MarkedReport report, Sheets sheets) {
    this.report = report;
    this.sheets = sheets;
    for (FormCell cell : report.inText()) {
      add(cell);
    }
    for (MarkedQuotes.Place place : report.quotes().inText()) {
      String anchor = report.quotes().boxAnchor(place);
      String finding = report.groupAnchor(place.group());
      add(anchor, "quoted", finding, place.rule(), sheets.boxes(place.start(), place.end()));
    }
  }

  private void add(FormCell cell) {
    int index = cell.index();
    Optional<MarkedReport.Suspicion> suspicion = report.suspicion(cell);
    List<MarkedReport.BrokenSum> sums = report.brokenSums(cell);
    Optional<Integer> group =
        suspicion
            .map(MarkedReport.Suspicion::group)
            .or(() -> sums.stream().findFirst().map(MarkedReport.BrokenSum::group));
    String sum =
        suspicion.isPresent() || sums.isEmpty()
            ? ""
            : report.words().comma() + "≠ " + sums.get(0).finding().getExpected();
    add(
        report.boxAnchor(cell),
        report.classes(cell) + (sum.isEmpty() ? "" : " broken"),
        group.map(report::groupAnchor).orElse(""),
        report.title(cell) + sum,
        sheets.boxes(report.cells().start(index), report.cells().end(index)));
  }

  private void add(
      String anchor, String kind, String finding, String title, List<Sheets.Box> boxes) {
    boolean first = true;
    for (Sheets.Box box : boxes) {
      if (box.page() >= 1 && box.page() <= sheets.all().size()) {
        marks
            .computeIfAbsent(box.page(), page -> new ArrayList<>())
            .add(new Mark(box, first ? anchor : "", kind, finding, title));
        pages.putIfAbsent(anchor, box.page());
        first = false;
      }
    }
  }

  /** All pages of the document; empty when it has none. */
  public List<Sheets.Sheet> all() {
    return sheets.all();
  }

  /** Numbers of the pages that something was read from, from 1. */
  public List<Integer> marked() {
    return List.copyOf(marks.keySet());
  }

  /** Numbers of the other pages. */
  public List<Integer> others() {
    List<Integer> others = new ArrayList<>();
    for (int page = 1; page <= sheets.all().size(); page++) {
      if (!marks.containsKey(page)) {
        others.add(page);
      }
    }
    return others;
  }

  /** A page, by its number. */
  public Sheets.Sheet sheet(int page) {
    return sheets.all().get(page - 1);
  }

  /** The cells on a page that likely are wrong, in the order of the text. */
  public List<FormCell> suspects(int page) {
    return report.inText().stream()
        .filter(cell -> report.suspicion(cell).isPresent())
        .filter(cell -> pages.getOrDefault(report.boxAnchor(cell), 0) == page)
        .toList();
  }

  /** The page that a cell's box stands on; 0 when it has none. */
  public int pageOf(FormCell cell) {
    return pages.getOrDefault(report.boxAnchor(cell), 0);
  }

  /**
   * Prints the boxes of a page.
   *
   * @param label what the whole of them is, for those who cannot see it
   */
  public void print(PrintWriter out, int page, String label) {
    List<Mark> all = marks.getOrDefault(page, List.of());
    out.print("<svg class=\"boxes\" viewBox=\"0 0 " + number(sheet(page).width()) + " ");
    out.print(number(sheet(page).height()) + "\" role=\"group\" aria-label=\"");
    out.print(Html.escape(label) + "\">\n<g aria-hidden=\"true\">\n");
    all.stream().filter(mark -> !mark.isWrong()).forEach(mark -> print(out, mark));
    out.print("</g>\n");
    all.stream().filter(Mark::isWrong).forEach(mark -> print(out, mark));
    out.print("</svg>");
  }

  private static void print(PrintWriter out, Mark mark) {
    // Whoever goes through the page by keyboard would have to pass every cell there is.
    String element = mark.isWrong() ? "a" : "g";
    out.print("<" + element);
    if (!mark.anchor().isEmpty()) {
      out.print(" id=\"" + mark.anchor() + "\"");
    }
    String title = Html.escape(mark.title());
    out.print(" class=\"" + mark.kind() + "\"");
    if (mark.isWrong()) {
      out.print(" href=\"#" + mark.finding() + "\" aria-label=\"" + title + "\"");
    }
    out.print("><title>" + title + "</title>");
    rectangle(out, mark.box(), 0);
    if (mark.kind().contains("suspect")) {
      rectangle(out, mark.box(), DOUBLE);
    }
    out.print("</" + element + ">\n");
  }

  private static void rectangle(PrintWriter out, Sheets.Box box, double space) {
    out.print("<rect x=\"" + number(box.left() - space) + "\" y=\"" + number(box.top() - space));
    out.print("\" width=\"" + number(box.width() + 2 * space) + "\" height=\"");
    out.print(number(box.height() + 2 * space) + "\"/>");
  }

  private static String number(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }
}
