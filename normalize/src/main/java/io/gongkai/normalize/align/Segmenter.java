package io.gongkai.normalize.align;

import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.lex.Token.Kind;
import io.gongkai.normalize.read.container.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Cuts the tokens of a table into runs of values with the words before them. */
public final class Segmenter {
  /** Lines with a whole row of values from which on a table counts as one of rows. */
  private static final int FEWEST_ROW_LINES = 3;

  /** No label of the form is longer, in Han characters. */
  private static final int LONGEST_LABEL = 80;

  private final List<Token> tokens;
  private final int columns;
  private final Predicate<String> endsInLabel;
  private final Deadline deadline;
  private final int[] onLine;
  private final boolean rows;
  private final List<Segment> segments = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final List<Token> values = new ArrayList<>();
  private int wordsLine = -1;
  private int filled;
  private int strays;

  private Segmenter(
      List<Token> tokens, int columns, Predicate<String> endsInLabel, Deadline deadline) {
    this.deadline = deadline;
    this.tokens = tokens;
    this.columns = columns;
    this.endsInLabel = endsInLabel;
    this.onLine = onLine(tokens);
    this.rows = columns > 1 && rowLines() >= FEWEST_ROW_LINES;
  }

  /**
   * Cuts tokens into segments.
   *
   * @param tokens tokens of one table
   * @param columns value cells of a row; 1 where rows differ
   * @param endsInLabel whether words end in the label of a row that may be left blank
   * @param deadline for the document
   */
  public static Segmented segment(
      List<Token> tokens, int columns, Predicate<String> endsInLabel, Deadline deadline) {
    Segmenter segmenter = new Segmenter(tokens, columns, endsInLabel, deadline);
    segmenter.run();
    return new Segmented(segmenter.segments, segmenter.rows);
  }

  /**
   * The segments of a table.
   *
   * @param segments in the order of the text
   * @param rows whether lines hold whole rows, so that a label belongs to the values on its line
   */
  public record Segmented(List<Segment> segments, boolean rows) {
    /** Copies the segments. */
    public Segmented {
      segments = List.copyOf(segments);
    }
  }

  private void run() {
    for (int i = 0; i < tokens.size(); i++) {
      deadline.checkReading();
      Token token = tokens.get(i);
      switch (token.kind()) {
        case TEXT -> text(token);
        case ROW_END -> rowEnd(i);
        default -> value(token);
      }
    }
    close();
  }

  private void text(Token token) {
    if (filled > 0 || isBlankRow()) {
      close();
    }
    // Blank cells before a label pad the grid.
    values.clear();
    words.append(token.digits());
    wordsLine = token.line();
  }

  private void value(Token token) {
    if (!(rows && token.kind() == Kind.NUMBER && isAloneOnLine(token))) {
      values.add(token);
      filled += token.isFilled() ? 1 : 0;
    }
  }

  private void rowEnd(int at) {
    if (rows && (isBlankRow() || (filled > 0 && !goesOn(at)))) {
      strays = filled >= columns ? strays(at) : 0;
      close();
    }
  }

  /**
   * Counts the numbers on the lines behind a whole row that are too few for a row and bear no
   * words.
   */
  private int strays(int at) {
    int found = 0;
    int cells = 0;
    for (int i = at + 1; i < tokens.size() && tokens.get(i).kind() != Kind.TEXT; i++) {
      if (tokens.get(i).kind() == Kind.ROW_END) {
        found += cells;
        cells = 0;
      } else if (tokens.get(i).isFilled() && ++cells >= columns) {
        return found;
      }
    }
    // A line that ends in words is a row of its own whose label stands behind.
    return found;
  }

  private boolean isBlankRow() {
    return filled == 0
        && !values.isEmpty()
        && values.size() >= columns
        && endsInLabel.test(words.substring(Math.max(0, words.length() - LONGEST_LABEL)));
  }

  /** Whether the next line carries on a row that a page break has torn. */
  private boolean goesOn(int at) {
    if (filled >= columns) {
      return false;
    }
    int more = 0;
    for (int i = at + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.TEXT) {
        return false;
      }
      if (token.kind() == Kind.ROW_END) {
        if (more > 0) {
          break;
        }
        continue;
      }
      more += token.isFilled() && !isAloneOnLine(token) ? 1 : 0;
    }
    return more > 0 && filled + more <= columns;
  }

  /** In a table of rows a number alone on its line is a page number. */
  private boolean isAloneOnLine(Token token) {
    return onLine[token.line()] == 1;
  }

  private void close() {
    if (!values.isEmpty() || filled > 0) {
      boolean sameLine = !values.isEmpty() && values.get(0).line() == wordsLine;
      segments.add(new Segment(words.toString(), sameLine, values, strays));
      strays = 0;
      words.setLength(0);
    }
    values.clear();
    filled = 0;
  }

  private static int[] onLine(List<Token> tokens) {
    int lines = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).line() + 1;
    int[] onLine = new int[lines];
    for (Token token : tokens) {
      onLine[token.line()] += token.kind() == Kind.ROW_END ? 0 : 1;
    }
    return onLine;
  }

  private int rowLines() {
    int lines = 0;
    int cells = 0;
    for (Token token : tokens) {
      if (token.kind() == Kind.ROW_END) {
        lines += cells >= columns ? 1 : 0;
        cells = 0;
      } else if (token.kind() != Kind.TEXT) {
        cells++;
      }
    }
    return lines;
  }
}
