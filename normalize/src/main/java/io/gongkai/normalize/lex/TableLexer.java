package io.gongkai.normalize.lex;

import io.gongkai.normalize.lex.Token.Kind;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * Lexes the part of a text that holds tables.
 *
 * <p>Cells may be separated by tabs, by bars, by lines, by spaces or not at all. Nothing is decided
 * here about which cell belongs where; only blank cells between separators are told from no cell.
 */
public final class TableLexer {
  /** Lines with anything on them from which on they can be told to be paragraphs. */
  private static final int FEWEST_PARAGRAPHS = 5;

  private final String text;
  private final String folded;
  private final Deadline deadline;
  private final List<Token> tokens = new ArrayList<>();
  private final CellLexer cellLexer;
  private int line;
  private boolean closedByBars;
  private boolean paragraphs;

  private TableLexer(String text, String folded, Deadline deadline) {
    this.deadline = deadline;
    this.text = text;
    this.folded = folded;
    this.cellLexer = new CellLexer(folded, tokens, deadline);
  }

  /**
   * Lexes part of a text.
   *
   * @param text the text
   * @param folded the text, folded
   * @param from UTF-16 offset of the part
   * @param to UTF-16 offset behind it
   * @param deadline for the document
   * @return the tokens in the order of the text
   */
  public static List<Token> lex(String text, String folded, int from, int to, Deadline deadline) {
    TableLexer lexer = new TableLexer(text, folded, deadline);
    boolean barStream = lexer.isBarStream(from, to);
    lexer.paragraphs = lexer.isOfParagraphs(from, to);
    lexer.closedByBars = lexer.isClosedByBars(from, to);
    lexer.lexLines(from, to, barStream);
    return lexer.tokens;
  }

  private void lexLines(int from, int to, boolean barStream) {
    boolean filledSinceBar = false;
    int start = from;
    while (start < to) {
      deadline.checkReading();
      int end = lineEnd(start, to);
      if (!isSkipped(start, end)) {
        if (indexOf('|', start, end) < 0) {
          filledSinceBar |= lexTabs(start, end);
        } else if (barStream && isPadding(start, end)) {
          filledSinceBar = false;
        } else if (barStream) {
          filledSinceBar = lexBarStream(start, end, filledSinceBar);
        } else {
          lexBars(start, end);
        }
      }
      tokens.add(new Token(Kind.ROW_END, end, end, line, ""));
      line++;
      start = end + 1;
    }
  }

  /**
   * A line of cells separated by bars. A bar at its end closes it; one at its start closes it too,
   * unless the table's lines have none there: then it stands behind a blank cell.
   */
  private void lexBars(int start, int end) {
    int first = skipBlanks(start, end);
    int last = end;
    while (last > first && Chars.isBlank(folded.charAt(last - 1))) {
      last--;
    }
    int from = closedByBars && folded.charAt(first) == '|' ? first + 1 : start;
    int to = last > from && folded.charAt(last - 1) == '|' ? last - 1 : last;
    int cell = from;
    while (cell <= to) {
      int bar = indexOf('|', cell, to);
      int cellEnd = bar < 0 ? to : bar;
      cellLexer.lex(cell, cellEnd, line);
      cell = cellEnd + 1;
    }
  }

  /**
   * Cells on lines of their own, closed by bars: two bars with nothing between are a blank cell.
   */
  private boolean lexBarStream(int start, int end, boolean filledBefore) {
    boolean filled = filledBefore;
    int cell = start;
    while (cell <= end) {
      int bar = indexOf('|', cell, end);
      int cellEnd = bar < 0 ? end : bar;
      if (skipBlanks(cell, cellEnd) < cellEnd) {
        cellLexer.lex(cell, cellEnd, line);
        filled = true;
      } else if (bar >= 0 && !filled) {
        tokens.add(new Token(Kind.BLANK, cellEnd, cellEnd, line, ""));
      }
      if (bar >= 0) {
        filled = false;
      }
      cell = cellEnd + 1;
    }
    return filled;
  }

