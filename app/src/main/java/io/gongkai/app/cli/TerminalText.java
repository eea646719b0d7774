package io.gongkai.app.cli;

/**
 * Text from outside on its way to a terminal or a log: names, messages and words out of documents.
 *
 * <p>A terminal obeys control characters, and marks that turn the direction of a text make it show
 * another number than the one that stands there; a line end forges a line. Each such character
 * becomes a space.
 */
public final class TerminalText {
  private TerminalText() {}

  /** The text as it may stand within one line. */
  public static String line(String text) {
    return text.codePoints()
        .map(c -> isObeyed(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The text with its own line ends kept, for a message that was made in several lines. */
  public static String lines(String text) {
    return text.codePoints()
        .map(c -> c != '\n' && isObeyed(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether a terminal would do something else with a character than show it. */
  static boolean isObeyed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
