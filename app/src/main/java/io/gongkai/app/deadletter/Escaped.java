package io.gongkai.app.deadletter;

import java.util.Locale;

/**
 * Text of publishers made fit for a terminal: what would move its cursor, hide or reorder other
 * text is written as its number in hexadecimal digits.
 */
final class Escaped {
  private Escaped() {}

  /**
   * Text on one line.
   *
   * @param text any text
   * @param most most characters that are shown; the rest is an ellipsis
   */
  static String line(String text, int most) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    int i = 0;
    while (i < text.length() && shown < most) {
      int c = text.codePointAt(i);
      append(c, line);
      i += Character.charCount(c);
      shown++;
    }
    return i < text.length() ? line + "…" : line.toString();
  }

  private static void append(int c, StringBuilder line) {
    if (c == '\n') {
      line.append("\\n");
    } else if (c == '\\') {
      // Or an escape could not be told from a text that looks like one.
      line.append("\\\\");
    } else if (isShown(c)) {
      line.appendCodePoint(c);
    } else {
      line.append(String.format(Locale.ROOT, "\\u{%x}", c));
    }
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
