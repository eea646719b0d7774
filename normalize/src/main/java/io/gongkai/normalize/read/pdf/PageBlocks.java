package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts a page into lines of text and tables, in the order in which they are read. */
final class PageBlocks {
  /** Rows lower than this, in points, hold no text: they are drawn by double lines. */
  private static final double LOWEST_ROW = 4;

  /** Space, in points, that word processors leave free at the two sides of a cell together. */
  private static final double CELL_MARGIN = 12;

  /** A short row with a dash alone is what is left of a page number: no row of values is so. */
  private static final Pattern REST_OF_MARK = Pattern.compile("[-\u2013\u2014\uff0d]+");

  private static final String NUMBERS = "\\d[\\d.,]*";

  private static final String UNREADABLE = "\ufffd";

  private PageBlocks() {}

  /**
   * Cuts a page.
   *
   * @param number its number in the document, from 1
   */
  static List<Block> of(PageContent page, int number) {
    List<Grid> grids = Rulings.grids(page.horizontal(), page.vertical());
    List<Map<Integer, List<Glyph>>> cells = new ArrayList<>();
    grids.forEach(grid -> cells.add(new HashMap<>()));
    List<Glyph> outside = new ArrayList<>();
    for (Glyph glyph : page.glyphs()) {
      if (!place(glyph, grids, cells)) {
        outside.add(glyph);
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < grids.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        blocks.add(table(grids.get(i), cells.get(i), number));
      }
    }
    TextLine.of(outside).stream()
        .filter(line -> !line.text("").isBlank())
        .forEach(line -> blocks.add(new Block.Line(line, number)));
    blocks.sort(Comparator.comparingDouble(Block::y));
    return blocks;
  }

  /** Puts a glyph into the cell that it stands in. */
  private static boolean place(
      Glyph glyph, List<Grid> grids, List<Map<Integer, List<Glyph>>> cells) {
    for (int i = 0; i < grids.size(); i++) {
      int cell = grids.get(i).cellAt(glyph.centreX(), glyph.centreY());
      if (cell >= 0) {
        cells.get(i).computeIfAbsent(cell, c -> new ArrayList<>()).add(glyph);
        return true;
      }
    }
    return false;
  }

  private static Block.Table table(Grid grid, Map<Integer, List<Glyph>> cells, int page) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < grid.rows(); row++) {
      List<String> texts = new ArrayList<>();
      boolean starts = false;
      boolean blank = true;
      for (int cell : grid.cellsOf(row)) {
        boolean own = grid.rowOf(cell) == row;
        List<Glyph> glyphs = own ? cells.getOrDefault(cell, List.of()) : List.of();
        starts |= own;
        blank &= glyphs.isEmpty();
        texts.add(text(glyphs, grid.width(cell)));
      }
      boolean rest = texts.size() < 4 && REST_OF_MARK.matcher(String.join("", texts)).matches();
      if (starts && !rest && !(blank && grid.height(row) < LOWEST_ROW)) {
        rows.add(texts);
      }
    }
    return Block.Table.onPage(page, grid.top(), rows);
  }

  /** The words of a cell; a word that is broken over two lines is put together again. */
  private static String text(List<Glyph> glyphs, double width) {
    List<TextLine> lines = TextLine.of(glyphs);
    if (holdsColumns(lines)) {
      return lines.get(0).text(" ").replaceAll(NUMBERS, UNREADABLE);
    }
    StringBuilder text = new StringBuilder();
    TextLine before = null;
    for (TextLine line : lines) {
      if (before != null && !isBroken(before, line, width)) {
        text.append(' ');
      }
      text.append(line.text(" "));
      before = line;
    }
    return text.toString().strip();
  }

  /**
   * Whether a cell holds numbers of several columns on several lines: where lines between columns
   * are lacking, nothing tells which of them belong together.
   */
  private static boolean holdsColumns(List<TextLine> lines) {
    int numbered = 0;
    int most = 0;
    for (TextLine line : lines) {
      int numbers = 0;
      for (TextLine word : line.words()) {
        numbers += isDigit(word.first()) && isDigit(word.last()) ? 1 : 0;
      }
      numbered += numbers > 0 ? 1 : 0;
      most = Math.max(most, numbers);
    }
    return numbered > 1 && most > 1;
  }

  /** Whether a line ends only because the next glyph had no room on it. */
  private static boolean isBroken(TextLine line, TextLine next, double width) {
    if (!isDigit(line.last()) || !isDigit(next.first())) {
      return true;
    }
    double free = width - (line.right() - line.left()) - CELL_MARGIN;
    return free < next.first().right() - next.first().left();
  }

  private static boolean isDigit(Glyph glyph) {
    return Character.isDigit(glyph.text().charAt(0));
  }
}
