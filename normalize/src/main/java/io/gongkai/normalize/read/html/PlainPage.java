package io.gongkai.normalize.read.html;

import static io.gongkai.normalize.read.html.UnusualMarkupException.unless;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.RowSpans;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.normalize.read.html.PlainTag.Break;
import io.gongkai.normalize.read.html.PlainTag.Role;
import java.util.Optional;

/**
 * Writes a page whose tags nest as they are written, as {@link HtmlText} would write the tree that
 * the rules of HTML make of it, but without making that tree. All that takes a rule to be
 * understood, and whatever is rare, is left to them.
 */
final class PlainPage {
  private static final int MOST_DEPTH = 64;

  private final String html;
  private final DocumentText text;
  private final TagScanner tags;
  private final PlainTag[] open = new PlainTag[MOST_DEPTH];
  private final RowSpans spans = new RowSpans();
  private int depth;
  private int nextReference;
  private boolean paragraph;
  private boolean heading;
  private boolean link;
  private boolean table;
  private boolean rows;
  private boolean cell;

  /** Characters in the current cell, or of a row's cells so far. */
  private int extent;

  /** Depth of the outermost element that is not shown; none when it is deeper than any. */
  private int hidden = MOST_DEPTH;

  private PlainPage(String html, NormalizerLimits limits, Deadline deadline) {
    this.html = html;
    this.text = new DocumentText(limits.maxChars(), deadline, html.length());
    this.tags = new TagScanner(html, limits.maxElements());
  }

