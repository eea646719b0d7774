package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  private Grid(double[] xs, double[] ys, List<Ruling> horizontal, List<Ruling> vertical) {
    this.xs = xs;
    this.ys = ys;
    this.cells = new DisjointSets(rows() * columns());
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        int cell = row * columns() + column;
        if (column + 1 < columns() && !covers(vertical, xs[column + 1], ys[row], ys[row + 1])) {
          cells.unite(cell, cell + 1);
        }
        if (row + 1 < rows() && !covers(horizontal, ys[row + 1], xs[column], xs[column + 1])) {
          cells.unite(cell, cell + columns());
        }
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

  /** The smallest of sorted places if at least half of them lie there, else a very large one. */
  private static double common(double[] sorted) {
    int near = 0;
    while (near < sorted.length && sorted[near] - sorted[0] <= Rulings.NEAR) {
      near++;
    }
    return near * 2 >= sorted.length ? sorted[0] : Double.MAX_VALUE;
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
