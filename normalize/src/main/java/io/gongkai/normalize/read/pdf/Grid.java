package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cells that the lines of a table leave between them. Cells that no line divides are one; it is
 * named by its place in the top row and the leftmost column that it reaches.
 */
final class Grid {
  private static final int MOST_CELLS = 20_000;

  /** Share of a cell's side that a line must cover to divide it from the next. */
  private static final double COVER = 0.6;

  /** How far lines stick out, in points, beyond the last crossing one where a table is open. */
  private static final double OPEN = 10;

  private final double[] xs;
  private final double[] ys;
  private final DisjointSets cells;
  private final Set<Integer> torn;

  private Grid(double[] xs, double[] ys, List<Ruling> horizontal, List<Ruling> vertical) {
    this.xs = xs;
    this.ys = ys;
    this.cells = new DisjointSets(rows() * columns());
    List<int[]> divided = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        int cell = row * columns() + column;
        if (column + 1 < columns()) {
          join(covers(vertical, xs[column + 1], ys[row], ys[row + 1]), cell, cell + 1, divided);
        }
        if (row + 1 < rows()) {
          boolean line = covers(horizontal, ys[row + 1], xs[column], xs[column + 1]);
          join(line, cell, cell + columns(), divided);
        }
      }
    }
    this.torn = torn(divided);
  }

  private void join(boolean line, int cell, int other, List<int[]> divided) {
    if (line) {
      divided.add(new int[] {cell, other});
    } else {
      cells.unite(cell, other);
    }
  }

  /** The cells that do not fill the box around them, or that a line divides in part. */
  private Set<Integer> torn(List<int[]> divided) {
    Set<Integer> found = new HashSet<>();
    for (int[] parts : divided) {
      if (cells.find(parts[0]) == cells.find(parts[1])) {
        found.add(cells.find(parts[0]));
      }
    }
    // A set of parts that fills no box turns a corner somewhere.
    for (int row = 0; row + 1 < rows(); row++) {
      for (int column = 0; column + 1 < columns(); column++) {
        int cell = row * columns() + column;
        addOddOne(
            new int[] {
              cells.find(cell),
              cells.find(cell + 1),
              cells.find(cell + columns()),
              cells.find(cell + columns() + 1)
            },
            found);
      }
    }
    return found;
  }

  /** Adds the cell that holds just three of the four parts that meet in a point. */
  private static void addOddOne(int[] corner, Set<Integer> found) {
    for (int cell : corner) {
      int same = 0;
      for (int other : corner) {
        same += other == cell ? 1 : 0;
      }
      if (same == 3) {
        found.add(cell);
      }
    }
  }

  /** The grid of lines that belong together; nothing when they enclose fewer than two cells. */
  static Optional<Grid> of(List<Ruling> horizontal, List<Ruling> vertical) {
    if (horizontal.isEmpty() || vertical.isEmpty()) {
      return Optional.empty();
    }
    double[] xs = bounds(vertical, horizontal);
    double[] ys = bounds(horizontal, vertical);
    long count = (xs.length - 1L) * (ys.length - 1L);
    return count < 2 || count > MOST_CELLS
        ? Optional.empty()
        : Optional.of(new Grid(xs, ys, horizontal, vertical));
  }

  /**
   * The places of the lines, and of the ends of those that cross them: many tables have no lines at
   * their sides, or none where a page ends.
   */
  private static double[] bounds(List<Ruling> lines, List<Ruling> crossing) {
    double[] places = lines.stream().mapToDouble(Ruling::at).sorted().distinct().toArray();
    double[] merged = new double[places.length + 2];
    int count = 1;
    for (double place : places) {
      if (count == 1 || place - merged[count - 1] > Rulings.NEAR) {
        merged[count++] = place;
      }
    }
    double from = common(crossing.stream().mapToDouble(Ruling::from).sorted().toArray());
    double[] ends = crossing.stream().mapToDouble(line -> -line.to()).sorted().toArray();
    double to = -common(ends);
    int first = 1;
    if (from < merged[1] - OPEN) {
      merged[0] = from;
      first = 0;
    }
    if (to > merged[count - 1] + OPEN) {
      merged[count++] = to;
    }
    return Arrays.copyOfRange(merged, first, count);
  }

  /**
   * The smallest of sorted places at which two lines end, as the uppermost and the lowest of a
   * table do, or the only one there is; else a very large one. Where cells span rows most lines end
   * further in.
   */
  private static double common(double[] sorted) {
    for (int i = 0; i + 1 < sorted.length; i++) {
      if (sorted[i + 1] - sorted[i] <= Rulings.NEAR) {
        return sorted[i];
      }
    }
    return sorted.length == 1 ? sorted[0] : Double.MAX_VALUE;
  }

  private static boolean covers(List<Ruling> lines, double at, double from, double to) {
    double covered = 0;
    for (Ruling line : lines) {
      if (Math.abs(line.at() - at) <= Rulings.NEAR) {
        covered += Math.max(0, Math.min(line.to(), to) - Math.max(line.from(), from));
      }
    }
    return covered >= COVER * (to - from);
  }

  int rows() {
    return ys.length - 1;
  }

  int columns() {
    return xs.length - 1;
  }

  double top() {
    return ys[0];
  }

  double height(int row) {
    return ys[row + 1] - ys[row];
  }

  /** The cell at a place; -1 outside of the grid. */
  int cellAt(double x, double y) {
    int column = interval(xs, x);
    int row = interval(ys, y);
    return column < 0 || row < 0 ? -1 : cells.find(row * columns() + column);
  }

  /** Cells that each row meets, from left to right; those that start above it as well. */
  List<Integer> cellsOf(int row) {
    List<Integer> found = new ArrayList<>();
    for (int column = 0; column < columns(); column++) {
      int cell = cells.find(row * columns() + column);
      if (found.isEmpty() || found.get(found.size() - 1) != cell) {
        found.add(cell);
      }
    }
    return found;
  }

  /** The row that a cell starts in. */
  int rowOf(int cell) {
    return cell / columns();
  }

  /** Whether a cell is no rectangle, or divided in part: lines are missing, or one too many. */
  boolean isTorn(int cell) {
    return torn.contains(cell);
  }

  /** The row at a place; -1 above and below the grid. */
  int rowAt(double y) {
    return interval(ys, y);
  }

  /**
   * The rectangle of a cell, as wide as it is in its top row and as high as in its first column.
   *
   * @param page the page that the grid stands on, from 1
   */
  Area area(int page, int cell) {
    int column = cell % columns();
    int end = rowOf(cell) + 1;
    while (end < rows() && cells.find(end * columns() + column) == cell) {
      end++;
    }
    double left = xs[column];
    return new Area(page, left, ys[rowOf(cell)], left + width(cell), ys[end]);
  }

  /** Width of a cell, in its top row. */
  double width(int cell) {
    int row = rowOf(cell);
    double width = 0;
    for (int column = 0; column < columns(); column++) {
      if (cells.find(row * columns() + column) == cell) {
        width += xs[column + 1] - xs[column];
      }
    }
    return width;
  }

  private static int interval(double[] bounds, double place) {
    int found = Arrays.binarySearch(bounds, place);
    int interval = found >= 0 ? found : -found - 2;
    return interval >= 0 && interval < bounds.length - 1 ? interval : -1;
  }
}
