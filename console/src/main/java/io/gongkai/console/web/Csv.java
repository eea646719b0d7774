package io.gongkai.console.web;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes rows for table programs (RFC 4180), which take what begins with certain marks for a
 * formula, and run it: behind an apostrophe it is text.
 */
final class Csv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String FORMULA_MARKS = "=+-@\t\r\n＝＋－＠|%";

  private final Writer writer;

  /** Begins with the mark by which table programs know UTF-8. */
  Csv(Writer writer) throws IOException {
    this.writer = writer;
    writer.write(BYTE_ORDER_MARK);
  }

  /** Writes a row. */
  void row(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      writer.write(i == 0 ? "" : ",");
      writer.write(cell(cells.get(i)));
    }
    writer.write("\r\n");
  }

  /** A cell, always in quotation marks. */
  static String cell(String text) {
    boolean formula = begins(text) || begins(text.stripLeading());
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }

  private static boolean begins(String text) {
    return !text.isEmpty() && FORMULA_MARKS.indexOf(text.charAt(0)) >= 0;
  }
}
