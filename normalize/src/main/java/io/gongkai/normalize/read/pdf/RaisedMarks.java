package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes small raised glyphs off a line: marks of footnotes are left out behind a word, and digits
 * that are raised anywhere else are unreadable.
 */
final class RaisedMarks {
  private static final String UNREADABLE = "\ufffd";

  /** Share of the line's size below which a glyph may be a mark. */
  private static final double SMALL = 0.82;

  /** Share of the line's size that a mark's baseline lies off the others'. */
  private static final double OFF = 0.12;

  /** Gap, as a share of the line's size, up to which a mark belongs to the word before it. */
  private static final double NEAR = 0.6;

  private static final Pattern MARK =
      Pattern.compile("[\\[\\](（）)［］注*＊]*\\p{N}{0,2}[\\[\\](（）)［］*＊]*");

  private RaisedMarks() {}

  /** The line without marks; its glyphs stand from left to right. */
  static List<Glyph> remove(List<Glyph> line) {
    Glyph largest = line.get(0);
    for (Glyph glyph : line) {
      largest = glyph.size() > largest.size() ? glyph : largest;
    }
    List<Glyph> kept = new ArrayList<>(line.size());
    int i = 0;
    while (i < line.size()) {
      int end = i;
      while (end < line.size() && isRaised(line.get(end), largest) && isNear(line, end, i)) {
        end++;
      }
      if (end == i) {
        kept.add(line.get(i));
        i++;
      } else {
        marks(line.subList(i, end), kept, i > 0 && isNear(line.get(i - 1), line.get(i)), i, line);
        i = end;
      }
    }
    return kept;
  }

  private static void marks(
      List<Glyph> marks, List<Glyph> kept, boolean behindWord, int start, List<Glyph> line) {
    StringBuilder text = new StringBuilder();
    marks.forEach(glyph -> text.append(glyph.text()));
    int next = start + marks.size();
    boolean before = next < line.size() && isNear(line.get(next - 1), line.get(next));
    if (behindWord && MARK.matcher(text).matches()) {
      return;
    }
    boolean unclear = behindWord || before;
    for (Glyph glyph : marks) {
      boolean digit = Character.isDigit(glyph.text().charAt(0));
      kept.add(unclear && digit ? glyph.as(UNREADABLE) : glyph);
    }
  }

  private static boolean isRaised(Glyph glyph, Glyph largest) {
    return glyph.size() < SMALL * largest.size()
        && Math.abs(largest.baseline() - glyph.baseline()) > OFF * largest.size();
  }

  private static boolean isNear(List<Glyph> line, int at, int start) {
    return at == start || isNear(line.get(at - 1), line.get(at));
  }

  private static boolean isNear(Glyph before, Glyph after) {
    return after.left() - before.right() < NEAR * Math.max(before.size(), after.size());
  }
}
