package io.gongkai.normalize.lex;

import io.gongkai.normalize.lex.Token.Kind;
import io.gongkai.normalize.read.container.Deadline;
import java.util.List;
import java.util.Set;

/**
 * Lexes one cell, which in layouts without separators may be a whole line of labels and numbers.
 */
final class CellLexer {
  private static final String NIL_MARKS = "-/·\"";

  private static final String NIL_WORDS = "无零〇";

  /** What stands in place of a character that could not be converted. */
  private static final String UNREADABLE = "?\ufffd□×";

  /** Longest note in brackets that is passed over as one. */
  private static final int LONGEST_NOTE = 120;

  /** Han characters from which on a bracket is no ordinal and no part of a label. */
  private static final int FEWEST_WORDS_OF_NOTE = 10;

  /** How the one bracket begins that is part of a label of the form. */
  private static final String BRACKET_OF_LABEL = "区分处理";

  /** Longest cell without any digit that may be a misread number. */
  private static final int LONGEST_UNREADABLE = 2;

  private static final Set<Integer> NUMBERS =
      Set.of(
          (int) Character.DECIMAL_DIGIT_NUMBER,
          (int) Character.LETTER_NUMBER,
          (int) Character.OTHER_NUMBER);

  private final String folded;
  private final List<Token> tokens;
  private final Deadline deadline;
  private final NumberLexer numbers;
  private final StringBuilder han = new StringBuilder();
  private int textStart;
  private int textEnd;
  private int cellStart;
  private int cellEnd;
  private int line;

  CellLexer(String folded, List<Token> tokens, Deadline deadline) {
    this.deadline = deadline;
    this.folded = folded;
    this.tokens = tokens;
    this.numbers = new NumberLexer(folded);
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
    if (isUnreadable()) {
      tokens.add(new Token(Kind.GARBLED, cellStart, cellEnd, line, ""));
      return;
    }
    int before = tokens.size();
    numbers.enter(cellStart, cellEnd, line);
    int i = cellStart;
    while (i < cellEnd) {
      deadline.checkReading();
      i = next(i);
    }
    flushText();
    if (tokens.size() == before && isForeignNumber()) {
      tokens.add(new Token(Kind.GARBLED, cellStart, cellEnd, line, ""));
    }
  }

  /** Whether the cell is a number in signs that are not read, such as ⑫ or ١٢. */
  private boolean isForeignNumber() {
    return folded
        .substring(cellStart, cellEnd)
        .codePoints()
        .allMatch(c -> c > 0x80 && NUMBERS.contains(Character.getType(c)));
  }

  /** Whether a short cell is letters alone, as O where a machine has misread 0. */
  private boolean isUnreadable() {
    if (cellEnd - cellStart > LONGEST_UNREADABLE) {
      return false;
    }
    for (int i = cellStart; i < cellEnd; i++) {
      char c = folded.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && c != '?' && c != '\ufffd' && c != '□') {
        return false;
      }
    }
    return true;
  }

  private int next(int i) {
    char c = folded.charAt(i);
    if (numbers.startsAt(i)) {
      return number(i);
    }
    if (c == '(') {
      return bracket(i);
    }
    if (NIL_WORDS.indexOf(c) >= 0 && isForNothing(i)) {
      flushText();
      boolean zero = c != '无';
      tokens.add(new Token(zero ? Kind.NUMBER : Kind.NIL, i, i + 1, line, zero ? "0" : ""));
      return i + 1;
    }
    if (Chars.isHan(c)) {
      return han(i, c);
    }
    if (NIL_MARKS.indexOf(c) >= 0) {
      return nilMark(i);
    }
    if (UNREADABLE.indexOf(c) >= 0) {
      return unreadable(i);
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
    if (isFree(i, end) && end - i <= 3) {
      flushText();
      tokens.add(new Token(Kind.NIL, i, end, line, ""));
    }
    return end;
  }

  /** Whether a part of the cell stands between blanks. */
  private boolean isFree(int from, int to) {
    return (from == cellStart || Chars.isBlank(folded.charAt(from - 1)))
        && (to == cellEnd || Chars.isBlank(folded.charAt(to)));
  }

  /**
   * Whether a word for nothing stands alone in its cell, or free at its end or in front of a number
   * or another mark; elsewhere it is a piece of a label.
   */
  private boolean isForNothing(int i) {
    if (!isFree(i, i + 1)) {
      return false;
    }
    int next = i + 1;
    while (next < cellEnd && Chars.isBlank(folded.charAt(next))) {
      next++;
    }
    return next == cellEnd
        || Chars.isDigit(folded.charAt(next))
        || NIL_MARKS.indexOf(folded.charAt(next)) >= 0
        || (NIL_WORDS.indexOf(folded.charAt(next)) >= 0 && isFree(next, next + 1));
  }

  /** A word of nothing but characters that could not be read: there may be a value. */
  private int unreadable(int i) {
    int end = i;
    while (end < cellEnd && UNREADABLE.indexOf(folded.charAt(end)) >= 0) {
      end++;
    }
    if (isFree(i, end)) {
      flushText();
      tokens.add(new Token(Kind.GARBLED, i, end, line, ""));
    }
    return end;
  }

  private int number(int start) {
    NumberLexer.Scanned scanned = numbers.scan(start);
    if (scanned.token().isPresent()) {
      flushText();
      tokens.add(scanned.token().get());
    }
    return scanned.next();
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
    if (!han.isEmpty() && isNote(open, close)) {
      return close + 1;
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

  /** Whether a bracket behind words explains them: 规章（设区的市、自治州人民政府提供）. */
  private boolean isNote(int open, int close) {
    if (folded.startsWith(BRACKET_OF_LABEL, open + 1)) {
      return false;
    }
    int words = 0;
    for (int i = open + 1; i < close; i++) {
      words += Chars.isHan(folded.charAt(i)) ? 1 : 0;
    }
    return words >= FEWEST_WORDS_OF_NOTE;
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
