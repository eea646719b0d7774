package io.gongkai.normalize.read.office;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.ContainerReader;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/**
 * Reads documents that Word saves as a single XML file: Word 2003 XML, and Open XML with all parts
 * in one file. Both have the elements of a DOCX document, and are often named {@code .doc}.
 */
public final class WordXmlReader implements ContainerReader {
  private static final String NAME = "Word XML";
  private static final int HEAD = 4096;

  private final NormalizerLimits limits;

  /** A reader that keeps to the limits. */
  public WordXmlReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  /** Whether a document is one that this reader reads. */
  public static boolean isWordXml(byte[] document) {
    String head = head(document);
    return head.contains("<?xml") && (isWord2003(head) || head.contains("<pkg:package"));
  }

  private static boolean isWord2003(String head) {
    return head.contains("<w:wordDocument");
  }

  private static String head(byte[] document) {
    return new String(document, 0, Math.min(document.length, HEAD), StandardCharsets.ISO_8859_1);
  }

  @Override
  public String mediaType(byte[] document) {
    return isWord2003(head(document))
        ? "application/vnd.ms-wordml"
        : "application/vnd.ms-word2006ml";
  }

  @Override
  public String read(byte[] document, Deadline deadline) throws UnreadableException {
    try {
      return DocxReader.write(
          new DocxText(
              Xml.open(new ByteArrayInputStream(document)),
              new DocumentText(limits.maxChars(), deadline)));
    } catch (XMLStreamException | RuntimeException e) {
      // The parser answers damaged parts with unchecked exceptions too.
      throw Xml.refusal(NAME, e);
    }
  }
}
