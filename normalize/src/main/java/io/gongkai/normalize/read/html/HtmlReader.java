package io.gongkai.normalize.read.html;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads web pages, and the parts of pages that a converter writes between lines of text. */
public final class HtmlReader {
  /** Deeper elements are hung on the one at this depth; real pages stay below 60. */
  private static final int MOST_DEPTH = 256;

  private final NormalizerLimits limits;

  /** A reader that keeps to the limits. */
  public HtmlReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a page.
   *
   * @param html the page, decoded
   * @param deadline until when the reading must be done
   * @return the text: cells of a table row are separated by tabs, rows and paragraphs by line feeds
   * @throws UnreadableException when the page is over a limit
   */
  public String read(String html, Deadline deadline) throws UnreadableException {
    String markup = html.length() > limits.maxChars() ? EmbeddedData.cutOut(html) : html;
    if (markup.length() > limits.maxChars()) {
      throw Limit.CHARS.exceeded(limits.maxChars());
    }
    deadline.check();
    Optional<String> plain = PlainPage.read(markup, limits, deadline);
    if (plain.isPresent()) {
      return plain.get();
    }
    checkElements(markup);
    Parser parser = Parser.htmlParser().setMaxDepth(MOST_DEPTH);
    Document page = parser.parseInput(markup, "");
    deadline.check();
    return new HtmlText(page, HtmlDetector.isPage(markup), limits, deadline).write();
  }

  /** Counted before the page is parsed: each element takes some hundred bytes of memory. */
  private void checkElements(String markup) throws UnreadableException {
    int elements = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      elements++;
    }
    if (elements > limits.maxElements()) {
      throw Limit.ELEMENTS.exceeded(limits.maxElements());
    }
  }
}
