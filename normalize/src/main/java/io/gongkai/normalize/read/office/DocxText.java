package io.gongkai.normalize.read.office;

import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes the body of a DOCX document: paragraphs, and tables row by row.
 *
 * <p>A cell that spans columns is written once; one that goes on from the row above is empty. A
 * table inside a cell is written as rows of its own, and a cell as wide as its table as paragraphs.
 */
final class DocxText {
  /** Deepest nesting of elements that is followed; documents stay below 40. */
  private static final int MOST_DEPTH = 400;

  /**
   * What is struck out by a tracked change, there a second time for older programs, how a word is
   * pronounced, or outside of the body where all parts of a document stand in one.
   */
  private static final Set<String> SKIPPED =
      Set.of(
          "del",
          "moveFrom",
          "Fallback",
          "rt",
          "hdr",
          "ftr",
          "footnote",
          "footnotes",
          "endnote",
          "endnotes",
          "comments",
          "styles",
          "glossaryDocument",
          "tblGridChange",
          "tblPrChange",
          "trPrChange",
          "tcPrChange",
          "pPrChange",
          "rPrChange",
          "sectPrChange");

  private final XMLStreamReader xml;
  private final DocumentText text;
  private final Deque<Table> tables = new ArrayDeque<>();
  private int depth;
  private boolean hidden;
  private boolean raised;
  private boolean struck;
  private boolean inRun;
  private boolean inWords;
  private boolean picture;

  /** A table that is being written, with its current cell. */
  private static final class Table {
    private int columns;
    private boolean rowOpen;
    private boolean firstInRow;
    private boolean cellOpen;
    private boolean besideMerge;
    private boolean belowMerge;
    private int span;
  }

  DocxText(XMLStreamReader xml, DocumentText text) {
    this.xml = xml;
    this.text = text;
  }

  /** Whether there are pictures in the document. */
  boolean hasPicture() {
    return picture;
  }

  /** Writes everything. */
  String write() throws XMLStreamException, UnreadableException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS && inWords && !hidden) {
        shown(xml.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (depth > MOST_DEPTH) {
          throw UnreadableException.tooLarge("嵌套层数", "nested elements", MOST_DEPTH);
        }
        if (SKIPPED.contains(xml.getLocalName()) || isUnseenAnnotation()) {
          skip();
        } else {
          start(xml.getLocalName());
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        end(xml.getLocalName());
      }
    }
    return text.finish();
  }

  /** Whether this is a comment or a deletion, as Word 2003 writes them. */
  private boolean isUnseenAnnotation() {
    if (!xml.getLocalName().equals("annotation")) {
      return false;
    }
    String type = attribute("type");
    return type.equals("Word.Comment") || type.startsWith("Word.Deletion");
  }

  /** Passes over the rest of the element that the reader is in. */
  private void skip() throws XMLStreamException {
    int outside = depth - 1;
    while (depth > outside) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void start(String name) throws UnreadableException {
    switch (name) {
      case "r" -> {
        inRun = true;
        hidden = false;
        raised = false;
        struck = false;
      }
      case "vanish" -> hidden |= inRun && isOn(value());
      case "strike", "dstrike" -> struck |= inRun && isOn(value());
      case "vertAlign" -> raised |= inRun && !value().equals("baseline");
      case "t" -> inWords = true;
      case "tab" -> tab();
      case "br", "cr", "txbxContent" -> text.endLine();
      case "noBreakHyphen" -> text.words("-");
      // A sign of a symbol font: its code says nothing of what it looks like.
      case "sym" -> symbol();
      case "blip", "imagedata" -> picture = true;
      case "tbl" -> startTable();
      case "p" -> openCell();
      default -> tableProperty(name);
    }
  }

  private void tableProperty(String name) {
    Table table = tables.peek();
    if (table == null) {
      return;
    }
    switch (name) {
      case "gridCol" -> table.columns++;
      case "tr" -> table.firstInRow = true;
      case "tc" -> {
        table.cellOpen = false;
        table.besideMerge = false;
        table.belowMerge = false;
        table.span = 1;
      }
      case "gridSpan" -> table.span = number(value());
      case "vMerge", "vmerge" -> table.belowMerge = !"restart".equals(value());
      case "hMerge", "hmerge" -> table.besideMerge = !"restart".equals(value());
      default -> {}
    }
  }

  private void end(String name) throws XMLStreamException, UnreadableException {
    switch (name) {
      case "r" -> inRun = false;
      case "t" -> inWords = false;
      case "p", "txbxContent" -> text.endLine();
      case "tcPr" -> endCellProperties();
      case "tc" -> endCell();
      case "tr" -> endRow();
      case "tbl" -> endTable();
      default -> {}
    }
  }

  private void startTable() throws UnreadableException {
    Table outer = tables.peek();
    if (outer == null) {
      text.endBlock();
    } else {
      openCell();
      endRow();
    }
    tables.push(new Table());
  }

  /** What a cell below or beside the one that it is merged with holds is not shown. */
  private void endCellProperties() throws XMLStreamException, UnreadableException {
    Table table = tables.peek();
    if (table != null) {
      openCell();
      if (table.belowMerge || table.besideMerge) {
        skip();
        endCell();
      }
    }
  }

  /** Opens the cell that the reader is in, if that was not done before. */
  private void openCell() throws UnreadableException {
    Table table = tables.peek();
    if (table == null || table.cellOpen) {
      return;
    }
    table.cellOpen = true;
    boolean whole =
        table.firstInRow && !table.belowMerge && table.columns > 0 && table.span >= table.columns;
    table.firstInRow = false;
    if (table.besideMerge || whole) {
      return;
    }
    if (!table.rowOpen) {
      text.startRow();
      table.rowOpen = true;
    }
    text.startCell();
  }

  private void endCell() throws UnreadableException {
    openCell();
    Table table = tables.peek();
    if (table != null && !table.rowOpen) {
      text.endLine();
    }
  }

  private void endRow() {
    Table table = tables.peek();
    if (table != null && table.rowOpen) {
      text.endRow();
      table.rowOpen = false;
    }
  }

  private void endTable() {
    endRow();
    tables.poll();
    if (tables.isEmpty()) {
      text.endBlock();
    }
  }

  /** A tab in running text may be what separates columns; in a cell it is a space. */
  private void tab() throws UnreadableException {
    if (inRun) {
      text.lines("\t");
    }
  }

  private void shown(String words) throws UnreadableException {
    if (struck) {
      text.struck(words);
    } else if (raised) {
      text.raised(words);
    } else {
      text.words(words);
    }
  }

  private void symbol() throws UnreadableException {
    if (!hidden) {
      text.words("\ufffd");
    }
  }

  private String value() {
    return attribute("val");
  }

  private String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static boolean isOn(String value) {
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      // A span that is no number spans nothing.
      return 1;
    }
  }
}
