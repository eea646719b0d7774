package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a table with lines: what stands in a cell is the cell's, all of it. Where lines are
 * missing, or numbers stand beside the cells, no number of the rows that this meets is certain.
 */
final class RuledTable {
  /** Rows lower than this, in points, hold no text: they are drawn by double lines. */
  private static final double LOWEST_ROW = 4;

  /** A short row with a dash alone is what is left of a page number: no row of values is so. */
  private static final Pattern REST_OF_MARK = Pattern.compile("[-\u2013\u2014\uff0d]+");

  private final Grid grid;
  private final Map<Integer, List<Glyph>> cells;
  private final Map<Integer, List<Glyph>> blanks;
  private final Set<Integer> doubtful = new HashSet<>();

  private RuledTable(Grid grid, Map<Integer, List<Glyph>> cells, Map<Integer, List<Glyph>> blanks) {
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
    RuledTable table = new RuledTable(grid, cells, blanks);
    table.doubtCells();
    outside.stream().filter(RuledCell::isNumber).forEach(table::doubtRowOf);
    return Block.Table.onPage(page, grid.top(), table.rows());
  }

  private void doubtCells() {
    cells.forEach(
        (cell, glyphs) -> {
          if (grid.isTorn(cell) || cell(cell).mayHoldTwo()) {
            RuledCell.numbers(glyphs).forEach(this::doubtRowOf);
          }
        });
  }

  private void doubtRowOf(TextLine number) {
    doubtful.add(grid.rowAt(number.middle()));
  }

  private RuledCell cell(int cell) {
    return new RuledCell(
        cells.getOrDefault(cell, List.of()),
        blanks.getOrDefault(cell, List.of()),
        grid.width(cell));
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < grid.rows(); row++) {
      List<String> texts = new ArrayList<>();
      boolean starts = false;
      boolean blank = true;
      for (int cell : grid.cellsOf(row)) {
        boolean own = grid.rowOf(cell) == row;
        starts |= own;
        blank &= !own || !cells.containsKey(cell);
        texts.add(own ? text(cell, row) : "");
      }
      boolean rest = texts.size() < 4 && REST_OF_MARK.matcher(String.join("", texts)).matches();
      if (starts && !rest && !(blank && grid.height(row) < LOWEST_ROW)) {
        rows.add(texts);
      }
    }
    return rows;
  }

  private String text(int cell, int row) {
    return doubtful.contains(row) ? cell(cell).textWithoutNumbers() : cell(cell).text();
  }
}
