package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

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

  /** The same between two Han characters where others of the line stand close: over a blank. */
  private static final double CELL_GAP = 0.55;

  /** Gap from which on there are two columns. */
  private static final double COLUMN_GAP = 1.6;

  /** How far two digits may overlap: printed over each other, no order of them is certain. */
  private static final double OVERLAP = 0.2;

  /** Share of the font's size that the baselines of a number's digits may differ by. */
  private static final double OFFSET = 0.15;

  private static final Pattern FIGURE =
      Pattern.compile(
          "[+＋-]?[0-9０-９\ufffd][0-9０-９\ufffd,，.．]*(?<![.．])"
              + "(?:[^.．、一-鿿].*|[件项次个宗万元]+)?|[-—–－/／·无零〇]{1,2}");

  private static final String UNREADABLE = "\ufffd";

  /** Share of the font's size that baselines on one line may differ by. */
  private static final double SAME_LINE = 0.45;

  private final List<Glyph> glyphs;

  /** The words of the line once they were asked for: several steps do. */
  private List<TextLine> words;

  /** What {@link #text} gives without anything between columns, likewise. */
  private String joined;

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

  /** The glyphs from left to right. */
  List<Glyph> glyphs() {
    return glyphs;
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
    if (!columns.isEmpty()) {
      return write(columns);
    }
    if (joined == null) {
      joined = write(columns);
    }
    return joined;
  }

  private String write(String columns) {
    if (glyphs.size() == 1) {
      return first().text();
    }
    StringBuilder text = new StringBuilder(2 * glyphs.size());
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      if (before != null) {
        double gap = gap(before, glyph);
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
        && isDigit(before)
        && isDigit(glyph)
        && Math.abs(glyph.baseline() - before.baseline()) > OFFSET * glyph.size();
  }

  /** The parts of the line that gaps set apart, from left to right. */
  List<TextLine> words() {
    if (words == null) {
      words = List.copyOf(cut());
    }
    return words;
  }

  private List<TextLine> cut() {
    if (glyphs.size() == 1) {
      return List.of(this);
    }
    List<TextLine> words = new ArrayList<>();
    double hanGap = hanGap();
    int start = 0;
    for (int i = 1; i <= glyphs.size(); i++) {
      if (i == glyphs.size() || isApart(glyphs.get(i - 1), glyphs.get(i), hanGap)) {
        words.add(new TextLine(glyphs.subList(start, i)));
        start = i;
      }
    }
    return words;
  }

  /** Whether the line ends in a number with a number or the gap of a column before it. */
  boolean endsInColumns() {
    List<TextLine> words = words();
    TextLine last = words.get(words.size() - 1);
    if (words.size() < 2 || !last.isFigure()) {
      return false;
    }
    TextLine before = words.get(words.size() - 2);
    return before.isFigure() || last.left() - before.right() > COLUMN_GAP * last.size();
  }

  /** Whether a word is written as values are: with digits, or a mark for nothing. */
  boolean isFigure() {
    return FIGURE.matcher(text("")).matches();
  }

  /** The line with what stands behind it. */
  TextLine with(TextLine behind) {
    List<Glyph> all = new ArrayList<>(glyphs);
    all.addAll(behind.glyphs);
    return new TextLine(all);
  }

  /** The line moved down, or up by less than nothing. */
  TextLine moved(double down) {
    return new TextLine(glyphs.stream().map(glyph -> glyph.moved(down)).toList());
  }

  /** The line with nothing readable in place of the digits from a place on. */
  TextLine withoutDigitsFrom(double x) {
    return new TextLine(
        glyphs.stream()
            .map(glyph -> glyph.left() >= x && isDigit(glyph) ? glyph.as(UNREADABLE) : glyph)
            .toList());
  }

  private static boolean isDigit(Glyph glyph) {
    return Character.isDigit(glyph.text().charAt(0));
  }

  /** The line with nothing readable in place of its digits. */
  TextLine withoutDigits() {
    return new TextLine(
        glyphs.stream().map(glyph -> isDigit(glyph) ? glyph.as(UNREADABLE) : glyph).toList());
  }

  /**
   * The gap from which on two Han characters are of two words: where most of the line's stand close
   * to each other, a gap that a justified line would have is one between two cells.
   */
  private double hanGap() {
    double[] gaps = new double[glyphs.size()];
    int count = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      if (isHan(glyphs.get(i - 1)) && isHan(glyphs.get(i))) {
        gaps[count++] = gap(glyphs.get(i - 1), glyphs.get(i));
      }
    }
    if (count == 0) {
      return HAN_GAP;
    }
    Arrays.sort(gaps, 0, count);
    double usual = Math.max(0, gaps[count / 2]);
    return Math.min(HAN_GAP, usual + CELL_GAP);
  }

  private static boolean isApart(Glyph before, Glyph after, double hanGap) {
    boolean beforeHan = isHan(before);
    boolean afterHan = isHan(after);
    double allowed = beforeHan && afterHan ? hanGap : beforeHan || afterHan ? MIXED_GAP : WORD_GAP;
    return gap(before, after) > allowed;
  }

  /** The gap between two glyphs, as a share of their size. */
  private static double gap(Glyph before, Glyph after) {
    return (after.left() - before.right()) / Math.max(before.size(), after.size());
  }

  private static boolean isHan(Glyph glyph) {
    return glyph.text().charAt(0) >= '\u2e80';
  }
}
