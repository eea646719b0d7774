package io.gongkai.normalize.lex;

import io.gongkai.normalize.lex.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Lexes the numbers of a cell, and tells them from ordinals, years and page numbers. */
final class NumberLexer {
  private static final List<String> SIGN_WORDS = List.of("减少", "增加", "减", "增");

  private static final String NOISE_SUFFIXES = "年月日号页位%期届℃";
  private static final String[] UNITS = {
    "万元", "人次", "元", "件", "个", "项", "份", "宗", "起", "次", "例", "人", "条"
  };

  private final String folded;
  private int cellStart;
  private int cellEnd;
  private int line;

  NumberLexer(String folded) {
    this.folded = folded;
  }

  /**
   * What stands where a number starts.
   *
   * @param token the number, or the cell that is garbled; empty when it is an ordinal or the like
   * @param next offset behind it
   */
  record Scanned(Optional<Token> token, int next) {}

  /** Turns to another cell. */
  void enter(int start, int end, int onLine) {
    cellStart = start;
    cellEnd = end;
    line = onLine;
  }

  /** Whether a number starts at an offset: a digit, or a sign before one. */
  boolean startsAt(int i) {
    return Chars.isDigit(folded.charAt(i)) || isSign(i) || signWord(i);
  }

  private boolean isSign(int i) {
    char c = folded.charAt(i);
    return (c == '+' || c == '-')
        && i + 1 < cellEnd
        && Chars.isDigit(folded.charAt(i + 1))
        && (i == cellStart || Chars.isBlank(folded.charAt(i - 1)));
  }

  /** 减3 and 增5 are how some reports of the 2019 form print a change. */
  private boolean signWord(int i) {
    char c = folded.charAt(i);
    if (c != '减' && c != '增') {
      return false;
    }
    if (i != cellStart && !Chars.isBlank(folded.charAt(i - 1))) {
      return false;
    }
    int end = signWordEnd(i);
    return end > i && end < cellEnd && Chars.isDigit(folded.charAt(end));
  }

  private int signWordEnd(int i) {
    for (String word : SIGN_WORDS) {
      if (folded.startsWith(word, i)) {
        return i + word.length();
      }
    }
    return i;
  }

  /** Lexes the number that starts at an offset. */
  Scanned scan(int start) {
    StringBuilder digits = new StringBuilder();
    int i = start;
    char first = folded.charAt(start);
    if (!Chars.isDigit(first)) {
      boolean negative = first == '-' || first == '减';
      i = Chars.isHan(first) ? signWordEnd(start) : start + 1;
      digits.append(negative ? "-" : "");
    }
    int signs = digits.length();
    int end = digitsEnd(i, digits);
    if (isGarbled(start, end)) {
      return garbled(start, end);
    }
    int after = end;
    while (after < cellEnd && Chars.isBlank(folded.charAt(after))) {
      after++;
    }
    int ordinal = ordinalLength(start, end, after);
    if (isNoise(start, after) || digits.length() - ordinal <= signs) {
      return new Scanned(Optional.empty(), end);
    }
    if (ordinal > 0) {
      digits.setLength(digits.length() - ordinal);
      return new Scanned(
          Optional.of(new Token(Kind.NUMBER, start, end - ordinal, line, digits.toString())), end);
    }
    int unit = unitEnd(after);
    int shown = unit > after ? unit : end;
    return new Scanned(
        Optional.of(new Token(Kind.NUMBER, start, shown, line, digits.toString())), shown);
  }

  /** Reads digits with thousands separators and at most one decimal point. */
  private int digitsEnd(int from, StringBuilder digits) {
    int i = from;
    boolean point = false;
    while (i < cellEnd) {
      char c = folded.charAt(i);
      if (Chars.isDigit(c)) {
        digits.append(c);
      } else if (c == ',' && !point && isThousands(i, from)) {
        // A separator carries no digit.
      } else if (c == '.' && !point && i + 1 < cellEnd && Chars.isDigit(folded.charAt(i + 1))) {
        point = true;
        digits.append(c);
      } else {
        break;
      }
      i++;
    }
    return i;
  }

  private boolean isThousands(int comma, int from) {
    if (comma - from > 3 && folded.charAt(comma - 4) != ',') {
      return false;
    }
    if (comma + 4 > cellEnd) {
      return false;
    }
    for (int i = comma + 1; i <= comma + 3; i++) {
      if (!Chars.isDigit(folded.charAt(i))) {
        return false;
      }
    }
    return comma + 4 >= cellEnd || !Chars.isDigit(folded.charAt(comma + 4));
  }