  /** A line of cells separated by tabs, or a plain line. Returns whether it held anything. */
  private boolean lexTabs(int start, int end) {
    int tab = indexOf('\t', start, end);
    if (tab < 0) {
      if (skipBlanks(start, end) == end) {
        if (paragraphs && start < end) {
          tokens.add(new Token(Kind.BLANK, start, start, line, ""));
        }
        return false;
      }
      cellLexer.lex(start, end, line);
      return true;
    }
    int cell = start;
    // A lone tab before the only cell of a line is an indent, not a blank cell.
    if (tab == start && indexOf('\t', start + 1, end) < 0) {
      cell = start + 1;
    }
    while (cell <= end) {
      int next = indexOf('\t', cell, end);
      int cellEnd = next < 0 ? end : next;
      cellLexer.lex(cell, cellEnd, line);
      cell = cellEnd + 1;
    }
    return true;
  }

  /**
   * Whether a line among cells on lines of their own is nothing but bars: some converters fill a
   * row up to the table's width with as many as it has cells too few.
   */
  private boolean isPadding(int start, int end) {
    int bars = 0;
    int last = start;
    for (int i = skipBlanks(start, end); i < end; i++) {
      char c = folded.charAt(i);
      if (c == '|' && (bars == 0 || last == i - 1)) {
        bars++;
        last = i;
      } else if (c == '|' || !Chars.isBlank(c)) {
        return false;
      }
    }
    return bars > 1;
  }

  /**
   * Whether every cell is a paragraph between empty lines: then a line of spaces is the paragraph
   * of a blank cell.
   */
  private boolean isOfParagraphs(int from, int to) {
    int filled = 0;
    int apart = 0;
    for (int start = from; start < to; start = lineEnd(start, to) + 1) {
      int end = lineEnd(start, to);
      if (indexOf('|', start, end) >= 0 || indexOf('\t', start, end) >= 0) {
        return false;
      }
      if (skipBlanks(start, end) < end) {
        filled++;
        apart += end + 1 < to && folded.charAt(end + 1) == '\n' ? 1 : 0;
      }
    }
    return filled >= FEWEST_PARAGRAPHS && apart * 10 >= filled * 9;
  }

  /** Whether the cells stand on lines of their own and are only closed by bars. */
  private boolean isBarStream(int from, int to) {
    int rows = 0;
    int singles = 0;
    for (int start = from; start < to; start = lineEnd(start, to) + 1) {
      int end = lineEnd(start, to);
      if (indexOf('|', start, end) < 0) {
        continue;
      }
      int filled = 0;
      int cell = start;
      while (cell <= end) {
        int bar = indexOf('|', cell, end);
        int cellEnd = bar < 0 ? end : bar;
        if (skipBlanks(cell, cellEnd) < cellEnd) {
          filled++;
        }
        cell = cellEnd + 1;
      }
      if (filled > 1) {
        rows++;
      } else {
        singles++;
      }
    }
    return singles > 3 * rows;
  }

  private boolean isClosedByBars(int from, int to) {
    int closed = 0;
    int open = 0;
    for (int start = from; start < to; start = lineEnd(start, to) + 1) {
      int end = lineEnd(start, to);
      if (indexOf('|', start, end) >= 0) {
        if (folded.charAt(skipBlanks(start, end)) == '|') {
          closed++;
        } else {
          open++;
        }
      }
    }
    return closed >= open;
  }

  /** Page numbers and the lines that Markdown draws are no part of a table. */
  private boolean isSkipped(int start, int end) {
    return isRule(start, end) || PageMark.isPageMark(folded, start, end);
  }

  private boolean isRule(int start, int end) {
    int dashes = 0;
    int run = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '-' || c == '=') {
        run++;
        dashes++;
      } else if (c == '|' || c == ':' || c == '+' || Chars.isBlank(c)) {
        if (run > 0 && run < 2) {
          return false;
        }
        run = 0;
      } else {
        return false;
      }
    }
    return dashes >= 3;
  }

  private int lineEnd(int start, int to) {
    int end = folded.indexOf('\n', start);
    return end < 0 || end > to ? to : end;
  }

  private int indexOf(char c, int start, int end) {
    for (int i = start; i < end; i++) {
      if (folded.charAt(i) == c) {
        return i;
      }
    }
    return -1;
  }

  private int skipBlanks(int start, int end) {
    int i = start;
    while (i < end && Chars.isBlank(folded.charAt(i))) {
      i++;
    }
    return i;
  }
}
