package io.gongkai.normalize.read.office;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;

/** How the numbers of a workbook are shown: by the number format and the font of their style. */
final class XlsxFormats {
  /** Numbers are stored in binary; this many digits of them are meant. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int GENERAL = 0;
  private static final int TEXT = 49;
  private static final String UNREADABLE = "\ufffd";
  private static final Pattern PLAIN = Pattern.compile("[+-]?[\\d,]+(\\.\\d+)?");
  private static final Pattern COUNTED =
      Pattern.compile("[+-]?[\\d,]+(\\.\\d+)?\\s*(万元|元|件|个|项|份|宗|起|次|例|人|条)");

  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Boolean> struckFonts = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();
  private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

  private record Style(int format, int font) {}

  /** Formats of a workbook that says nothing of them. */
  XlsxFormats() {}

  /** Reads the styles of a workbook. */
  static XlsxFormats of(XMLStreamReader xml) throws XMLStreamException {
    XlsxFormats formats = new XlsxFormats();
    boolean inCellStyles = false;
    boolean inFonts = false;
    while (xml.hasNext()) {
      int event = xml.next();
      boolean start = event == XMLStreamConstants.START_ELEMENT;
      if (!start && event != XMLStreamConstants.END_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "cellXfs" -> inCellStyles = start;
        case "fonts" -> inFonts = start;
        default -> {
          if (start) {
            formats.entry(xml, inCellStyles, inFonts);
          }
        }
      }
    }
    return formats;
  }

  private void entry(XMLStreamReader xml, boolean inCellStyles, boolean inFonts) {
    switch (xml.getLocalName()) {
      case "numFmt" -> {
        String code = xml.getAttributeValue(null, "formatCode");
        codes.put(number(xml, "numFmtId"), code == null ? "" : code);
      }
      case "font" -> {
        if (inFonts) {
          struckFonts.add(false);
        }
      }
      case "strike" -> {
        String value = xml.getAttributeValue(null, "val");
        if (inFonts && !struckFonts.isEmpty()) {
          struckFonts.set(struckFonts.size() - 1, !"0".equals(value) && !"false".equals(value));
        }
      }
      case "xf" -> {
        if (inCellStyles) {
          styles.add(new Style(number(xml, "numFmtId"), number(xml, "fontId")));
        }
      }
      default -> {}
    }
  }

  private static int number(XMLStreamReader xml, String attribute) {
    return index(xml.getAttributeValue(null, attribute));
  }

  /** An index as the file writes it; 0 when it is none. */
  static int index(String digits) {
    try {
      return digits == null ? 0 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether a style strikes out what stands in the cell. */
  boolean isStruck(int style) {
    int font = style < 0 || style >= styles.size() ? -1 : styles.get(style).font();
    return font >= 0 && font < struckFonts.size() && struckFonts.get(font);
  }

  /**
   * A stored number as it is shown.
   *
   * @return its digits; what cannot be read where it is shown as a date, a share or the like
   */
  String shown(String stored, int style) {
    if (stored.isBlank()) {
      return "";
    }
    BigDecimal number;
    try {
      number = new BigDecimal(stored.strip()).round(DIGITS).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return stored;
    }
    if (number.precision() - number.scale() > 30 || number.scale() > 30) {
      return UNREADABLE;
    }
    int format = style < 0 || style >= styles.size() ? GENERAL : styles.get(style).format();
    String code = codes.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
    if (format == GENERAL || format == TEXT || code == null || code.equals("General")) {
      return number.toPlainString();
    }
    return shown(number, formatter.formatRawCellContents(number.doubleValue(), format, code));
  }

  private static String shown(BigDecimal number, String formatted) {
    String shown = formatted.strip();
    if (PLAIN.matcher(shown).matches()) {
      boolean same = new BigDecimal(shown.replace(",", "")).compareTo(number) == 0;
      return same ? number.toPlainString() : shown;
    }
    boolean anyDigit = shown.chars().anyMatch(Character::isDigit);
    return !anyDigit || COUNTED.matcher(shown).matches() ? shown : UNREADABLE;
  }
}
