package io.gongkai.normalize.read.html;

import java.util.Locale;

/**
 * Reads the tags of a page one after the other, as long as they are written so that nobody could
 * take them for something else.
 */
final class TagScanner {
  private static final int MOST_ATTRIBUTES = 64;

  private static final int STYLE = 1;
  private static final int HIDDEN = 2;
  private static final int COLSPAN = 4;
  private static final int ROWSPAN = 8;
  private static final int NAME = 16;

  private final String html;
  private final int mostTags;
  private int at;
  private int tags;
  private PlainTag tag;
  private boolean end;
  private boolean selfClosing;
  private int seen;
  private String style;
  private int columns;
  private int rows;

  /** A scanner at the start of a page that reads as many tags at the most. */
  TagScanner(String html, int mostTags) {
    this.html = html;
    this.mostTags = mostTags;
  }

  /** The current place. */
  int at() {
    return at;
  }

  /** The tag that was read last. */
  PlainTag tag() {
    return tag;
  }

  /** Whether it ends its element. */
  boolean isEnd() {
    return end;
  }

  boolean isSelfClosing() {
    return selfClosing;
  }

  /** The tag's attribute of that name, or null. */
  String style() {
    return style;
  }

  /** Whether it may be shown as a part of a table that it is none of. */
  boolean hasTableStyle() {
    return style != null && style.toLowerCase(Locale.ROOT).contains("table");
  }

  boolean hasHidden() {
    return (seen & HIDDEN) != 0;
  }

  /** Columns that a cell spans. */
  int columns() {
    return columns;
  }

  /** Rows that a cell spans. */
  int rows() {
    return rows;
  }

  /** Moves on to the next tag or comment; there has to be one. */
  void toMarkup() throws UnusualMarkupException {
    at = html.indexOf('<', at);
    if (at < 0) {
      throw new UnusualMarkupException();
    }
  }

  /** Moves on behind white space. */
  void skipBlank() {
    while (at < html.length() && isBlank(html.charAt(at))) {
      at++;
    }
  }

  boolean isAtEnd() {
    return at == html.length();
  }

  /** Passes over white space and comments. */
  void skipComments() throws UnusualMarkupException {
    skipBlank();
    while (skipComment()) {
      skipBlank();
    }
  }

  /** Passes over a comment, if there is one at the current place. */
  boolean skipComment() throws UnusualMarkupException {
    if (!html.startsWith("<!--", at)) {
      return false;
    }
    count();
    int start = at + 4;
    int close = html.indexOf("--", start);
    boolean plain = close > start && html.startsWith("-->", close) && html.charAt(start) != '>';
    int inner = html.indexOf('<', start);
    if (!plain || html.charAt(start) == '-' || (inner >= 0 && inner < close)) {
      throw new UnusualMarkupException();
    }
    at = close + 3;
    return true;
  }

  /** Passes over the line that says that this is a page, if there is one. */
  void skipDoctype() throws UnusualMarkupException {
    String start = "<!doctype html";
    if (!html.regionMatches(true, at, start, 0, start.length())) {
      return;
    }
    count();
    int i = at + start.length();
    int quotes = 0;
    for (char c = charAt(i); c != '>'; c = charAt(++i)) {
      quotes += c == '"' ? 1 : 0;
      if (c == '<' || c == '\'' || (quotes == 0 && !isBlank(c) && !isNameCharacter(c))) {
        throw new UnusualMarkupException();
      }
    }
    if (quotes % 2 != 0) {
      throw new UnusualMarkupException();
    }
    at = i + 1;
  }

  /** Passes over what is inside an element whose content is no markup, and over its end tag. */
  void skipRaw() throws UnusualMarkupException {
    String close = "</" + tag.tagName() + ">";
    toMarkup();
    while (!html.regionMatches(true, at, close, 0, close.length())) {
      // A comment in a script may hold what looks like its end.
      boolean comment = tag == PlainTag.SCRIPT && html.startsWith("<!", at);
      if (comment || html.startsWith("</", at)) {
        throw new UnusualMarkupException();
      }
      count();
      at++;
      toMarkup();
    }
    count();
    at += close.length();
  }

