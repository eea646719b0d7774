package io.gongkai.normalize.read.html;

import java.util.Map;

/** The character references that most pages keep to. */
final class CharacterReferences {
  private static final int LONGEST = 8;

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("nbsp", "\u00a0"),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("ldquo", "\u201c"),
          Map.entry("rdquo", "\u201d"),
          Map.entry("lsquo", "\u2018"),
          Map.entry("rsquo", "\u2019"),
          Map.entry("middot", "\u00b7"),
          Map.entry("mdash", "\u2014"),
          Map.entry("ndash", "\u2013"),
          Map.entry("hellip", "\u2026"),
          Map.entry("times", "\u00d7"),
          Map.entry("ensp", "\u2002"),
          Map.entry("emsp", "\u2003"));

  private CharacterReferences() {}

  /**
   * A part of a page with its references replaced.
   *
   * @throws UnusualMarkupException when there are others, or an ampersand that starts none
   */
  static CharSequence decode(String html, int from, int to) throws UnusualMarkupException {
    StringBuilder text = new StringBuilder(to - from);
    int start = from;
    for (int at = html.indexOf('&', from); at >= 0 && at < to; at = html.indexOf('&', start)) {
      int end = html.indexOf(';', at);
      if (end < 0 || end >= to || end - at > LONGEST) {
        throw new UnusualMarkupException();
      }
      text.append(html, start, at);
      String name = html.substring(at + 1, end);
      if (name.startsWith("#")) {
        text.append(numbered(name.substring(1)));
      } else {
        String named = NAMED.get(name);
        if (named == null) {
          throw new UnusualMarkupException();
        }
        text.append(named);
      }
      start = end + 1;
    }
    return text.append(html, start, to);
  }

  /** A character by its decimal number; others than printable ones have rules of their own. */
  private static char numbered(String digits) throws UnusualMarkupException {
    int code = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && code >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      code = digit >= 0 && digit <= 9 && code <= 0xffff ? 10 * code + digit : -1;
    }
    if ((code > ' ' && code <= '~') || (code >= 0xa0 && code < 0xd800)) {
      return (char) code;
    }
    throw new UnusualMarkupException();
  }
}
