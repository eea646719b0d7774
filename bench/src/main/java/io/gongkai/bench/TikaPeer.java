package io.gongkai.bench;

import java.io.IOException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * Tika as it is mostly used: {@link AutoDetectParser} with the parsers for text, HTML, Office and
 * PDF and their detectors, which is told nothing about a document but its bytes.
 */
final class TikaPeer {
  /** What it is called in tables. */
  static final String NAME = "Tika";

  /** Words that every generated report has. */
  private static final String WORDS = "政府信息公开工作年度报告";

  private final AutoDetectParser parser = new AutoDetectParser();

  /** The text of a document. */
  String text(byte[] document) throws IOException, SAXException, TikaException {
    BodyContentHandler body = new BodyContentHandler(-1);
    try (TikaInputStream in = TikaInputStream.get(document)) {
      parser.parse(in, body, new Metadata(), new ParseContext());
    }
    return body.toString();
  }

  /**
   * Fails unless it gets the text out of a document: a parser that is missing from the class path
   * is quick.
   */
  void check(byte[] document) throws IOException, SAXException, TikaException {
    if (!text(document).contains(WORDS)) {
      throw new IllegalStateException(
          "Tika does not get the text out of a document of " + document.length + " bytes");
    }
  }
}
