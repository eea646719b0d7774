package io.gongkai.normalize.narrative;

/** What stands before the words of a heading: blanks and marks, and an ordinal of some kind. */
final class HeadingOrdinal {
  /** How many kinds there are, outer ones first: 第一部分, 一, 1, (一). */
  static final int KINDS = 4;

  private static final int PART = 0;
  private static final int HAN = 1;
  private static final int DIGIT = 2;
  private static final int BRACKETED = 3;

  private static final String LEADS = "#|>*";
  private static final int MOST_LEADS = 8;
  private static final String PART_NUMBERS = "一二三四五六";
  private static final String HAN_NUMBERS = "一二三四五六七八九";
  private static final String MARKS = "、.:,)";
  private static final int MOST_BEHIND = 6;

  private HeadingOrdinal() {}

  /** The kind of the ordinal that alone stands between two places; -1 when none does. */
  static int kind(String folded, int from, int to) {
    int i = from;
    while (i < to && (isSpace(folded.charAt(i)) || LEADS.indexOf(folded.charAt(i)) >= 0)) {
      i++;
    }
    if (i == to || i - from > MOST_LEADS) {
      return -1;
    }
    char c = folded.charAt(i);
    if (c == '第') {
      boolean part = to - i >= 4 && PART_NUMBERS.indexOf(folded.charAt(i + 1)) >= 0;
      return part && folded.startsWith("部分", i + 2) && isBehind(folded, i + 4, to, "") ? PART : -1;
    }
    if (c == '(') {
      boolean number = i + 1 < to && isNumber(folded.charAt(i + 1));
      return number && isBehind(folded, i + 2, to, ")") ? BRACKETED : -1;
    }
    return isNumber(c) && isBehind(folded, i + 1, to, MARKS) ? c <= '9' ? DIGIT : HAN : -1;
  }

  private static boolean isNumber(char c) {
    return (c >= '1' && c <= '9') || HAN_NUMBERS.indexOf(c) >= 0;
  }

  /** Whether nothing but blanks and marks stands there, not too many behind the ordinal's own. */
  private static boolean isBehind(String folded, int from, int to, String own) {
    boolean marked = from < to && own.indexOf(folded.charAt(from)) >= 0;
    if (to - from > MOST_BEHIND + (marked ? 1 : 0)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isSpace(folded.charAt(i)) && MARKS.indexOf(folded.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