  /**
   * The text of a page.
   *
   * @return nothing when the page is not plain
   * @throws UnreadableException when the page is over a limit
   */
  static Optional<String> read(String html, NormalizerLimits limits, Deadline deadline)
      throws UnreadableException {
    if (html.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PlainPage(html, limits, deadline).write());
    } catch (UnusualMarkupException e) {
      return Optional.empty();
    }
  }

  private String write() throws UnusualMarkupException, UnreadableException {
    PlainHead.write(html, tags, text);
    push(PlainTag.BODY);
    body();
    tags.skipComments();
    tags.expect(PlainTag.HTML, true);
    tags.skipComments();
    unless(tags.isAtEnd());
    return text.finish();
  }

  private void body() throws UnusualMarkupException, UnreadableException {
    nextReference = reference(tags.at());
    while (depth > 0) {
      int start = tags.at();
      tags.toMarkup();
      if (tags.at() > start) {
        words(start, tags.at());
      }
      if (tags.skipComment()) {
        continue;
      }
      tags.read();
      if (tags.isEnd()) {
        unless(!tags.isSelfClosing() && tags.tag() == open[depth - 1]);
        end(tags.tag());
      } else {
        unless(!tags.isSelfClosing() || tags.tag().role().isVoid());
        unless(!tags.hasTableStyle());
        start(tags.tag());
      }
    }
  }

  /** Where the next ampersand stands, or the end of the page. */
  private int reference(int from) {
    int at = html.indexOf('&', from);
    return at < 0 ? html.length() : at;
  }

  private void words(int from, int to) throws UnusualMarkupException, UnreadableException {
    boolean blank = true;
    for (int i = from; i < to && blank; i++) {
      blank = TagScanner.isBlank(html.charAt(i));
    }
    if (open[depth - 1].role().isFrame()) {
      unless(blank);
      return;
    }
    if (nextReference >= to) {
      extend(blank ? 0 : to - from);
      if (isShown()) {
        text.words(html, from, to);
      }
      return;
    }
    CharSequence decoded = CharacterReferences.decode(html, from, to);
    nextReference = reference(to);
    extend(decoded.length());
    if (isShown()) {
      text.words(decoded, 0, decoded.length());
    }
  }

  /** Cells with as many characters as no cell of a report has lay out the page. */
  private void extend(int length) throws UnusualMarkupException {
    if (cell) {
      extent += length;
      unless(extent < HtmlTable.LAYOUT_CHARS);
    }
  }

  private boolean isShown() {
    return hidden >= depth;
  }

  private void start(PlainTag tag) throws UnusualMarkupException, UnreadableException {
    Role role = tag.role();
    Role parent = open[depth - 1].role();
    switch (role) {
      case COLUMNS, ROWS, ROW, CELL, COLUMN -> part(tag, role, parent);
      default -> {
        unless(!parent.isFrame());
        content(tag, role, parent);
      }
    }
  }

  /** Starts an element that is no part of a table. */
  private void content(PlainTag tag, Role role, Role parent)
      throws UnusualMarkupException, UnreadableException {
    switch (role) {
      case PARAGRAPH, BLOCK, LIST, RULE -> unless(!paragraph);
      case HEADING -> unless(!paragraph && !heading);
      case ITEM -> unless(parent == Role.LIST);
      case LINK -> unless(!link);
      case TABLE -> unless(!paragraph && !table);
      case IMAGE -> unless(!cell);
      case RAW -> unless(!cell);
      case INLINE, BREAK -> {}
      default -> throw new UnusualMarkupException();
    }
    if (role == Role.RAW) {
      tags.skipRaw();
      return;
    }
    push(tag);
    paragraph |= role == Role.PARAGRAPH;
    heading |= role == Role.HEADING;
    link |= role == Role.LINK;
    table |= role == Role.TABLE;
    rows &= role != Role.TABLE;
    if (isShown() && hides(tag)) {
      hidden = depth - 1;
    }
    breakAround(tag);
    if (role.isVoid()) {
      end(tag);
    }
  }

  private boolean hides(PlainTag tag) throws UnusualMarkupException {
    if (tag.isSkipped() || tags.hasHidden()) {
      return true;
    }
    if (tags.style() == null) {
      return false;
    }
    Style style = Style.of(tag.tagName(), tags.style());
    unless(!style.strikes() && !style.raises() && !style.reorders());
    return style.hides();
  }

  /** Starts a part of a table. */
  private void part(PlainTag tag, Role role, Role parent)
      throws UnusualMarkupException, UnreadableException {
    unless(!tags.hasHidden());
    unless(tags.style() == null || !Style.of(tag.tagName(), tags.style()).hides());
    switch (role) {
      case COLUMNS -> {
        unless(parent == Role.TABLE);
        rows = false;
      }
      case COLUMN -> {
        unless(parent == Role.COLUMNS);
        return;
      }
      case ROWS -> {
        unless(parent == Role.TABLE);
        rows = false;
        spans.clear();
      }
      case ROW -> {
        unless(parent == Role.TABLE || parent == Role.ROWS);
        startRow(parent);
      }
      default -> {
        unless(parent == Role.ROW);
        startCell();
      }
    }
    push(tag);
  }

  /** Rows that stand in a table itself are taken for a part of it. */
  private void startRow(Role parent) {
    if (parent == Role.TABLE && !rows) {
      rows = true;
      spans.clear();
    }
    if (isShown()) {
      text.startRow();
      spans.startRow();
    }
  }

  private void startCell() throws UnreadableException {
    cell = true;
    extent = 0;
    if (isShown()) {
      covered();
      text.startCell();
      spans.cell(tags.columns(), tags.rows());
    }
  }

  private void covered() throws UnreadableException {
    for (int i = spans.covered(); i > 0; i--) {
      text.startCell();
    }
  }

  private void push(PlainTag tag) throws UnusualMarkupException {
    unless(depth < MOST_DEPTH);
    open[depth++] = tag;
  }

  private void end(PlainTag tag) throws UnreadableException {
    Role role = tag.role();
    switch (role) {
      case PARAGRAPH -> paragraph = false;
      case HEADING -> heading = false;
      case LINK -> link = false;
      case TABLE -> table = false;
      case CELL -> cell = false;
      case ROW -> {
        if (isShown()) {
          covered();
          text.endRow();
        }
      }
      default -> {}
    }
    boolean part = role.isFrame() || role == Role.CELL || role == Role.PAGE;
    if (role == Role.TABLE || !(part || role == Role.BREAK)) {
      breakAround(tag);
    }
    depth--;
    if (hidden == depth) {
      hidden = MOST_DEPTH;
    }
  }

  /** Ends the line or block before an element, and the one in it. */
  private void breakAround(PlainTag tag) {
    if (!isShown()) {
      return;
    }
    if (tag.role() == Role.TABLE || tag.around() == Break.BLOCK) {
      text.endBlock();
    } else if (tag.role() == Role.BREAK || tag.around() == Break.LINE) {
      text.endLine();
    }
  }
}
