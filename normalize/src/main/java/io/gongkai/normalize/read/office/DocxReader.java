package io.gongkai.normalize.read.office;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/** Reads DOCX documents; heads, feet and notes are left out. */
final class DocxReader {
  private static final String NAME = "DOCX";

  /** A title or a page number, as people add to scanned pages: no report is as short. */
  private static final int LITTLE_TEXT = 100;

  private final NormalizerLimits limits;

  DocxReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  /** Whether a part is the main one: some programs number it. */
  static boolean isMain(String part) {
    return part.startsWith("word/document")
        && part.endsWith(".xml")
        && part.substring("word/document".length(), part.length() - ".xml".length())
            .chars()
            .allMatch(c -> c >= '0' && c <= '9');
  }

  /** Writes the text, unless there is hardly any beside pictures. */
  static String write(DocxText text) throws XMLStreamException, UnreadableException {
    String written = text.write();
    if (text.hasPicture() && written.strip().length() < LITTLE_TEXT) {
      throw UnreadableException.scanned(NAME);
    }
    return written;
  }

  /** Reads the text of a document's main part. */
  String read(ZipParts parts, String main, Deadline deadline) throws UnreadableException {
    try (InputStream part = parts.open(main, deadline)) {
      DocxText text = new DocxText(Xml.open(part), new DocumentText(limits.maxChars(), deadline));
      return write(text);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // The parser answers damaged parts with unchecked exceptions too.
      throw Xml.refusal(NAME, e);
    }
  }
}
