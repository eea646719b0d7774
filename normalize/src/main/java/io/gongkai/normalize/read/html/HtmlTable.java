package io.gongkai.normalize.read.html;

import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.RowSpans;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes a table row by row.
 *
 * <p>A cell that spans columns is written once; where a cell of a row above reaches down, the cell
 * is empty. Tables that only lay out a page are written as the blocks that they hold.
 */
final class HtmlTable {
  /** Characters from which on a cell lays out a page: the longest label of the form has 60. */
  static final int LAYOUT_CHARS = 600;

  private final HtmlText page;
  private final DocumentText text;
  private final RowSpans spans = new RowSpans();

  HtmlTable(HtmlText page, DocumentText text) {
    this.page = page;
    this.text = text;
  }

  void write(Element table) throws UnreadableException {
    for (Element part = table.firstElementChild(); part != null; part = part.nextElementSibling()) {
      if (HtmlText.isHidden(part)) {
        continue;
      }
      switch (part.normalName()) {
        case "tr" -> row(part);
        case "thead", "tbody", "tfoot" -> rows(part);
        case "colgroup", "col" -> {}
        default -> block(part);
      }
    }
  }

  private void rows(Element part) throws UnreadableException {
    spans.clear();
    for (Element row = part.firstElementChild(); row != null; row = row.nextElementSibling()) {
      if (HtmlText.isHidden(row)) {
        continue;
      }
      if (row.normalName().equals("tr")) {
        row(row);
      } else {
        block(row);
      }
    }
  }

  private void row(Element row) throws UnreadableException {
    List<Element> cells = new ArrayList<>();
    for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
      if (!HtmlText.isHidden(cell)) {
        cells.add(cell);
      }
    }
    if (isLayout(cells)) {
      for (Element cell : cells) {
        block(cell);
      }
      return;
    }
    text.startRow();
    spans.startRow();
    for (Element cell : cells) {
      covered();
      text.startCell();
      page.children(cell);
      spans.cell(span(cell.attr("colspan")), span(cell.attr("rowspan")));
    }
    covered();
    text.endRow();
  }

  private void covered() throws UnreadableException {
    for (int i = spans.covered(); i > 0; i--) {
      text.startCell();
    }
  }

  private void block(Element element) throws UnreadableException {
    text.endLine();
    page.children(element);
    text.endLine();
  }

  /** Whether a row holds other tables, or text as long as no cell of a statutory table is. */
  private static boolean isLayout(List<Element> cells) {
    for (Element cell : cells) {
      if (extent(cell, 0) >= LAYOUT_CHARS) {
        return true;
      }
    }
    return false;
  }

  /**
   * Characters in an element as far as they matter; an inner table of cells counts for very many.
   */
  private static int extent(Element element, int before) {
    int extent = before;
    for (Node child = element.firstChild();
        child != null && extent < LAYOUT_CHARS;
        child = child.nextSibling()) {
      if (child instanceof TextNode words) {
        extent += words.isBlank() ? 0 : words.getWholeText().length();
      } else if (child instanceof Element inner) {
        boolean table = inner.normalName().equals("table") && inner.select("td, th").size() > 1;
        extent = table ? LAYOUT_CHARS : extent(inner, extent);
      }
    }
    return extent;
  }

  /** How many columns or rows an attribute says that a cell spans. */
  static int span(String attribute) {
    String value = attribute.strip();
    int span = 0;
    for (int i = 0; i < value.length() && span < RowSpans.MOST; i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      span = 10 * span + digit;
    }
    return span == 0 ? 1 : span;
  }
}
