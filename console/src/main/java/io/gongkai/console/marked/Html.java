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
        default -> escaped.append(isHidden(c) ? REPLACEMENT : c);
      }
    }
    return escaped.toString();
  }

  /**
   * Text of which nothing is hidden, for what escapes by itself: controls and marks that turn the
   * direction are U+FFFD, white space is a space.
   *
   * @param text the text; null gives the empty text
   */
  public static String visible(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      visible.append(c == '\n' || c == '\t' || c == '\r' ? ' ' : isHidden(c) ? REPLACEMENT : c);
    }
    return visible.toString();
  }

  private static boolean isHidden(char c) {
    return Character.isISOControl(c) || turns(c);
  }

  private static boolean turns(char c) {
    return c == '\u061C'
        || c == '\u200E'
        || c == '\u200F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
