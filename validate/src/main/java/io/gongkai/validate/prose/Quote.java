package io.gongkai.validate.prose;

/** Quotes text of a document, which may be hostile, in a message. */
final class Quote {
  private static final int LONGEST = 80;

  private Quote() {}

  /**
   * The text on one line, without control and format characters, cut to at most 80 characters.
   *
   * @param text text of the document
   */
  static String of(String text) {
    StringBuilder quote = new StringBuilder();
    boolean gap = false;
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
        gap = length > 0;
        continue;
      }
      if (isInvisible(character)) {
        continue;
      }
      int needed = gap ? 2 : 1;
      if (length + needed > LONGEST) {
        return quote.append('…').toString();
      }
      if (gap) {
        quote.append(' ');
        gap = false;
      }
      quote.appendCodePoint(character);
      length += needed;
    }
    return quote.toString();
  }

  /** Control, format (zero width, direction), unpaired and unassigned characters. */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }
}
