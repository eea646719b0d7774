package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a table with lines: what stands in a cell is the cell's, all of it. Where lines are
 * missing, or numbers stand beside the cells, no number of the rows that this meets is certain.
 */
final class RuledTable {
  /** Rows lower than this, in points, hold no text: they are drawn by double lines. */
  private static final double LOWEST_ROW = 4;

  /** A short row with a dash alone is what is left of a page number: no row of values is so. */
  private static final Pattern REST_OF_MARK = Pattern.compile("[-\u2013\u2014\uff0d]+");

  private final int page;
  private final Grid grid;
  private final Map<Integer, List<Glyph>> cells;
  private final Map<Integer, List<Glyph>> blanks;
  private final Map<Integer, RuledCell> read = new HashMap<>();
  private final Set<Integer> doubtful = new HashSet<>();

  private RuledTable(
      int page, Grid grid, Map<Integer, List<Glyph>> cells, Map<Integer, List<Glyph>> blanks) {
    this.page = page;
    this.grid = grid;
    this.cells = cells;
    this.blanks = blanks;
  }

  /**
   * Writes a table.
   *
   * @param cells the glyphs in each cell
   * @param blanks the glyphs in each cell that show nothing
   * @param outside the words of the page that stand in no cell
   * @param page the page that it stands on, from 1
   */
  static Block.Table of(
      Grid grid,
      Map<Integer, List<Glyph>> cells,
      Map<Integer, List<Glyph>> blanks,
      List<TextLine> outside,
      int page) {
    RuledTable table = new RuledTable(page, grid, cells, blanks);
    table.doubtCells();
    outside.stream().filter(RuledCell::isNumber).forEach(table::doubtRowOf);
    return new Block.Table(grid.top(), table.rows());
  }

  private void doubtCells() {
    for (int cell : cells.keySet()) {
      if (grid.isTorn(cell) || cell(cell).mayHoldTwo()) {
        cell(cell).numbers().forEach(this::doubtRowOf);
      }
    }
  }

  private void doubtRowOf(TextLine number) {
    doubtful.add(grid.rowAt(number.middle()));
  }

  private RuledCell cell(int cell) {
    return read.computeIfAbsent(
        cell,
        at ->
            new RuledCell(
                cells.getOrDefault(at, List.of()),
                blanks.getOrDefault(at, List.of()),
                grid.width(at)));
  }

  private List<List<Cell>> rows() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int row = 0; row < grid.rows(); row++) {
      List<Cell> found = new ArrayList<>();
      boolean starts = false;
      boolean blank = true;
      for (int cell : grid.cellsOf(row)) {
        boolean own = grid.rowOf(cell) == row;
        starts |= own;
        blank &= !own || !cells.containsKey(cell);
        found.add(
            own
                ? new Cell(text(cell, row), page, List.of(grid.area(page, cell)))
                : new Cell("", page, List.of()));
      }
      boolean rest = found.size() < 4 && REST_OF_MARK.matcher(joined(found)).matches();
      if (starts && !rest && !(blank && grid.height(row) < LOWEST_ROW)) {
        rows.add(found);
      }
    }
    return rows;
  }

  private static String joined(List<Cell> cells) {
    return cells.stream().map(Cell::text).collect(Collectors.joining());
  }

  private String text(int cell, int row) {
    return doubtful.contains(row) ? cell(cell).textWithoutNumbers() : cell(cell).text();
  }
}
