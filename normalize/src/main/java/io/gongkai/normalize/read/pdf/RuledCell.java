package io.gongkai.normalize.read.pdf;

import java.util.List;
import java.util.regex.Pattern;

/** The words inside a cell with lines around it; what a narrow cell breaks is whole again. */
final class RuledCell {
  /** Space, in points, that word processors leave free at the two sides of a cell together. */
  private static final double CELL_MARGIN = 12;

  /** Numbers, but not those that a label begins with. */
  private static final Pattern NUMBERS =
      Pattern.compile("\\d[\\d.,，．]*(?<![.,，．])(?![.．、])", Pattern.UNICODE_CHARACTER_CLASS);

  /** Digits on closer lines, as a share of their size, are a mark and its number. */
  private static final double APART = 0.9;

  private static final String UNREADABLE = "\ufffd";

  private final List<TextLine> lines;
  private final List<Glyph> blanks;
  private final double width;

  /**
   * A cell.
   *
   * @param glyphs what stands in it
   * @param blanks what takes up room in it and shows nothing
   * @param width its width, in points
   */
  RuledCell(List<Glyph> glyphs, List<Glyph> blanks, double width) {
    this.lines = TextLine.of(glyphs);
    this.blanks = blanks;
    this.width = width;
  }

  /** The words of the cell that are numbers. */
  List<TextLine> numbers() {
    return lines.stream()
        .flatMap(line -> line.words().stream())
        .filter(RuledCell::isNumber)
        .toList();
  }

  /** Whether a word begins and ends as numbers do. */
  static boolean isNumber(TextLine word) {
    return isDigit(word.first()) && isDigit(word.last());
  }

  /** The words of the cell, with nothing readable in place of their numbers. */
  String textWithoutNumbers() {
    return NUMBERS.matcher(joined()).replaceAll(UNREADABLE);
  }

  /**
   * The words of the cell. A number that goes on in the next line is whole where the line before
   * had no room for more, and unreadable where it had.
   */
  String text() {
    if (holdsColumns()) {
      return NUMBERS.matcher(lines.get(0).text(" ")).replaceAll(UNREADABLE);
    }
    return mayHoldTwo(0) ? textWithoutNumbers() : joined();
  }

  private String joined() {
    if (lines.size() == 1) {
      return lines.get(0).text(" ").strip();
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text(" ")));
    return text.toString().strip();
  }

  /**
   * Whether digits go on in the next line although there was room for one more: then they may be
   * the numbers of two cells.
   */
  boolean mayHoldTwo() {
    return mayHoldTwo(APART);
  }

  /** The same for lines that are at least so far apart, as a share of their size. */
  private boolean mayHoldTwo(double apart) {
    for (int i = 1; i < lines.size(); i++) {
      TextLine line = lines.get(i - 1);
      TextLine next = lines.get(i);
      double size = Math.max(line.size(), next.size());
      boolean below = next.baseline() - line.baseline() >= apart * size;
      if (below && isDigit(line.last()) && isDigit(next.first()) && !isFull(line, next)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the cell holds numbers of several columns on several lines: where lines between columns
   * are lacking, nothing tells which of them belong together.
   */
  private boolean holdsColumns() {
    if (lines.size() < 2) {
      return false;
    }
    int numbered = 0;
    long most = 0;
    for (TextLine line : lines) {
      long numbers = line.words().stream().filter(RuledCell::isNumber).count();
      numbered += numbers > 0 ? 1 : 0;
      most = Math.max(most, numbers);
    }
    return numbered > 1 && most > 1;
  }

  /** Whether the next line's first glyph had no room on a line. */
  private boolean isFull(TextLine line, TextLine next) {
    double left = line.left();
    for (Glyph blank : blanks) {
      if (line.isBeside(blank)) {
        if (blank.centreX() > line.right()) {
          return false;
        }
        left = Math.min(left, blank.left());
      }
    }
    double free = width - (line.right() - left) - CELL_MARGIN;
    return free < next.first().right() - next.first().left();
  }

  private static boolean isDigit(Glyph glyph) {
    return Character.isDigit(glyph.text().charAt(0));
  }
}
