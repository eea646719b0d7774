package io.gongkai.normalize.template;

import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.align.TableZones.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a text with their numbers taken out, and the numbers.
 *
 * <p>Only a number that is alone in its cell is taken out: between two tabs, bars or line ends,
 * with no sign, and no digit too many. No step from the characters of a table to the rows of the
 * form looks at which digits such a number has, so that tables with the same {@link #print} have
 * their numbers in the same cells. All other numbers stay part of the print.
 */
public final class TableTemplate {
  /** A longer print holds more than tables, and stands in no second document. */
  private static final int LONGEST_PRINT = 8_000;

  private final String print;
  private final int[] tables;
  private final int[] starts;
  private final int[] ends;

  /**
   * A template.
   *
   * @param tables UTF-16 offsets of the tables
   * @param starts UTF-16 offsets of the numbers, ascending
   * @param ends UTF-16 offsets behind them
   */
  TableTemplate(String print, int[] tables, int[] starts, int[] ends) {
    this.print = print;
    this.tables = tables;
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * Takes the numbers out of the tables of a text.
   *
   * @param text the text
   * @param folded the text, folded
   * @param zones where its tables stand
   * @return empty when a table is lacking or stands out of its order, when there are further ones,
   *     or when more than the cell of a number could decide what it is
   */
  public static Optional<TableTemplate> of(String text, String folded, TableZones zones) {
    if (zones.table2().isEmpty()
        || zones.table3().isEmpty()
        || zones.table4().isEmpty()
        || !zones.others().isEmpty()) {
      return Optional.empty();
    }
    List<Zone> tables = List.of(zones.table2().get(), zones.table3().get(), zones.table4().get());
    int behind = 0;
    for (Zone table : tables) {
      if (table.start() < behind) {
        return Optional.empty();
      }
      behind = table.end();
    }
    return of(text, folded, tables);
  }

  /** The template of parts of a text, in its order; empty when there is none. */
  static Optional<TableTemplate> of(String text, String folded, List<Zone> parts) {
    int length = 0;
    for (Zone part : parts) {
      length += part.end() - part.start() + 1;
    }
    return length > LONGEST_PRINT
        ? Optional.empty()
        : new NumberScan(text, folded, length).of(parts);
  }

  /** How many numbers were taken out. */
  int numbers() {
    return starts.length;
  }

  /** Whether the numbers that it has between the bounds of tables are those of their template. */
  boolean holdsNumbersOf(TableTemplate template, TableZones zones) {
    int number = 0;
    for (int i = 0; i < starts.length; i++) {
      if (isIn(zones.table2(), i) || isIn(zones.table3(), i) || isIn(zones.table4(), i)) {
        if (number == template.starts.length
            || template.starts[number] != starts[i]
            || template.ends[number] != ends[i]) {
          return false;
        }
        number++;
      }
    }
    return number == template.starts.length;
  }

  private boolean isIn(Optional<Zone> table, int number) {
    return table
        .filter(zone -> starts[number] < zone.end() && ends[number] > zone.start())
        .isPresent();
  }

  /** The characters of the tables, with one that stands for each number. */
  String print() {
    return print;
  }

  /** UTF-16 offset of a number, counted from 0. */
  int start(int number) {
    return starts[number];
  }

  /** UTF-16 offset behind a number. */
  int end(int number) {
    return ends[number];
  }

  /** The number that stands just between two offsets; -1 when none does. */
  int numberAt(int start, int end) {
    int number = Arrays.binarySearch(starts, start);
    return number >= 0 && ends[number] == end ? number : -1;
  }

  /** What an offset is counted from: the number before it, or {@code ~table} at its start. */
  int anchor(int offset) {
    int table = tables.length - 1;
    while (table > 0 && tables[table] > offset) {
      table--;
    }
    int place = Arrays.binarySearch(starts, offset);
    int before = (place < 0 ? ~place : place) - 1;
    return before >= 0 && starts[before] >= tables[table] ? before : ~table;
  }

  /** UTF-16 offset that is counted from an anchor. */
  int offset(int anchor) {
    return anchor < 0 ? tables[~anchor] : ends[anchor];
  }
}
