package io.gongkai.normalize.lex;

import io.gongkai.normalize.lex.Token.Kind;
import java.util.List;

/**
 * Lexes one cell, which in layouts without separators may be a whole line of labels and numbers.
 */
final class CellLexer {
  private static final String NIL_MARKS = "-/·";
  private static final String NOISE_SUFFIXES = "年月日号页位%期届℃";
  private static final String[] UNITS = {
    "万元", "人次", "元", "件", "个", "项", "份", "宗", "起", "次", "例", "人", "条"
  };

  /** Longest note in brackets that is passed over as one. */
  private static final int LONGEST_NOTE = 80;

  private final String folded;
  private final List<Token> tokens;
  private final StringBuilder han = new StringBuilder();
  private int textStart;
  private int textEnd;
  private int cellStart;
  private int cellEnd;
  private int line;

  CellLexer(String folded, List<Token> tokens) {
    this.folded = folded;
    this.tokens = tokens;
  }

  /** Lexes the cell between two offsets; an empty one gives a blank token. */
  void lex(int start, int end, int onLine) {
    cellStart = start;
    cellEnd = end;
    line = onLine;
    while (cellStart < cellEnd && Chars.isBlank(folded.charAt(cellStart))) {
      cellStart++;
    }
    while (cellEnd > cellStart && Chars.isBlank(folded.charAt(cellEnd - 1))) {
      cellEnd--;
    }
    if (cellStart == cellEnd) {
      tokens.add(new Token(Kind.BLANK, start, start, line, ""));
      return;
    }
    if (isWord("无")) {
      tokens.add(new Token(Kind.NIL, cellStart, cellEnd, line, ""));
      return;
    }
    if (isWord("零") || isWord("〇")) {
      tokens.add(new Token(Kind.NUMBER, cellStart, cellEnd, line, "0"));
      return;
    }
    int i = cellStart;
    while (i < cellEnd) {
      i = next(i);
    }
    flushText();
  }

  private boolean isWord(String word) {
    return cellEnd - cellStart == word.length() && folded.startsWith(word, cellStart);
  }

  private int next(int i) {
    char c = folded.charAt(i);
    if (Chars.isDigit(c) || isSign(i)) {
      return number(i);
    }
    if (c == '(') {
      return bracket(i);
    }
    if (Chars.isHan(c)) {
      return signWord(i) ? number(i) : han(i, c);
    }
    if (NIL_MARKS.indexOf(c) >= 0) {
      return nilMark(i);
    }
    return i + 1;
  }

  private int han(int i, char c) {
    if (han.isEmpty()) {
      textStart = i;
    }
    han.append(c);
    textEnd = i + 1;
    return i + 1;
  }

  private void flushText() {
    if (!han.isEmpty()) {
      tokens.add(new Token(Kind.TEXT, textStart, textEnd, line, han.toString()));
      han.setLength(0);
    }
  }

  /** A word of nothing but nil marks, standing free. */
  private int nilMark(int i) {
    int end = i;
    while (end < cellEnd && NIL_MARKS.indexOf(folded.charAt(end)) >= 0) {
      end++;
    }
    boolean free =
        (i == cellStart || Chars.isBlank(folded.charAt(i - 1)))
            && (end == cellEnd || Chars.isBlank(folded.charAt(end)));
    if (free && end - i <= 3) {
      flushText();
      tokens.add(new Token(Kind.NIL, i, end, line, ""));
    }
    return end;
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
    if (i != cellStart) {
      return false;
    }
    int end = signWordEnd(i);
    return end > i && end < cellEnd && Chars.isDigit(folded.charAt(end));
  }

  private int signWordEnd(int i) {
    for (String word : new String[] {"减少", "增加", "减", "增"}) {
      if (folded.startsWith(word, i)) {
        return i + word.length();
      }
    }
    return i;
  }

