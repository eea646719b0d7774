package io.gongkai.normalize.read.html;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.NodeIterator;
import org.jsoup.nodes.TextNode;

/** Writes what a person sees of a page, as lines and rows of cells. */
final class HtmlText {
  /** What is not shown, is no part of the report, or annotates the pronunciation. */
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "textarea",
          "select",
          "button",
          "iframe",
          "object",
          "svg",
          "head",
          "nav",
          "footer",
          "aside",
          "rt",
          "rp",
          "datalist");

  /** What shows something that is no text of the page; in a cell it may be a number. */
  private static final Set<String> REPLACED =
      Set.of(
          "img",
          "input",
          "textarea",
          "select",
          "button",
          "iframe",
          "object",
          "embed",
          "svg",
          "canvas",
          "math");

  private static final String UNREADABLE = "\ufffd";

  private static final Pattern POINTS = Pattern.compile("[012](px)?");

  private static final Set<String> BLOCKS =
      Set.of("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "hr", "section", "article");

  private final Document page;
  private final boolean folded;
  private final DocumentText text;
  private boolean raised;
  private boolean reordered;

  /**
   * A writer for a page.
   *
   * @param folded whether line feeds are white space, as in a page, or end lines, as in text that
   *     has only its tables written as tags
   */
  HtmlText(Document page, boolean folded, NormalizerLimits limits, Deadline deadline) {
    this.page = page;
    this.folded = folded;
    this.text = new DocumentText(limits.maxChars(), deadline);
  }

  String write() throws UnreadableException {
    String title = page.title();
    text.words(title);
    text.endBlock();
    Element named = survey();
    if (named != null && !title.contains(named.attr("content"))) {
      text.words(named.attr("content"));
      text.endBlock();
    }
    children(page.body());
    return text.finish();
  }

  /**
   * Gives elements that are shown like parts of tables their tags, and returns the first that names
   * the page's article, or null: in one pass, for a page has thousands of elements.
   */
  private Element survey() {
    Element named = null;
    NodeIterator<Element> elements = new NodeIterator<>(page, Element.class);
    while (elements.hasNext()) {
      Element element = elements.next();
      if (element.attributesSize() == 0) {
        continue;
      }
      if (element.normalName().equals("meta")) {
        boolean names = namesArticle(element.attr("name"));
        named = named == null && names ? element : named;
      }
      if (!element.normalName().equals("html")
          && element.attr("style").toLowerCase(Locale.ROOT).contains("table")) {
        String tag = Style.of(element).tableTag();
        if (!tag.isEmpty()) {
          element.tagName(tag);
        }
      }
    }
    return named;
  }

  /** Whether what has this name says what a page's article is called. */
  static boolean namesArticle(String name) {
    return name.strip().equalsIgnoreCase("ArticleTitle");
  }

  /** Whether elements of a tag are no part of the text. */
  static boolean isSkipped(String tag) {
    return SKIPPED.contains(tag);
  }

  /** Whether there are empty lines around elements of a tag. */
  static boolean isBlock(String tag) {
    return BLOCKS.contains(tag);
  }

  /** Writes what is inside an element; its depth is bounded by the parser. */
  void children(Element parent) throws UnreadableException {
    for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof TextNode words) {
        words(words, parent);
      } else if (child instanceof Element element) {
        if (text.inRow() && REPLACED.contains(element.normalName()) && isShown(element)) {
          text.words(UNREADABLE);
        } else if (!SKIPPED.contains(element.normalName())) {
          Style style = Style.of(element);
          if (!hides(element, style)) {
            styled(element, style);
          }
        }
      }
    }
  }

  /** A picture of a point or two only keeps a distance. */
  private static boolean isShown(Element element) {
    return !element.attr("type").equalsIgnoreCase("hidden")
        && !POINTS.matcher(element.attr("width")).matches()
        && !POINTS.matcher(element.attr("height")).matches()
        && !hides(element, Style.of(element));
  }

  private void styled(Element element, Style style) throws UnreadableException {
    if (style.strikes()) {
      text.struck(element.wholeText());
      return;
    }
    boolean outerRaised = raised;
    boolean outerReordered = reordered;
    raised |= style.raises();
    reordered |= style.reorders();
    element(element);
    raised = outerRaised;
    reordered = outerReordered;
  }

  private void words(TextNode node, Element parent) throws UnreadableException {
    if (reordered) {
      text.words(UNREADABLE);
    } else if (raised) {
      text.raised(node.getWholeText());
    } else if (folded && !parent.normalName().equals("pre")) {
      text.words(node.getWholeText());
    } else {
      text.lines(node.getWholeText());
    }
  }

  private void element(Element element) throws UnreadableException {
    String name = element.normalName();
    if (name.equals("table") && !text.inRow()) {
      text.endBlock();
      new HtmlTable(this, text).write(element);
      text.endBlock();
    } else if (name.equals("br")) {
      text.endLine();
    } else if (BLOCKS.contains(name)) {
      text.endBlock();
      children(element);
      text.endBlock();
    } else if (element.isBlock()) {
      text.endLine();
      children(element);
      text.endLine();
    } else {
      children(element);
    }
  }

  static boolean isHidden(Element element) {
    if (SKIPPED.contains(element.normalName())) {
      return true;
    }
    if (element.attributesSize() == 0) {
      return false;
    }
    return hides(element, Style.of(element));
  }

  private static boolean hides(Element element, Style style) {
    return element.hasAttr("hidden") || style.hides();
  }
}
