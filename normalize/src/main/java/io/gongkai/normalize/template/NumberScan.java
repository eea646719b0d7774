package io.gongkai.normalize.template;

import io.gongkai.normalize.align.TableZones.Zone;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes out of tables the numbers that are alone in their cells. */
final class NumberScan {
  /** Stands for a number; in texts it has no meaning. */
  static final char NUMBER = '\ue000';

  /** Stands between two tables. */
  private static final char NEXT_TABLE = '\ue001';

  /** Most digits in front of a point and behind it: with more, cells may have run together. */
  static final int MOST_DIGITS = 9;

  /** Without one of these a line is not the number of a page: - 4 -, 第4页, 4/12. */
  private static final String PAGE_MARKS = "-/页";

  private final String text;
  private final String folded;
  private final char[] print;
  private int length;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int numbers;

  /** A scan of tables of some length together, in characters, one for each table more. */
  NumberScan(String text, String folded, int length) {
    this.text = text;
    this.folded = folded;
    this.print = new char[length];
  }

  /** The template of tables in the order of the text; empty when there is none. */
  Optional<TableTemplate> of(List<Zone> tables) {
    for (Zone table : tables) {
      if (!scan(table)) {
        return Optional.empty();
      }
      print[length++] = NEXT_TABLE;
    }
    return Optional.of(
        new TableTemplate(
            new String(print, 0, length),
            tables.stream().mapToInt(Zone::start).toArray(),
            Arrays.copyOf(starts, numbers),
            Arrays.copyOf(ends, numbers)));
  }

  private boolean scan(Zone table) {
    int start = table.start();
    while (start < table.end()) {
      int newline = folded.indexOf('\n', start);
      boolean whole = newline >= 0 && newline < table.end();
      int end = whole ? newline : table.end();
      // A table may be cut off within a cell.
      if (!line(start, end, start > table.start(), whole)) {
        return false;
      }
      if (whole) {
        print[length++] = text.charAt(newline);
      }
      start = end + 1;
    }
    return true;
  }

  /**
   * Scans a line.
   *
   * @param opened whether a cell that begins with the line begins there
   * @param closed whether a cell that ends with the line ends there
   * @return whether the digits of its numbers decide nothing
   */
  private boolean line(int start, int end, boolean opened, boolean closed) {
    char separator = folded.substring(start, end).indexOf('|') >= 0 ? '|' : '\t';
    int before = numbers;
    boolean marked = false;
    int i = start;
    while (i < end) {
      char c = folded.charAt(i);
      if (Chars.isDigit(c)) {
        int behind = numberEnd(i, end);
        if (isPlain(i, behind)
            && isCellStart(i, start, separator, opened)
            && isCellEnd(behind, end, separator, closed)) {
          take(i, behind);
        } else {
          behind = copyDigits(i, end);
        }
        i = behind;
      } else {
        char printed = text.charAt(i++);
        if (printed == NUMBER || printed == NEXT_TABLE) {
          return false;
        }
        marked |= PAGE_MARKS.indexOf(c) >= 0;
        print[length++] = printed;
      }
    }
    return numbers == before || !marked || !mayBePageMark(start, end);
  }

  private void take(int start, int end) {
    if (numbers == starts.length) {
      starts = Arrays.copyOf(starts, 2 * numbers);
      ends = Arrays.copyOf(ends, 2 * numbers);
    }
    starts[numbers] = start;
    ends[numbers++] = end;
    print[length++] = NUMBER;
  }

  private int copyDigits(int from, int end) {
    int i = from;
    while (i < end && Chars.isDigit(folded.charAt(i))) {
      print[length++] = text.charAt(i++);
    }
    return i;
  }

  /** Behind the digits that start at an offset, and those behind a point. */
  private int numberEnd(int start, int end) {
    int i = digitsEnd(start, end);
    if (i + 1 < end && folded.charAt(i) == '.' && Chars.isDigit(folded.charAt(i + 1))) {
      return digitsEnd(i + 1, end);
    }
    return i;
  }

  private int digitsEnd(int start, int end) {
    int i = start;
    while (i < end && Chars.isDigit(folded.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether a number is written as it would be again: no zeros too many, no digits of others. */
  private boolean isPlain(int start, int end) {
    int point = end;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        point = i;
      } else if (!Chars.isDigit(c)) {
        return false;
      }
    }
    return point - start <= MOST_DIGITS
        && end - point <= MOST_DIGITS
        && (point - start == 1 || folded.charAt(start) != '0');
  }

  private boolean isCellStart(int number, int start, char separator, boolean opened) {
    int i = number;
    while (i > start && isBlank(folded.charAt(i - 1), separator)) {
      i--;
    }
    return i > start ? folded.charAt(i - 1) == separator : opened;
  }

  private boolean isCellEnd(int behind, int end, char separator, boolean closed) {
    int i = behind;
    while (i < end && isBlank(folded.charAt(i), separator)) {
      i++;
    }
    return i < end ? folded.charAt(i) == separator : closed;
  }

  /** Between bars a tab is a blank like others. */
  private static boolean isBlank(char c, char separator) {
    return c == ' ' || c == Folding.IGNORABLE || (c == '\t' && separator == '|');
  }

  private boolean mayBePageMark(int start, int end) {
    int i = start;
    while (i < end && (Chars.isBlank(folded.charAt(i)) || folded.charAt(i) == '|')) {
      i++;
    }
    return i < end && (Chars.isDigit(folded.charAt(i)) || "-第".indexOf(folded.charAt(i)) >= 0);
  }
}
