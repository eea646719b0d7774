package io.gongkai.normalize.read.office;

import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes the rows of a sheet; cells that the file leaves out are empty. */
final class XlsxSheet {
  /** Columns beyond this hold no part of a report. */
  private static final int MOST_COLUMNS = 100;

  /** Numbers are stored in binary; this many digits of them are meant. */
  private static final MathContext DIGITS = new MathContext(15);

  private final XMLStreamReader xml;
  private final List<String> strings;
  private final MergedCells merged;
  private final DocumentText text;
  private final StringBuilder value = new StringBuilder();
  private String type = "";
  private boolean inValue;
  private int row;
  private int column;
  private int written;

  XlsxSheet(XMLStreamReader xml, List<String> strings, MergedCells merged, DocumentText text) {
    this.xml = xml;
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
        text.startRow();
      }
      case "c" -> {
        column++;
        String reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column : CellReference.of(reference).column();
        String cellType = xml.getAttributeValue(null, "t");
        type = cellType == null ? "" : cellType;
        value.setLength(0);
      }
      case "v", "t" -> inValue = true;
      default -> {}
    }
  }

  private void end(String name) throws UnreadableException {
    switch (name) {
      case "v", "t" -> inValue = false;
      case "c" -> cell();
      case "row" -> text.endRow();
      default -> {}
    }
  }

  private void cell() throws UnreadableException {
    if (column > MOST_COLUMNS) {
      return;
    }
    for (written++; written < column; written++) {
      if (!merged.isBeside(row, written)) {
        text.startCell();
      }
    }
    if (!merged.isBeside(row, column)) {
      text.startCell();
      text.words(words());
    }
  }

  private String words() {
    String stored = value.toString();
    return switch (type) {
      case "s" -> shared(stored);
      case "", "n" -> number(stored);
      default -> stored;
    };
  }

  private String shared(String index) {
    try {
      return strings.get(Integer.parseInt(index.strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // A reference to nowhere shows as nothing that could be taken for a number.
      return "\ufffd";
    }
  }

  private static String number(String stored) {
    if (stored.isBlank()) {
      return "";
    }
    try {
      BigDecimal number = new BigDecimal(stored.strip()).round(DIGITS).stripTrailingZeros();
      return number.precision() - number.scale() > 30 ? "\ufffd" : number.toPlainString();
    } catch (NumberFormatException e) {
      return stored;
    }
  }
}
