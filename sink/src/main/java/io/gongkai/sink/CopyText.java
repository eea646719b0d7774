package io.gongkai.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Rows in PostgreSQL's COPY text format.
 *
 * <p>A text may hold anything: what the format gives a meaning to is escaped. PostgreSQL stores no
 * NUL character, so that one becomes U+FFFD.
 */
final class CopyText {
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
  private final StringBuilder row = new StringBuilder();
  private boolean rowBegun;
  private int count;

  CopyText text(String value) {
    separate();
    if (value == null) {
      row.append("\\N");
    } else {
      escape(storable(value));
    }
    return this;
  }

  CopyText number(long value) {
    separate();
    row.append(value);
    return this;
  }

  CopyText flag(boolean value) {
    separate();
    row.append(value ? 't' : 'f');
    return this;
  }

  CopyText none() {
    return text(null);
  }

  CopyText bytes(byte[] value) {
    return text(value == null ? null : "\\x" + HexFormat.of().formatHex(value));
  }

  /** An array of numbers; null for none. */
  CopyText numbers(long[] values) {
    separate();
    if (values == null) {
      row.append("\\N");
      return this;
    }
    row.append('{');
    for (int i = 0; i < values.length; i++) {
      row.append(i == 0 ? "" : ",").append(values[i]);
    }
    row.append('}');
    return this;
  }

  /** An array of numbers, of which those are NULL that are not present. */
  CopyText numbers(long[] values, boolean[] present) {
    separate();
    row.append('{');
    for (int i = 0; i < values.length; i++) {
      row.append(i == 0 ? "" : ",");
      if (present[i]) {
        row.append(values[i]);
      } else {
        row.append("NULL");
      }
    }
    row.append('}');
    return this;
  }

  /** An array of texts. */
  CopyText texts(List<String> values) {
    StringBuilder array = new StringBuilder("{");
    for (String value : values) {
      array
          .append(array.length() == 1 ? "\"" : ",\"")
          .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
    return text(array.append('}').toString());
  }

  /** Ends the row. */
  void end() {
    row.append('\n');
    rows.writeBytes(row.toString().getBytes(StandardCharsets.UTF_8));
    row.setLength(0);
    rowBegun = false;
    count++;
  }

  /** Number of rows ended so far. */
  int count() {
    return count;
  }

  /** The rows as UTF-8 text. */
  byte[] toByteArray() {
    return rows.toByteArray();
  }

  /** The text without the one character that PostgreSQL cannot store. */
  static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  private void separate() {
    if (rowBegun) {
      row.append('\t');
    }
    rowBegun = true;
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> row.append("\\\\");
        case '\t' -> row.append("\\t");
        case '\n' -> row.append("\\n");
        case '\r' -> row.append("\\r");
        default -> row.append(c);
      }
    }
  }
}
