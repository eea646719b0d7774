package io.gongkai.normalize.read.html;

/** Pictures that are written into a page itself, which say nothing and may be most of it. */
final class EmbeddedData {
  private static final String MARK = ";base64,";

  private EmbeddedData() {}

  /** The page without the data of its {@code data:} addresses. */
  static String cutOut(String html) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (int at = html.indexOf(MARK); at >= 0; at = html.indexOf(MARK, from)) {
      int end = at + MARK.length();
      rest.append(html, from, end);
      while (end < html.length() && isBase64(html.charAt(end))) {
        end++;
      }
      from = end;
    }
    return rest.append(html, from, html.length()).toString();
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '='
        || c == '\n'
        || c == '\r';
  }
}
