package io.gongkai.normalize.read.html;

import java.util.Locale;
import java.util.Set;

/** Tells web pages and parts of them from plain text that merely has angle brackets. */
public final class HtmlDetector {
  /** How far into a document its first tag, or a word that only pages have, may stand. */
  private static final int HEAD = 2048;

  private static final String DOCTYPE = "<!doctype html";

  private static final Set<String> OPENING =
      Set.of(
          "html",
          "head",
          "body",
          "meta",
          "title",
          "link",
          "style",
          "script",
          "base",
          "table",
          "tbody",
          "thead",
          "tr",
          "td",
          "div",
          "p",
          "span",
          "font",
          "center",
          "section",
          "article",
          "main",
          "header",
          "nav",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "b",
          "strong",
          "br",
          "a",
          "img",
          "form",
          "blockquote",
          "ucapcontent");

  private HtmlDetector() {}

  /** Whether the text is a page, a part of one, or text with tables written as tags. */
  public static boolean isHtml(CharSequence text) {
    // Nearly all text has no angle bracket at all.
    return text.toString().indexOf('<') >= 0 && (isPage(text) || hasTable(text));
  }

  /** Whether the text is a page or part of one: it starts with a tag, or says that it is a page. */
  static boolean isPage(CharSequence text) {
    int start = firstTag(text);
    if (start < 0) {
      return false;
    }
    String all = text.toString();
    boolean declared = all.regionMatches(true, start, DOCTYPE, 0, DOCTYPE.length());
    if ((declared && start + DOCTYPE.length() <= HEAD) || OPENING.contains(tagName(text, start))) {
      return true;
    }
    String head = all.substring(0, Math.min(all.length(), HEAD)).toLowerCase(Locale.ROOT);
    return head.contains(DOCTYPE) || head.contains("<html") || head.contains("<body");
  }

  /** Whether there are tables written as tags between lines of text, as some converters do. */
  private static boolean hasTable(CharSequence text) {
    String all = text.toString();
    int table = all.indexOf("<table");
    return table >= 0 && all.indexOf("</td>", table) > 0;
  }

  /** Offset of the first tag with nothing but white space and comments before it; or of none. */
  private static int firstTag(CharSequence text) {
    int at = skipBlank(text, 0);
    if (at < text.length() && text.charAt(at) != '<') {
      // Only words that no text but a page has are looked for then.
      return indexOf(text, "<", at) >= 0 ? at : -1;
    }
    while (startsWith(text, at, "<!--") || startsWith(text, at, "<?")) {
      int end = indexOf(text, startsWith(text, at, "<?") ? ">" : "-->", at);
      if (end < 0) {
        return -1;
      }
      at = skipBlank(text, end + (text.charAt(end) == '>' ? 1 : 3));
    }
    return at < text.length() ? at : -1;
  }

  private static String tagName(CharSequence text, int start) {
    StringBuilder name = new StringBuilder();
    if (text.charAt(start) != '<') {
      return "";
    }
    for (int i = start + 1; i < text.length() && name.length() < 12; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '1' && c <= '6');
      if (!letter) {
        return c == '>' || c == '/' || c <= ' ' ? name.toString().toLowerCase(Locale.ROOT) : "";
      }
      name.append(c);
    }
    return "";
  }

  private static int skipBlank(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) <= ' ' || text.charAt(i) == '\ufeff')) {
      i++;
    }
    return i;
  }

  private static boolean startsWith(CharSequence text, int at, String prefix) {
    return at + prefix.length() <= text.length()
        && text.subSequence(at, at + prefix.length()).toString().equals(prefix);
  }

  private static int indexOf(CharSequence text, String words, int from) {
    int end = Math.min(text.length(), from + HEAD);
    int at = text.subSequence(from, end).toString().indexOf(words);
    return at < 0 ? -1 : from + at;
  }
}