  /** Reads the tag at the current place, and moves on behind it. */
  void read() throws UnusualMarkupException {
    count();
    int i = at + 1;
    end = charAt(i) == '/';
    i += end ? 1 : 0;
    long key = 0;
    int first = i;
    char c = charAt(i);
    while (isNameCharacter(c)) {
      key = (key << 8) | (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
      c = charAt(++i);
    }
    tag = i - first > PlainTag.LONGEST_NAME ? null : PlainTag.of(key);
    if (tag == null) {
      throw new UnusualMarkupException();
    }
    seen = 0;
    style = null;
    columns = 1;
    rows = 1;
    selfClosing = false;
    if (c == '>') {
      at = i + 1;
    } else {
      attributes(i);
    }
  }

  /** Reads a tag, which has to be this one and to stand at the current place. */
  void expect(PlainTag expected, boolean ending) throws UnusualMarkupException {
    UnusualMarkupException.unless(isAtMarkup());
    read();
    UnusualMarkupException.unless(tag == expected && end == ending && !selfClosing);
  }

  /** Whether a tag or comment stands at the current place. */
  boolean isAtMarkup() {
    return at < html.length() && html.charAt(at) == '<';
  }

  private void attributes(int from) throws UnusualMarkupException {
    int i = from;
    for (int count = 0; count < MOST_ATTRIBUTES; count++) {
      int name = afterBlank(i);
      if (charAt(name) == '>') {
        at = name + 1;
        return;
      }
      if (charAt(name) == '/' && charAt(name + 1) == '>') {
        selfClosing = true;
        at = name + 2;
        return;
      }
      if (name == i || end) {
        break;
      }
      i = attribute(name);
    }
    throw new UnusualMarkupException();
  }

  /** Reads an attribute, and returns the offset behind it. */
  private int attribute(int from) throws UnusualMarkupException {
    int nameEnd = from;
    while (isNameCharacter(charAt(nameEnd))) {
      nameEnd++;
    }
    int which = which(from, nameEnd);
    if (nameEnd == from || (seen & which) != 0) {
      throw new UnusualMarkupException();
    }
    seen |= which;
    int equals = afterBlank(nameEnd);
    if (charAt(equals) != '=') {
      value(which, "");
      return nameEnd;
    }
    int start = afterBlank(equals + 1);
    char quote = charAt(start);
    boolean quoted = quote == '"' || quote == '\'';
    start += quoted ? 1 : 0;
    int i = start;
    for (char c = charAt(i); quoted ? c != quote : !isBlank(c) && c != '>'; c = charAt(++i)) {
      if (c == '<' || (!quoted && (c == '"' || c == '\'' || c == '=' || c == '`'))) {
        throw new UnusualMarkupException();
      }
    }
    if (i == start && !quoted) {
      throw new UnusualMarkupException();
    }
    if (which != 0) {
      value(which, html.substring(start, i));
    }
    return quoted ? i + 1 : i;
  }

  private int which(int from, int to) {
    return switch (to - from) {
      case 4 -> is(from, "name") ? NAME : 0;
      case 5 -> is(from, "style") ? STYLE : 0;
      case 6 -> is(from, "hidden") ? HIDDEN : 0;
      case 7 -> is(from, "colspan") ? COLSPAN : is(from, "rowspan") ? ROWSPAN : 0;
      default -> 0;
    };
  }

  private boolean is(int from, String name) {
    return html.regionMatches(true, from, name, 0, name.length());
  }

  private void value(int which, String value) throws UnusualMarkupException {
    if (which != 0 && value.indexOf('&') >= 0) {
      throw new UnusualMarkupException();
    }
    switch (which) {
      case STYLE -> style = value;
      case COLSPAN -> columns = HtmlTable.span(value);
      case ROWSPAN -> rows = HtmlTable.span(value);
      case NAME -> {
        if (tag == PlainTag.META && HtmlText.namesArticle(value)) {
          throw new UnusualMarkupException();
        }
      }
      default -> {}
    }
  }

  private void count() throws UnusualMarkupException {
    if (++tags > mostTags) {
      throw new UnusualMarkupException();
    }
  }

  private int afterBlank(int from) throws UnusualMarkupException {
    int i = from;
    while (isBlank(charAt(i))) {
      i++;
    }
    return i;
  }

  private char charAt(int i) throws UnusualMarkupException {
    if (i >= html.length()) {
      throw new UnusualMarkupException();
    }
    return html.charAt(i);
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == ':'
        || c == '-'
        || c == '_';
  }

  /** Whether a character is white space in HTML. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }
}
