package io.gongkai.normalize.template;

import io.gongkai.normalize.align.ProseLines;
import io.gongkai.normalize.align.TablePassage;
import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.align.TableZones.Zone;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.Scratch;
import java.util.List;
import java.util.Optional;

/** How the passage with the tables is printed, where in it they stand, and how they are read. */
final class KnownPassage {
  /** Characters of the longest number behind which words are still looked for. */
  private static final int LONGEST_NUMBER = 12;

  private final String print;

  /** The print without the mark for the next table behind it. */
  private final char[] characters;

  private final String opening;
  private final int numbers;
  private final TablePlan plan;

  /** What the starts and ends of the tables are counted from, and how far behind it they stand. */
  private final int[] anchors = new int[6];

  private final int[] distances = new int[6];

  private KnownPassage(String print, int numbers, TablePlan plan) {
    this.print = print;
    this.characters = print.substring(0, print.length() - 1).toCharArray();
    this.opening = print.substring(0, print.indexOf('\n') + 1);
    this.numbers = numbers;
    this.plan = plan;
  }

  /**
   * Learns from a text.
   *
   * @param text the text
   * @param folded the text, folded
   * @param passage its passage
   * @param zones its tables
   * @param template their template
   * @param plan how they were read
   * @return empty when numbers of the passage could decide where its tables stand
   */
  static Optional<KnownPassage> of(
      String text,
      String folded,
      TablePassage passage,
      TableZones zones,
      TableTemplate template,
      TablePlan plan) {
    Zone whole = new Zone(passage.start(), passage.end());
    return TableTemplate.of(text, folded, List.of(whole))
        .filter(print -> print.holdsNumbersOf(template, zones))
        .filter(print -> !mayDecide(print, folded))
        .map(print -> of(print, zones, plan.rebased(template, print)));
  }

  private static KnownPassage of(TableTemplate print, TableZones zones, TablePlan plan) {
    KnownPassage known = new KnownPassage(print.print(), print.numbers(), plan);
    int i = 0;
    for (Optional<Zone> table : List.of(zones.table2(), zones.table3(), zones.table4())) {
      known.place(i++, table.orElseThrow().start(), print);
      known.place(i++, table.orElseThrow().end(), print);
    }
    return known;
  }

  private void place(int i, int offset, TableTemplate template) {
    anchors[i] = template.anchor(offset);
    distances[i] = offset - template.offset(anchors[i]);
  }

  /** Whether a number may be the ordinal of a heading, or too long to be looked behind. */
  private static boolean mayDecide(TableTemplate print, String folded) {
    for (int number = 0; number < print.numbers(); number++) {
      if (print.end(number) - print.start(number) > LONGEST_NUMBER
          || ProseLines.startsHeading(folded, behindOrdinal(folded, print.end(number)))) {
        return true;
      }
    }
    return false;
  }

  /** Behind the marks and blanks that follow an ordinal. */
  private static int behindOrdinal(String folded, int end) {
    int i = end;
    while (i < folded.length()
        && (Character.isWhitespace(folded.charAt(i))
            || Chars.isBlank(folded.charAt(i))
            || Chars.isOrdinalMark(folded.charAt(i)))) {
      i++;
    }
    return i;
  }

  /** Its first line, with the line end. */
  String opening() {
    return opening;
  }

  /** Whether another passage is printed alike. */
  boolean isLike(KnownPassage other) {
    return print.equals(other.print);
  }

  /** How its tables are read. */
  TablePlan plan() {
    return plan;
  }

  /**
   * The numbers of a text with such a passage at a place.
   *
   * @return null when what stands there is printed otherwise
   */
  TableTemplate at(String text, int start) {
    int[] starts = new int[numbers];
    int[] ends = new int[numbers];
    int length = Math.min(text.length() - start, characters.length + numbers * LONGEST_NUMBER);
    // Behind the text stands what no print has.
    char[] passage = Scratch.chars(length + 1);
    text.getChars(start, start + length, passage, 0);
    passage[length] = NumberScan.NUMBER;
    int number = 0;
    int i = 0;
    for (char c : characters) {
      if (c != NumberScan.NUMBER) {
        if (passage[i++] != c) {
          return null;
        }
        continue;
      }
      starts[number] = start + i;
      i = Chars.isDigit(passage[i]) ? numberEnd(passage, i) : -1;
      if (i < 0) {
        return null;
      }
      ends[number++] = start + i;
    }
    return new TableTemplate(print, new int[] {start}, starts, ends);
  }

  /** Behind the number that starts at a place; -1 when it is one that may not be taken out. */
  private static int numberEnd(char[] passage, int start) {
    int i = digitsEnd(passage, start + 1);
    if (i - start > NumberScan.MOST_DIGITS || (i > start + 1 && passage[start] == '0')) {
      return -1;
    }
    if (passage[i] == '.') {
      int point = i;
      i = digitsEnd(passage, point + 1);
      if (i == point + 1 || i - point > NumberScan.MOST_DIGITS) {
        return -1;
      }
    }
    return i - start > LONGEST_NUMBER ? -1 : i;
  }

  private static int digitsEnd(char[] passage, int start) {
    int i = start;
    while (Chars.isDigit(passage[i])) {
      i++;
    }
    return i;
  }

  /** The tables of a text with such a passage. */
  TableZones zones(TableTemplate numbers) {
    return new TableZones(table(0, numbers), table(2, numbers), table(4, numbers), List.of());
  }

  private Optional<Zone> table(int i, TableTemplate numbers) {
    return Optional.of(
        new Zone(
            numbers.offset(anchors[i]) + distances[i],
            numbers.offset(anchors[i + 1]) + distances[i + 1]));
  }

  /** Offset behind such a passage. */
  int end(TableTemplate numbers) {
    int last = print.lastIndexOf(NumberScan.NUMBER);
    int from = numbers.offset(last < 0 ? ~0 : this.numbers - 1);
    return from + characters.length - 1 - last;
  }
}
