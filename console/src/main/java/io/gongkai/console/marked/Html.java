package io.gongkai.console.marked;

/**
 * Puts text into HTML. Controls, and marks that turn the direction of the text around them and so
 * would show another number than was read, become U+FFFD, which keeps every character's place.
 */
public final class Html {
  private static final char REPLACEMENT = '\uFFFD';

  private Html() {}

  /** Text that is safe in elements and in quoted attributes. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '\n', '\t' -> escaped.append(c);
        default -> escaped.append(Character.isISOControl(c) || turns(c) ? REPLACEMENT : c);
      }
    }
    return escaped.toString();
  }

  private static boolean turns(char c) {
    return c == '\u061C'
        || c == '\u200E'
        || c == '\u200F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
