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
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XLSX workbooks: each sheet as a table. */
final class XlsxReader {
  private static final String NAME = "XLSX";
  private static final String SHEETS = "xl/worksheets/sheet";
  private static final String STRINGS = "xl/sharedStrings.xml";

  private final NormalizerLimits limits;

  XlsxReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  String read(ZipParts parts, Deadline deadline) throws UnreadableException {
    try {
      List<String> strings = parts.names().contains(STRINGS) ? strings(parts, deadline) : List.of();
      DocumentText text = new DocumentText(limits.maxChars(), deadline);
      for (String sheet : sheets(parts)) {
        MergedCells merged;
        try (InputStream part = parts.open(sheet, deadline)) {
          merged = MergedCells.of(Xml.open(part));
        }
        try (InputStream part = parts.open(sheet, deadline)) {
          new XlsxSheet(Xml.open(part), strings, merged, text).write();
        }
        text.endBlock();
      }
      return text.finish();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // The parser answers damaged parts with unchecked exceptions too.
      throw Xml.refusal(NAME, e);
    }
  }

  /** The sheets by number, which is the order in which they were made. */
  private static List<String> sheets(ZipParts parts) {
    return parts.names().stream()
        .filter(name -> name.startsWith(SHEETS) && name.endsWith(".xml"))
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private List<String> strings(ZipParts parts, Deadline deadline)
      throws IOException, XMLStreamException, UnreadableException {
    List<String> strings = new ArrayList<>();
    try (InputStream part = parts.open(STRINGS, deadline)) {
      XMLStreamReader xml = Xml.open(part);
      StringBuilder string = new StringBuilder();
      boolean inText = false;
      long chars = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.CHARACTERS && inText) {
          string.append(xml.getText());
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          inText = xml.getLocalName().equals("t");
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          inText = false;
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