  private int number(int start) {
    StringBuilder digits = new StringBuilder();
    int i = start;
    char first = folded.charAt(start);
    if (!Chars.isDigit(first)) {
      boolean negative = first == '-' || first == '减';
      i = Chars.isHan(first) ? signWordEnd(start) : start + 1;
      digits.append(negative ? "-" : "");
    }
    int end = digitsEnd(i, digits);
    if (isGarbled(start, end)) {
      return garbled(start, end);
    }
    int after = end;
    while (after < cellEnd && Chars.isBlank(folded.charAt(after))) {
      after++;
    }
    if (isNoise(start, after)) {
      return end;
    }
    int ordinal = ordinalLength(start, end, after);
    if (ordinal == end - start) {
      return end;
    }
    flushText();
    if (ordinal > 0) {
      digits.setLength(digits.length() - ordinal);
      if (!Chars.isDigit(digits.isEmpty() ? '-' : digits.charAt(digits.length() - 1))) {
        return end;
      }
      tokens.add(new Token(Kind.NUMBER, start, end - ordinal, line, digits.toString()));
      return end;
    }
    int unit = unitEnd(after);
    tokens.add(new Token(Kind.NUMBER, start, unit > after ? unit : end, line, digits.toString()));
    return unit > after ? unit : end;
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
    return (end < cellEnd && isGarbage(folded.charAt(end)))
        || (start > cellStart && isGarbage(folded.charAt(start - 1)));
  }

  private static boolean isGarbage(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '?'
        || c == '\ufffd'
        || c == '*'
        || c == '#'
        || c == '□';
  }

  private int garbled(int start, int end) {
    int from = start;
    while (from > cellStart && isGarbage(folded.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < cellEnd && (isGarbage(folded.charAt(to)) || Chars.isDigit(folded.charAt(to)))) {
      to++;
    }
    flushText();
    tokens.add(new Token(Kind.GARBLED, from, to, line, ""));
    return to;
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
    for (String unit : UNITS) {
      if (folded.startsWith(unit, from) && from + unit.length() <= cellEnd) {
        int end = from + unit.length();
        return end == cellEnd || !Chars.isHan(folded.charAt(end)) ? end : from;
      }
    }
    return from;
  }

  private int bracket(int open) {
    int close = open + 1;
    while (close < cellEnd && folded.charAt(close) != ')' && close - open < LONGEST_NOTE) {
      close++;
    }
    if (close >= cellEnd || folded.charAt(close) != ')') {
      return open + 1;
    }
    boolean afterNumber = han.isEmpty() && isBehindNumber(open);
    boolean anyHan = false;
    boolean anyLetter = false;
    for (int i = open + 1; i < close; i++) {
      anyHan |= Chars.isHan(folded.charAt(i));
      anyLetter |= Character.isLetter(folded.charAt(i));
    }
    if (!afterNumber && anyHan) {
      for (int i = open + 1; i < close; i++) {
        char c = folded.charAt(i);
        if (Chars.isHan(c)) {
          han(i, c);
        }
      }
      return close + 1;
    }
    if (!afterNumber && !anyLetter && open == cellStart && close + 1 == cellEnd) {
      // A number in brackets that is the whole cell: accountants' minus, or an ordinal. Not
      // decided.
      flushText();
      tokens.add(new Token(Kind.GARBLED, open, close + 1, line, ""));
    }
    return close + 1;
  }

  /** Whether a bracket is a note on the number before it, as in 22（其中修订16件）. */
  private boolean isBehindNumber(int open) {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.get(tokens.size() - 1);
    if (last.kind() != Kind.NUMBER || last.end() < cellStart) {
      return false;
    }
    for (int i = last.end(); i < open; i++) {
      if (!Chars.isBlank(folded.charAt(i))) {
        return false;
      }
    }
    // The ordinal （一） of the next label follows a glued number too: it is no note.
    return open + 2 >= cellEnd
        || folded.charAt(open + 2) != ')'
        || "一二三四五六七八九十".indexOf(folded.charAt(open + 1)) < 0;
  }
}
