package io.gongkai.console.web;

import io.gongkai.console.data.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of days, stacked, for an SVG of fixed units.
 *
 * @param columns a column for each day, in order
 * @param most submissions of the fullest day
 * @param total submissions of all days
 */
public record DayChart(List<Column> columns, long most, long total) {
  private static final int STEP = 10;
  private static final int HEIGHT = 100;

  /**
   * The column of a day.
   *
   * @param day the day
   * @param x left edge
   * @param parts what it is stacked of, the lowest first
   */
  public record Column(Figures.Day day, int x, List<Part> parts) {}

  /**
   * A part of a column.
   *
   * @param kind class of the part
   * @param y upper edge
   * @param height height, from 1
   */
  public record Part(String kind, int y, int height) {}

  /** Copies the list. */
  public DayChart {
    columns = List.copyOf(columns);
  }

  /** A chart of days. */
  public static DayChart of(List<Figures.Day> days) {
    long most = days.stream().mapToLong(Figures.Day::all).max().orElse(0);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      Figures.Day day = days.get(i);
      columns.add(new Column(day, i * STEP, parts(day, most)));
    }
    return new DayChart(columns, most, days.stream().mapToLong(Figures.Day::all).sum());
  }

  private static List<Part> parts(Figures.Day day, long most) {
    List<Part> parts = new ArrayList<>();
    long below = 0;
    String[] kinds = {"clean", "flagged", "unreadable", "other"};
    long[] counts = {day.clean(), day.flagged(), day.unreadable(), day.other()};
    for (int i = 0; i < kinds.length; i++) {
      if (counts[i] > 0) {
        int bottom = height(below, most);
        int top = height(below + counts[i], most);
        // Something that is there shows, however little it is of the fullest day.
        parts.add(
            new Part(
                kinds[i],
                Math.max(0, HEIGHT - Math.max(top, bottom + 1)),
                Math.max(1, top - bottom)));
        below += counts[i];
      }
    }
    return parts;
  }

  private static int height(long count, long most) {
    return (int) (HEIGHT * count / most);
  }

  /** Width of the chart. */
  public int width() {
    return columns.size() * STEP;
  }

  /** Height of the chart. */
  public int height() {
    return HEIGHT;
  }

  /** Width of a column with the gap behind it. */
  public int step() {
    return STEP;
  }

  /** Number of days. */
  public int days() {
    return columns.size();
  }

  /** The first day. */
  public String first() {
    return columns.get(0).day().date().toString();
  }

  /** The last day. */
  public String last() {
    return columns.get(columns.size() - 1).day().date().toString();
  }
}
