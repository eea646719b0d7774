package io.gongkai.normalize.read.office;

import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes the rows of a sheet as they are shown; cells that the file leaves out are empty, hidden
 * rows and columns are left out.
 */
final class XlsxSheet {
  /** Columns beyond this hold no part of a report. */
  private static final int MOST_COLUMNS = 100;

  private static final String UNREADABLE = "\ufffd";

  private final XMLStreamReader xml;
  private final List<String> strings;
  private final MergedCells merged;
  private final XlsxFormats formats;
  private final DocumentText text;
  private final Set<Integer> hiddenColumns = new HashSet<>();
  private final StringBuilder value = new StringBuilder();
  private String type = "";
  private int style;
  private boolean inValue;
  private boolean formula;
  private boolean hiddenRow;
  private int row;
  private int column;
  private int written;

  XlsxSheet(
      XMLStreamReader xml,
      List<String> strings,
      MergedCells merged,
      XlsxFormats formats,
      DocumentText text) {
    this.xml = xml;
    this.formats = formats;
    this.strings = strings;
    this.merged = merged;
    this.text = text;
  }

  void write() throws XMLStreamException, UnreadableException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS && inValue) {
        value.append(xml.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
      }
    }
  }

  private void start(String name) {
    switch (name) {
      case "row" -> {
        row++;
        String number = xml.getAttributeValue(null, "r");
        row = number == null ? row : CellReference.of(number).row();
        column = 0;
        written = 0;
        hiddenRow = isOn("hidden");
        if (!hiddenRow) {
          text.startRow();
        }
      }
      case "c" -> {
        column++;
        String reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column : CellReference.of(reference).column();
        String cellType = xml.getAttributeValue(null, "t");
        type = cellType == null ? "" : cellType;
        style = XlsxFormats.index(xml.getAttributeValue(null, "s"));
        formula = false;
        value.setLength(0);
      }
      case "f" -> formula = true;
      case "col" -> hideColumns();
      case "v", "t" -> inValue = true;
      default -> {}
    }
  }

  private void end(String name) throws UnreadableException {
    switch (name) {
      case "v", "t" -> inValue = false;
      case "c" -> cell();
      case "row" -> {
        if (!hiddenRow) {
          text.endRow();
        }
      }
      default -> {}
    }
  }

  private void hideColumns() {
    int last = XlsxFormats.index(xml.getAttributeValue(null, "max"));
    if (isOn("hidden")) {
      int first = XlsxFormats.index(xml.getAttributeValue(null, "min"));
      for (int i = Math.max(1, first); i <= Math.min(last, MOST_COLUMNS); i++) {
        hiddenColumns.add(i);
      }
    }
  }

  private boolean isOn(String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return "1".equals(value) || "true".equals(value);
  }

  private void cell() throws UnreadableException {
    if (column > MOST_COLUMNS || hiddenRow) {
      return;
    }
    for (written++; written < column; written++) {
      if (isShown(written)) {
        text.startCell();
      }
    }
    if (isShown(column)) {
      text.startCell();
      if (formats.isStruck(style)) {
        text.struck(words());
      } else {
        text.words(words());
      }
    }
  }

  private boolean isShown(int at) {
    return !hiddenColumns.contains(at) && !merged.isBeside(row, at);
  }

  private String words() {
    String stored = value.toString();
    if (formula && stored.isBlank() && !type.equals("str")) {
      // Its result was not saved: what it shows is not known.
      return UNREADABLE;
    }
    return switch (type) {
      case "s" -> shared(stored);
      case "", "n" -> formats.shown(stored, style);
      case "b", "e" -> UNREADABLE;
      default -> stored;
    };
  }

  private String shared(String index) {
    try {
      return strings.get(Integer.parseInt(index.strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // A reference to nowhere shows as nothing that could be taken for a number.
      return UNREADABLE;
    }
  }
}
