package io.gongkai.normalize.read.container;

import io.gongkai.model.PageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the text of a document: lines, and rows of cells. White space is folded to single spaces.
 *
 * <p>Inside a cell there are no lines: a break there is a space.
 */
public final class DocumentText {
  /** Characters between two looks at the clock. */
  private static final int CHECKED_EVERY = 1 << 14;

  private static final String UNREADABLE = "\ufffd";

  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  /** Such as 1, [2], 注3, * or ①, with blanks around. */
  private static final Pattern FOOTNOTE_MARK =
      Pattern.compile(
          "[\\s\\u00a0\\u3000\\[\\](){}（）［］【】〔〕注*＊#†‡]*\\p{N}{0,2}[\\s\\u00a0\\u3000\\[\\](){}（）［］【】〔〕*＊]*");

  /**
   * Two digits with nothing around them: too many for a mark in a cell, they may be the number's.
   */
  private static final Pattern BARE_NUMBER =
      Pattern.compile("[\\s\\u00a0\\u3000]*\\p{Nd}{2}[\\s\\u00a0\\u3000]*");

  private final List<PageRun> pages = new ArrayList<>();
  private final StringBuilder text;
  private final int maxChars;
  private final Deadline deadline;
  private int nextCheck = CHECKED_EVERY;
  private boolean inRow;
  private boolean firstCell;
  private boolean spacePending;
  private boolean started;
  private boolean struck;

  /**
   * An empty text.
   *
   * @param maxChars longest text in UTF-16 units
   * @param deadline until when it must be written
   */
  public DocumentText(int maxChars, Deadline deadline) {
    this(maxChars, deadline, 0);
  }

  /**
   * An empty text.
   *
   * @param maxChars longest text in UTF-16 units
   * @param deadline until when it must be written
   * @param expected how many UTF-16 units it will most likely have
   */
  public DocumentText(int maxChars, Deadline deadline, int expected) {
    this.text = new StringBuilder(Math.min(expected, maxChars));
    this.maxChars = maxChars;
    this.deadline = deadline;
  }

  /**
   * Adds words to the current line or cell.
   *
   * @throws UnreadableException when the text gets too long, or the time is over
   */
  public void words(CharSequence words) throws UnreadableException {
    words(words, 0, words.length());
  }

  /**
   * Adds a part of words to the current line or cell.
   *
   * @param start index of its first character
   * @param end index behind its last
   * @throws UnreadableException when the text gets too long, or the time is over
   */
  public void words(CharSequence words, int start, int end) throws UnreadableException {
    int from = start;
    for (int i = start; i < end; i++) {
      if (isSpace(words.charAt(i))) {
        append(words, from, i);
        space();
        from = i + 1;
      }
    }
    append(words, from, end);
    check();
  }

  private void append(CharSequence words, int from, int to) {
    if (from < to) {
      if (spacePending) {
        text.append(' ');
        spacePending = false;
      }
      text.append(words, from, to);
      started = true;
    }
  }

  /**
   * Adds words as {@link #words} does, but keeps their lines and, outside of rows, their tabs.
   *
   * @throws UnreadableException when the text gets too long, or the time is over
   */
  public void lines(CharSequence words) throws UnreadableException {
    int start = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '\n' || (c == '\t' && !inRow)) {
        words(words.subSequence(start, i));
        start = i + 1;
        if (c == '\n') {
          endLine();
        } else {
          tab();
        }
      }
    }
    words(words.subSequence(start, words.length()));
  }

  /**
   * Adds words that stand above or below the line. A mark of a footnote behind other words is left
   * out, so that it is never taken for a digit of the number before it; other raised digits are
   * written as unreadable, for nothing tells what they mean.
   *
   * @throws UnreadableException when the text gets too long, or the time is over
   */
  public void raised(CharSequence words) throws UnreadableException {
    boolean mark =
        FOOTNOTE_MARK.matcher(words).matches() && !(inRow && BARE_NUMBER.matcher(words).matches());
    if (!mark) {
      words(DIGIT.matcher(words).replaceAll(UNREADABLE));
    } else if (!started && inRow && DIGIT.matcher(words).find()) {
      words(UNREADABLE);
    }
  }

  /**
   * Passes over words that are struck out; a cell with nothing else in it is unreadable, not empty.
   */
  public void struck(CharSequence words) {
    struck |= DIGIT.matcher(words).find();
  }

  private void endCell() {
    if (inRow && struck && !started) {
      text.append(UNREADABLE);
    }
    struck = false;
  }

  /** Whether a row of cells is being written. */
  public boolean inRow() {
    return inRow;
  }

  private void tab() {
    text.append('\t');
    spacePending = false;
    started = true;
  }

  /** A break between words. */
  public void space() {
    spacePending |= started;
  }

  /** Ends the current line, if there is anything on it; in a cell a space. */
  public void endLine() {
    if (inRow) {
      space();
    } else if (started) {
      newLine();
    }
  }

  /** Ends the current line, and leaves an empty line below it; in a cell a space. */
  public void endBlock() {
    endLine();
    int length = text.length();
    if (!inRow && length > 1 && text.charAt(length - 2) != '\n') {
      text.append('\n');
    }
  }

  /** Starts a row of cells on a line of its own. */
  public void startRow() {
    endLine();
    struck = false;
    started = false;
    inRow = true;
    firstCell = true;
  }

  /** Starts the next cell of the row. */
  public void startCell() throws UnreadableException {
    endCell();
    if (!firstCell) {
      text.append('\t');
    }
    firstCell = false;
    spacePending = false;
    started = false;
    check();
  }

  /** Ends the row. */
  public void endRow() {
    endCell();
    inRow = false;
    if (!firstCell) {
      newLine();
    }
  }

  /** The text, ending in a line feed unless it is empty. */
  public String finish() {
    endLine();
    return text.toString();
  }

  private void newLine() {
    text.append('\n');
    spacePending = false;
    started = false;
  }

  private void check() throws UnreadableException {
    if (text.length() > maxChars) {
      throw Limit.CHARS.exceeded(maxChars);
    }
    if (text.length() >= nextCheck) {
      nextCheck = text.length() + CHECKED_EVERY;
      deadline.check();
    }
  }

  /** What is written from here on stands on a page, counted from 1. */
  public void page(int number) {
    if (pages.isEmpty() || pages.get(pages.size() - 1).getPage() != number) {
      pages.add(new PageRun(text.length(), number));
    }
  }

  /** The pages that the text stands on, by offset. */
  public List<PageRun> pages() {
    return List.copyOf(pages);
  }

  /** How many UTF-16 units are written. */
  public int length() {
    return text.length();
  }

  /** Whether a character is white space, which is folded to single spaces. */
  public static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\u2007' || c == '\u202f';
  }
}
