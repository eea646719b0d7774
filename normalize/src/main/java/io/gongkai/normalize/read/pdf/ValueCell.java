package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.pdf.ColumnHeads.Extent;
import java.util.List;
import java.util.regex.Pattern;

/** A value with the lines that a narrow column breaks it over. */
final class ValueCell {
  /** What is written for a value that cannot be read for certain. */
  static final String UNREADABLE = "\ufffd";

  /** Room by which a glyph must exceed a column to be broken off, as a multiple of its size. */
  private static final double SLACK = 0.1;

  /** Largest distance of two lines of a value, as a multiple of their size. */
  private static final double LEADING = 2;

  private static final Pattern VALUE = Pattern.compile("\\s*(?:[+＋-]?[0-9０-９]|[-—–－/／·无零〇]|[增减])");

  private ValueCell() {}

  /**
   * The words of all lines, one after the other; unreadable when they do not begin as values do.
   */
  static String text(List<TextLine> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text(" ")));
    boolean value = lines.isEmpty() || VALUE.matcher(text).lookingAt();
    return value ? text.toString() : UNREADABLE;
  }

  /** The same for lines at any distance that those of one cell may have. */
  static boolean isOneNumber(List<TextLine> lines, Extent column) {
    return isOneNumber(lines, column, Double.MAX_VALUE);
  }

  /**
   * Whether each line ends only because the next glyph had no room on it.
   *
   * @param leading the largest distance of two lines of a cell
   */
  static boolean isOneNumber(List<TextLine> lines, Extent column, double leading) {
    for (int i = 1; i < lines.size(); i++) {
      TextLine before = lines.get(i - 1);
      TextLine line = lines.get(i);
      double needed = before.width() + line.first().right() - line.first().left();
      double step = line.baseline() - before.baseline();
      boolean below = step > line.size() / 2 && step <= Math.min(leading, LEADING * line.size());
      if (!below || needed < column.to() - column.from() + SLACK * line.size()) {
        return false;
      }
    }
    return true;
  }
}
