package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Glyphs that stand on one line, from left to right. */
final class TextLine {
  /** Gap, as a share of the font's size, from which on two glyphs are two words. */
  private static final double WORD_GAP = 0.2;

  /**
   * The same beside a Han character: they are set apart from digits, and wide in justified lines.
   */
  private static final double HAN_GAP = 0.7;

  /** The same between a Han character and a digit in a table without lines. */
  private static final double MIXED_GAP = 0.45;

  /** Gap from which on there are two columns. */
  private static final double COLUMN_GAP = 1.6;

  /** How far two digits may overlap: printed over each other, no order of them is certain. */
  private static final double OVERLAP = 0.2;

  /** Share of the font's size that the baselines of a number's digits may differ by. */
  private static final double OFFSET = 0.15;

  private static final String UNREADABLE = "\ufffd";

  /** Share of the font's size that baselines on one line may differ by. */
  private static final double SAME_LINE = 0.45;

  private final List<Glyph> glyphs;

  private TextLine(List<Glyph> glyphs) {
    this.glyphs = List.copyOf(glyphs);
  }

  /** Sorts glyphs into lines, from top to bottom. */
  static List<TextLine> of(List<Glyph> unsorted) {
    List<Glyph> sorted = new ArrayList<>(unsorted);
    sorted.sort(Comparator.comparingDouble(Glyph::baseline));
    List<TextLine> lines = new ArrayList<>();
    List<Glyph> line = new ArrayList<>();
    double baseline = 0;
    double size = 0;
    for (Glyph glyph : sorted) {
      boolean same =
          !line.isEmpty()
              && glyph.baseline() - baseline <= SAME_LINE * Math.max(size, glyph.size());
      if (!same && !line.isEmpty()) {
        lines.add(new TextLine(RaisedMarks.remove(withoutShadows(line))));
        line = new ArrayList<>();
      }
      if (line.isEmpty() || glyph.size() > size) {
        baseline = glyph.baseline();
        size = glyph.size();
      }
      line.add(glyph);
    }
    if (!line.isEmpty()) {
      lines.add(new TextLine(RaisedMarks.remove(withoutShadows(line))));
    }
    return lines;
  }

  /** Bold type is sometimes made by printing glyphs twice. */
  private static List<Glyph> withoutShadows(List<Glyph> line) {
    List<Glyph> sorted = new ArrayList<>(line);
    sorted.sort(Comparator.comparingDouble(Glyph::left));
    List<Glyph> kept = new ArrayList<>(sorted.size());
    for (Glyph glyph : sorted) {
      Glyph last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      boolean shadow =
          last != null
              && last.text().equals(glyph.text())
              && glyph.left() - last.left() < 0.3 * (last.right() - last.left());
      if (!shadow) {
        kept.add(glyph);
      }
    }
    return kept;
  }

  Glyph first() {
    return glyphs.get(0);
  }

  Glyph last() {
    return glyphs.get(glyphs.size() - 1);
  }

  double left() {
    return first().left();
  }

  double right() {
    return last().right();
  }

  double middle() {
    return first().centreY();
  }

  double baseline() {
    return first().baseline();
  }

  double width() {
    return right() - left();
  }

  double size() {
    return first().size();
  }

  /** Whether a glyph stands on the same line. */
  boolean isBeside(Glyph glyph) {
    return Math.abs(glyph.baseline() - baseline()) <= SAME_LINE * Math.max(size(), glyph.size());
  }

  /**
   * The words of the line.
   *
   * @param columns what to write where the gap is as wide as between columns
   */
  String text(String columns) {
    StringBuilder text = new StringBuilder();
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      if (before != null) {
        double gap = (glyph.left() - before.right()) / Math.max(before.size(), glyph.size());
        boolean han = isHan(before) || isHan(glyph);
        if ((gap < -OVERLAP && !han) || isOffset(before, glyph, gap)) {
          text.append(UNREADABLE);
        } else if (gap > COLUMN_GAP) {
          text.append(columns);
        } else if (gap > (han ? HAN_GAP : WORD_GAP)) {
          text.append(' ');
        }
      }
      text.append(glyph.text());
      before = glyph;
    }
    return text.toString();
  }

  /** Whether two digits of one word stand on different lines: one may be a mark of a footnote. */
  private static boolean isOffset(Glyph before, Glyph glyph, double gap) {
    return gap < WORD_GAP
        && Character.isDigit(before.text().charAt(0))
        && Character.isDigit(glyph.text().charAt(0))
        && Math.abs(glyph.baseline() - before.baseline()) > OFFSET * glyph.size();
  }

  /** The parts of the line that gaps set apart, from left to right. */
  List<TextLine> words() {
    List<TextLine> words = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= glyphs.size(); i++) {
      if (i == glyphs.size() || isApart(glyphs.get(i - 1), glyphs.get(i))) {
        words.add(new TextLine(glyphs.subList(start, i)));
        start = i;
      }
    }
    return words;
  }

  /** The line with nothing readable in place of its digits. */
  TextLine withoutDigits() {
    return new TextLine(
        glyphs.stream()
            .map(glyph -> Character.isDigit(glyph.text().charAt(0)) ? glyph.as(UNREADABLE) : glyph)
            .toList());
  }

  private static boolean isApart(Glyph before, Glyph after) {
    double gap = (after.left() - before.right()) / Math.max(before.size(), after.size());
    boolean beforeHan = isHan(before);
    boolean afterHan = isHan(after);
    double allowed = beforeHan && afterHan ? HAN_GAP : beforeHan || afterHan ? MIXED_GAP : WORD_GAP;
    return gap > allowed;
  }

  private static boolean isHan(Glyph glyph) {
    return glyph.text().charAt(0) >= '\u2e80';
  }
}
