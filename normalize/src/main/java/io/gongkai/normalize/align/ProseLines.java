package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.LineHeads;
import io.gongkai.normalize.lex.TextIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells sentences and section headings from the cells of tables. */
public final class ProseLines {
  private static final String ORDINAL =
      "[\\s#*>|]{0,8}(?:[一二三四五六1-6][、.)]?|[(][一二三四五六][)]、?)\\s{0,4}";
  private static final Pattern HEADING =
      Pattern.compile(
          "(?m)(?:"
              + ORDINAL
              + ")?(?:主动公开政府信息情况|(?:行政机关)?收到和处理政府信息公开申请(?:的?情况)?"
              + "|(因?政府信息公开(?:工作)?(?:被申请|被提起)?行政复议[^。,\\d\\n]{0,20}))[\\s|*:]{0,8}$");

  private static final LineHeads LINES =
      new LineHeads(List.of("主动公开", "行政机关收到", "收到和处理", "因政府", "政府信息"));

  /** Marks between clauses, which cells of the form do not have. */
  private static final String PROSE_MARKS = ",。;、";

  private static final String ORDINALS = "一二三四五六七八";
  private static final String UNITS = "件项条宗份起次个万元";
  private static final int LONGEST_NUMBER = 12;
  private static final int FEWEST_HAN = 10;

  private final String folded;

  /** The lines of a folded text. */
  public ProseLines(String folded) {
    this.folded = folded;
  }

  /**
   * The heading of a section with a table, on a line of its own.
   *
   * @param start UTF-16 offset
   * @param end UTF-16 offset behind it
   * @param ofTable4 whether it is the section of table 4
   */
  record Heading(int start, int end, boolean ofTable4) {}

  /** The headings of sections with tables, in the order of the text. */
  static List<Heading> headings(TextIndex text) {
    List<Heading> found = new ArrayList<>();
    Matcher matcher = HEADING.matcher(text.folded());
    int behind = 0;
    for (int line = LINES.next(text, 0); line >= 0; line = LINES.next(text, line + 1)) {
      int at = text.lineStart(line);
      // Blank lines before a heading belong to it: no other begins there.
      if (at >= behind && matcher.region(at, text.folded().length()).lookingAt()) {
        found.add(new Heading(at, matcher.end(), matcher.group(1) != null));
        behind = matcher.end();
      }
    }
    return found;
  }

  /**
   * Whether a heading stands outside of some lines.
   *
   * @param before the first of them: headings are looked for in the lines before it
   * @param from the line behind them: headings are looked for from it on
   */
  static boolean isHeadingOutside(TextIndex text, int before, int from) {
    Matcher matcher = HEADING.matcher(text.folded());
    int start = text.lineStart(before);
    int line = LINES.next(text, 0);
    while (line >= 0) {
      if (line >= before && line < from) {
        line = LINES.next(text, from);
        continue;
      }
      int at = text.lineStart(line);
      boolean leads = line < before && text.lineHead(line) >= start;
      // Blank lines before a heading are no other one.
      if (leads ? !text.folded().substring(at, start).isBlank() : isHeading(matcher, at)) {
        return true;
      }
      line = LINES.next(text, line + 1);
    }
    return false;
  }

  private static boolean isHeading(Matcher matcher, int at) {
    return matcher.region(at, matcher.regionEnd()).lookingAt();
  }

  /** Whether a heading can start at an offset, behind its ordinal. */
  public static boolean startsHeading(String folded, int at) {
    return LINES.end(folded, at) >= 0;
  }

  /** Whether more words follow words on their line, or what {@link #goesOnAsProse} says. */
  boolean hasWordsBehind(int offset) {
    int i = skipBlanks(offset);
    return (i < folded.length()
            && Chars.isHan(folded.charAt(i))
            && ORDINALS.indexOf(folded.charAt(i)) < 0)
        || goesOnAsProse(offset);
  }

  /** Whether what follows words is a number with its unit, or a mark between clauses. */
  boolean goesOnAsProse(int offset) {
    int i = skipBlanks(offset);
    int digits = i;
    while (i < folded.length() && isOfNumber(folded.charAt(i)) && i - digits < LONGEST_NUMBER) {
      i++;
    }
    boolean number = i > digits;
    i = number ? skipBlanks(i) : i;
    if (i >= folded.length()) {
      return false;
    }
    char c = folded.charAt(i);
    return PROSE_MARKS.indexOf(c) >= 0 || (number && UNITS.indexOf(c) >= 0);
  }

  /**
   * Offset of the first line between two offsets that holds a sentence; {@code to} when there is
   * none. The line of {@code from} does not count.
   */
  int firstBetween(int from, int to) {
    int start = nextLine(from);
    while (start < to) {
      int end = nextLine(start);
      if (isSentence(start, Math.min(end, to))) {
        return start;
      }
      start = end;
    }
    return to;
  }

  /**
   * Offset behind the last line with a sentence that starts between two offsets; {@code from} when
   * there is none.
   */
  int behindSentences(int from, int to) {
    int behind = from;
    int start = from;
    while (start < to) {
      int end = nextLine(start);
      if (isSentence(start, end)) {
        behind = end;
      }
      start = end;
    }
    return behind;
  }

  /** Whether a part of the text is a sentence and no cell. */
  public boolean isSentence(int start, int end) {
    int han = 0;
    boolean ended = false;
    for (int i = start; i < end; i++) {
      char c = folded.charAt(i);
      if (c == '|' || c == '\t') {
        return false;
      }
      han += Chars.isHan(c) ? 1 : 0;
      ended |= c == '。';
    }
    return ended && han >= FEWEST_HAN;
  }

  private static boolean isOfNumber(char c) {
    return Chars.isDigit(c) || c == '.';
  }

  private int nextLine(int offset) {
    int end = folded.indexOf('\n', offset);
    return end < 0 ? folded.length() : end + 1;
  }

  private int skipBlanks(int offset) {
    int i = offset;
    while (i < folded.length() && Chars.isBlank(folded.charAt(i))) {
      i++;
    }
    return i;
  }
}
