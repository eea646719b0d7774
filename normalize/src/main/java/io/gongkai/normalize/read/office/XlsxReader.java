package io.gongkai.normalize.read.office;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XLSX workbooks: each sheet as a table. */
final class XlsxReader {
  private static final String NAME = "XLSX";
  private static final String SHEETS = "xl/worksheets/sheet";
  private static final String STYLES = "xl/styles.xml";
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final String STRINGS = "xl/sharedStrings.xml";

  private final NormalizerLimits limits;

  XlsxReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  String read(ZipParts parts, Deadline deadline) throws UnreadableException {
    try {
      XlsxFormats formats = formats(parts, deadline);
      List<String> strings = parts.names().contains(STRINGS) ? strings(parts, deadline) : List.of();
      DocumentText text = new DocumentText(limits.maxChars(), deadline);
      for (String sheet : sheets(parts, deadline)) {
        MergedCells merged;
        try (InputStream part = parts.open(sheet, deadline)) {
          merged = MergedCells.of(Xml.open(part));
        }
        try (InputStream part = parts.open(sheet, deadline)) {
          new XlsxSheet(Xml.open(part), strings, merged, formats, text).write();
        }
        text.endBlock();
      }
      return text.finish();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // The parser answers damaged parts with unchecked exceptions too.
      throw Xml.refusal(NAME, e);
    }
  }

  private static XlsxFormats formats(ZipParts parts, Deadline deadline)
      throws IOException, XMLStreamException {
    if (!parts.names().contains(STYLES)) {
      return new XlsxFormats();
    }
    try (InputStream part = parts.open(STYLES, deadline)) {
      return XlsxFormats.of(Xml.open(part));
    }
  }

  /** The sheets that are shown, by number, which is the order in which they were made. */
  private static List<String> sheets(ZipParts parts, Deadline deadline)
      throws IOException, XMLStreamException {
    Set<String> hidden = hiddenSheets(parts, deadline);
    return parts.names().stream()
        .filter(name -> name.startsWith(SHEETS) && name.endsWith(".xml"))
        .filter(name -> !hidden.contains(name))
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The sheets that a person does not see, who may keep the figures of another year there. */
  private static Set<String> hiddenSheets(ZipParts parts, Deadline deadline)
      throws IOException, XMLStreamException {
    Set<String> hidden = new HashSet<>();
    if (!parts.names().contains(WORKBOOK) || !parts.names().contains(RELATIONS)) {
      return hidden;
    }
    Set<String> ids = new HashSet<>();
    try (InputStream part = parts.open(WORKBOOK, deadline)) {
      XMLStreamReader xml = Xml.open(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("sheet")
            && attribute(xml, "state").toLowerCase(Locale.ROOT).endsWith("hidden")) {
          ids.add(attribute(xml, "id"));
        }
      }
    }
    try (InputStream part = parts.open(RELATIONS, deadline)) {
      XMLStreamReader xml = Xml.open(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && ids.contains(attribute(xml, "Id"))) {
          String target = attribute(xml, "Target");
          hidden.add(target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
      }
    }
    return hidden;
  }

  /** An attribute by its name in whatever namespace; empty when there is none. */
  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private List<String> strings(ZipParts parts, Deadline deadline)
      throws IOException, XMLStreamException, UnreadableException {
    List<String> strings = new ArrayList<>();
    try (InputStream part = parts.open(STRINGS, deadline)) {
      XMLStreamReader xml = Xml.open(part);
      StringBuilder string = new StringBuilder();
      boolean inText = false;
      boolean unclear = false;
      long chars = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.CHARACTERS && inText) {
          String words = xml.getText();
          string.append(unclear ? words.replaceAll("\\p{N}", "\ufffd") : words);
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          inText = name.equals("t");
          // A part that stands raised or is struck out: what the whole says is not certain.
          unclear |= name.equals("strike") || name.equals("vertAlign");
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          inText = false;
          unclear &= !xml.getLocalName().equals("r");
          if (xml.getLocalName().equals("si")) {
            strings.add(string.toString());
            chars += string.length() + 1L;
            string.setLength(0);
          } else if (xml.getLocalName().equals("rPh")) {
            // How a word is pronounced, not what is written.
            string.setLength(0);
          }
        }
        if (chars + string.length() > limits.maxChars()) {
          throw Limit.CHARS.exceeded(limits.maxChars());
        }
      }
    }
    return strings;
  }
}
