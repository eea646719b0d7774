package io.gongkai.normalize.read.html;

import static io.gongkai.normalize.read.html.UnusualMarkupException.unless;

import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.normalize.read.html.PlainTag.Role;

/** Reads the head of a plain page, of which the text has the title alone. */
final class PlainHead {
  /** How far into a document its first tag may stand. */
  private static final int START = 1024;

  private PlainHead() {}

  /**
   * Reads a page up to what is inside its body.
   *
   * @param tags stands at the page's start
   * @param text what the title is written to, as a block of its own
   * @throws UnusualMarkupException when the head is not plain
   * @throws UnreadableException when the page is over a limit
   */
  static void write(String html, TagScanner tags, DocumentText text)
      throws UnusualMarkupException, UnreadableException {
    tags.skipBlank();
    unless(tags.at() < START);
    tags.skipDoctype();
    tags.skipBlank();
    tags.expect(PlainTag.HTML, false);
    tags.skipBlank();
    tags.expect(PlainTag.HEAD, false);
    boolean titled = false;
    for (next(tags); tags.tag() != PlainTag.HEAD; next(tags)) {
      boolean raw = tags.tag().role() == Role.RAW;
      boolean title = tags.tag() == PlainTag.TITLE;
      unless((raw || tags.tag().role() == Role.HEAD) && !tags.isEnd() && !tags.hasTableStyle());
      unless(!tags.isSelfClosing() || !(raw || title));
      if (title) {
        unless(!titled);
        titled = true;
        title(html, tags, text);
      } else if (raw) {
        tags.skipRaw();
      }
    }
    unless(tags.isEnd());
    text.endBlock();
    tags.skipBlank();
    tags.expect(PlainTag.BODY, false);
    unless(!tags.hasTableStyle());
  }

  private static void next(TagScanner tags) throws UnusualMarkupException {
    tags.skipComments();
    unless(tags.isAtMarkup());
    tags.read();
  }

  private static void title(String html, TagScanner tags, DocumentText text)
      throws UnusualMarkupException, UnreadableException {
    int start = tags.at();
    tags.toMarkup();
    int end = tags.at();
    for (int i = start; i < end; i++) {
      // Characters that are not shown, which are taken out of titles alone.
      unless(html.charAt(i) != '\u200b' && html.charAt(i) != '\u00ad' && html.charAt(i) != '&');
    }
    text.words(html, start, end);
    tags.expect(PlainTag.TITLE, true);
  }
}
