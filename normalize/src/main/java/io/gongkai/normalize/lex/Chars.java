package io.gongkai.normalize.lex;

/** Classes of folded characters. */
public final class Chars {
  private static final String ORDINAL_MARKS = ".、:)";

  private Chars() {}

  /** Whether the character is a Han character. */
  public static boolean isHan(char c) {
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == '〇';
  }

  /** Whether the character is an ASCII digit, to which folding brings all others. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the character is a blank inside a line, or has no width. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == Folding.IGNORABLE;
  }

  /** Whether the character stands behind an ordinal, as in {@code 1.} or {@code 1、}. */
  public static boolean isOrdinalMark(char c) {
    return ORDINAL_MARKS.indexOf(c) >= 0;
  }
}
