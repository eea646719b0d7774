package io.gongkai.normalize.lex;

/** Recognises the page numbers that stand between the rows of a table broken over pages. */
final class PageMark {
  private PageMark() {}

  /** Whether a line is a page number and nothing else: {@code - 4 -}, {@code 第4页}, {@code 4/12}. */
  static boolean isPageMark(String folded, int start, int end) {
    if (!mayStart(folded, start, end)) {
      return false;
    }
    StringBuilder bare = new StringBuilder();
    for (int i = start; i < end; i++) {
      char c = folded.charAt(i);
      if (!Chars.isBlank(c) && c != '|') {
        bare.append(c);
        if (bare.length() > 16) {
          return false;
        }
      }
    }
    return isDashed(bare) || isNamed(bare) || isFraction(bare);
  }

  /** Most lines start with a label. */
  private static boolean mayStart(String folded, int start, int end) {
    int i = start;
    while (i < end && (Chars.isBlank(folded.charAt(i)) || folded.charAt(i) == '|')) {
      i++;
    }
    return i < end && (Chars.isDigit(folded.charAt(i)) || "-第".indexOf(folded.charAt(i)) >= 0);
  }

  private static boolean isDashed(CharSequence line) {
    int i = 0;
    while (i < line.length() && line.charAt(i) == '-') {
      i++;
    }
    int digits = i;
    while (i < line.length() && Chars.isDigit(line.charAt(i))) {
      i++;
    }
    int close = i;
    while (i < line.length() && line.charAt(i) == '-') {
      i++;
    }
    return digits > 0 && close > digits && i > close && i == line.length();
  }

  private static boolean isNamed(CharSequence line) {
    int length = line.length();
    if (length < 3 || line.charAt(0) != '第' || line.charAt(length - 1) != '页') {
      return false;
    }
    for (int i = 1; i < length - 1; i++) {
      char c = line.charAt(i);
      if (!Chars.isDigit(c) && "页共第,/".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFraction(CharSequence line) {
    int slash = -1;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '/' && slash < 0 && i > 0) {
        slash = i;
      } else if (!Chars.isDigit(c)) {
        return false;
      }
    }
    return slash > 0 && slash < line.length() - 1;
  }
}
