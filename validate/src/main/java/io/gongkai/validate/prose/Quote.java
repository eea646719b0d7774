package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.QuotedNumber;

/** Quotes text and numbers of a document, which may be hostile. */
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

  /** A number of the narrative as it stands in findings. */
  static QuotedNumber number(Mention mention) {
    return new QuotedNumber(
        mention.getSubject(),
        Contradictions.number(mention).toPlainString(),
        of(mention.getClause()),
        mention.getStart(),
        mention.getEnd());
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
