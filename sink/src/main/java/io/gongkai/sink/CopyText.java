package io.gongkai.sink;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Rows in PostgreSQL's COPY text format.
 *
 * <p>A text may hold anything: what the format gives a meaning to is escaped. PostgreSQL stores no
 * NUL character, so that one becomes U+FFFD.
 */
final class CopyText {
  private static final byte[] NULL = {'\\', 'N'};
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  /** Most bytes of a number with its sign. */
  private static final int MAX_DIGITS = 20;

  private byte[] bytes = new byte[1024];
  private int size;
  private int[] ends = new int[16];
  private int count;
  private boolean rowBegun;

  CopyText text(String value) {
    separate();
    if (value == null) {
      append(NULL, 0, NULL.length);
    } else {
      escape(value.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  CopyText number(long value) {
    separate();
    digits(value);
    return this;
  }

  CopyText flag(boolean value) {
    separate();
    append(value ? 't' : 'f');
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
    return values == null ? none() : numbers(values, null);
  }

  /** An array of numbers, of which those are NULL that are not present; null when all are. */
  CopyText numbers(long[] values, boolean[] present) {
    separate();
    append('{');
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        append(',');
      }
      if (present == null || present[i]) {
        digits(values[i]);
      } else {
        append('N');
        append('U');
        append('L');
        append('L');
      }
    }
    append('}');
    return this;
  }

  /** An array of texts. */
  CopyText texts(Collection<String> values) {
    StringBuilder array = new StringBuilder("{");
    for (String value : values) {
      array
          .append(array.length() == 1 ? "\"" : ",\"")
          .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
    return text(array.append('}').toString());
  }

  /** Begins a row with all columns of another one's row; what follows are more columns of it. */
  CopyText begin(CopyText from, int row) {
    separate();
    int start = row == 0 ? 0 : from.ends[row - 1];
    append(from.bytes, start, from.ends[row] - 1 - start);
    return this;
  }

  /** Ends the row. */
  void end() {
    append('\n');
    rowBegun = false;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = size;
  }

  /** Number of rows ended so far. */
  int count() {
    return count;
  }

  /** The rows as UTF-8 text. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** The rows as UTF-8 text, not copied: nothing may be added while they are read. */
  InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  /** The text without the one character that PostgreSQL cannot store. */
  static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  private void separate() {
    if (rowBegun) {
      append('\t');
    }
    rowBegun = true;
  }

  /** What is escaped is ASCII, and no byte of another character looks like it. */
  private void escape(byte[] text) {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      if (b < 0 || (b > '\r' && b != '\\')) {
        continue;
      }
      int escaped =
          switch (b) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
          };
      if (escaped == 0 && b != 0) {
        continue;
      }
      append(text, from, i - from);
      from = i + 1;
      if (b == 0) {
        append(REPLACEMENT, 0, REPLACEMENT.length);
      } else {
        append('\\');
        append(escaped);
      }
    }
    append(text, from, text.length - from);
  }

  private void digits(long value) {
    if (value >= 0 && value < 10) {
      append((int) ('0' + value));
      return;
    }
    room(MAX_DIGITS);
    int length = value < 0 ? 1 : 0;
    for (long rest = value; rest != 0; rest /= 10) {
      length++;
    }
    int at = size + length;
    for (long rest = value; rest != 0; rest /= 10) {
      bytes[--at] = (byte) ('0' + Math.abs(rest % 10));
    }
    if (value < 0) {
      bytes[--at] = '-';
    }
    size += length;
  }

  private void append(int single) {
    room(1);
    bytes[size++] = (byte) single;
  }

  private void append(byte[] from, int start, int length) {
    room(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