  private boolean isGarbled(int start, int end) {
    return (end < cellEnd && (isGarbage(folded.charAt(end)) || isSecondPoint(end)))
        || (start > cellStart && isGarbage(folded.charAt(start - 1)))
        || isGluedSign(start, end)
        || isGluedThousands(start, end);
  }

  /** A point in front of a digit where the number has had one: two numbers run together. */
  private boolean isSecondPoint(int i) {
    return folded.charAt(i) == '.' && i + 1 < cellEnd && Chars.isDigit(folded.charAt(i + 1));
  }

  /** A dash between digits or words and digits: a sign, or a nil mark that ran into the number. */
  private boolean isGluedSign(int start, int end) {
    return start > cellStart && folded.charAt(start - 1) == '-' && !isNoise(start, end);
  }

  /**
   * A comma that separates no thousands, in a run of digits that stands right behind words, has had
   * one that does, or has more digits on one side of it than thousands have: the run holds several
   * numbers, and the comma belongs to one of them.
   */
  private boolean isGluedThousands(int start, int end) {
    if (end + 1 >= cellEnd || folded.charAt(end) != ',' || !Chars.isDigit(folded.charAt(end + 1))) {
      return false;
    }
    boolean grouped = folded.substring(start, end).indexOf(',') >= 0;
    boolean glued =
        start > cellStart
            && !Chars.isBlank(folded.charAt(start - 1))
            && folded.charAt(start - 1) != ',';
    return grouped || glued || digitsBefore(end, start) > 3 || digitsFrom(end + 1) > 3;
  }

  private int digitsBefore(int end, int start) {
    int i = end;
    while (i > start && Chars.isDigit(folded.charAt(i - 1))) {
      i--;
    }
    return end - i;
  }

  private int digitsFrom(int start) {
    int i = start;
    while (i < cellEnd && Chars.isDigit(folded.charAt(i))) {
      i++;
    }
    return i - start;
  }

  private boolean goesOn(int i) {
    char c = folded.charAt(i);
    return isGarbage(c) || isSecondPoint(i) || Chars.isDigit(c) || c == ',';
  }

  private static boolean isGarbage(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '?'
        || c == '\ufffd'
        || c == '*'
        || c == '#'
        || c == '□'
        || isForeignDigit(c);
  }

  /** Digits of other scripts, fractions and Roman numerals, which nothing here reads. */
  private static boolean isForeignDigit(char c) {
    boolean fraction = (c >= '\u00bc' && c <= '\u00be') || (c >= '\u2150' && c <= '\u218b');
    return fraction || Character.isSurrogate(c) || (!Chars.isDigit(c) && Character.isDigit(c));
  }

  private Scanned garbled(int start, int end) {
    int from = start;
    while (from > cellStart
        && (isGarbage(folded.charAt(from - 1)) || folded.charAt(from - 1) == '-')) {
      from--;
    }
    int to = end;
    while (to < cellEnd && goesOn(to)) {
      to++;
    }
    return new Scanned(Optional.of(new Token(Kind.GARBLED, from, to, line, "")), to);
  }

  /** Numbers of years, pages, articles and the like are no values. */
  private boolean isNoise(int start, int after) {
    if (start > cellStart && "第№".indexOf(folded.charAt(start - 1)) >= 0) {
      return true;
    }
    return after < cellEnd && NOISE_SUFFIXES.indexOf(folded.charAt(after)) >= 0;
  }

  /**
   * How many of the last digits are the ordinal of the label that follows: all of them when the
   * number is nothing else, one when a value was glued to it.
   */
  private int ordinalLength(int start, int end, int after) {
    if (after >= cellEnd) {
      return 0;
    }
    char mark = folded.charAt(after);
    if (Chars.isOrdinalMark(mark)) {
      int label = after + 1;
      while (label < cellEnd && Chars.isBlank(folded.charAt(label))) {
        label++;
      }
      boolean labelled = label < cellEnd && Chars.isHan(folded.charAt(label));
      boolean openEnd = label == cellEnd && end - start == 1 && start == cellStart;
      return labelled || openEnd ? Math.min(1, end - start) : 0;
    }
    boolean alone = end - start == 1 && start == cellStart && folded.charAt(start) != '0';
    return alone && Chars.isHan(mark) && unitEnd(after) == after ? 1 : 0;
  }

  private int unitEnd(int from) {
    if (from >= cellEnd || !Chars.isHan(folded.charAt(from))) {
      return from;
    }
    for (String unit : UNITS) {
      if (folded.startsWith(unit, from) && from + unit.length() <= cellEnd) {
        int end = from + unit.length();
        return end == cellEnd || !Chars.isHan(folded.charAt(end)) ? end : from;
      }
    }
    return from;
  }
}
