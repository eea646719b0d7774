package io.gongkai.app.check;

/** Puts text into HTML. */
final class Html {
  private static final char REPLACEMENT = '\uFFFD';

  private Html() {}

  /** Text that is safe in elements and in quoted attributes. */
  static String escape(String text) {
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
        default -> escaped.append(Character.isISOControl(c) ? REPLACEMENT : c);
      }
    }
    return escaped.toString();
  }
}
