package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a page into lines of text and tables, in the order in which they are read. */
final class PageBlocks {
  private PageBlocks() {}

  /**
   * Cuts a page.
   *
   * @param number its number in the document, from 1
   */
  static List<Block> of(PageContent page, int number) {
    List<Grid> grids = Rulings.grids(page.horizontal(), page.vertical());
    List<Glyph> outside = new ArrayList<>();
    List<Map<Integer, List<Glyph>>> cells = place(page.glyphs(), grids, outside);
    List<Map<Integer, List<Glyph>>> blanks = place(page.blanks(), grids, new ArrayList<>());
    List<TextLine> lines =
        TextLine.of(outside).stream().filter(line -> !line.text("").isBlank()).toList();
    List<TextLine> words = lines.stream().flatMap(line -> line.words().stream()).toList();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < grids.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        blocks.add(RuledTable.of(grids.get(i), cells.get(i), blanks.get(i), words, number));
      }
    }
    lines.forEach(line -> blocks.add(new Block.Line(line, number)));
    blocks.sort(Comparator.comparingDouble(Block::y));
    return blocks;
  }

  /** Puts glyphs into the cells of each grid, and those in none with the others outside. */
  private static List<Map<Integer, List<Glyph>>> place(
      List<Glyph> glyphs, List<Grid> grids, List<Glyph> outside) {
    List<Map<Integer, List<Glyph>>> cells = new ArrayList<>();
    grids.forEach(grid -> cells.add(new HashMap<>()));
    for (Glyph glyph : glyphs) {
      if (!place(glyph, grids, cells)) {
        outside.add(glyph);
      }
    }
    return cells;
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
}
