package io.gongkai.normalize.lex;

/** A set of characters that is looked into for every character of a text. */
public final class CharClass {
  private final long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];

  private CharClass() {}

  /**
   * The characters of a text.
   *
   * @param characters each of them, in any order
   */
  public static CharClass of(String characters) {
    CharClass all = new CharClass();
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      all.bits[c / Long.SIZE] |= 1L << c;
    }
    return all;
  }

  /** Whether a character is one of them. */
  public boolean has(char c) {
    return (bits[c / Long.SIZE] >>> c & 1) != 0;
  }
}
