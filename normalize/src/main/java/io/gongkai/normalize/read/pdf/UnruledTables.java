package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds tables 3 and 4 where no lines are drawn, and puts their words into rows. Without this, the
 * second line of a label would be read as the beginning of the next one.
 */
final class UnruledTables {
  private static final Pattern BEHIND =
      Pattern.compile(".*(?:行政复议|行政诉讼|结果维持|未经复议|存在.{0,4}问题|其他需要报告).*");

  /** How much, as a share, letters of the table may differ in size. */
  private static final double SIZES = 0.15;

  /** Distance of two lines, as a multiple of their size, below which they are not of one text. */
  private static final double INTERLEAVED = 0.95;

  private Optional<ColumnHeads> columns = Optional.empty();

  private UnruledTables() {}

  /** The blocks of each page, with a table in place of the lines that make one up. */
  static List<List<Block>> find(List<List<Block>> pages) {
    UnruledTables tables = new UnruledTables();
    List<List<Block>> found = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      List<Block> blocks = table4(tables.table3(pages.get(i), i + 1), i + 1);
      found.add(withoutInterleaved(blocks));
    }
    return found;
  }

  /**
   * Where lines stand closer than letters are high, cells of different numbers of lines stand side
   * by side: no order of their numbers is certain.
   */
  private static List<Block> withoutInterleaved(List<Block> blocks) {
    List<Block> kept = new ArrayList<>(blocks);
    for (int i = 0; i + 1 < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Line upper
          && blocks.get(i + 1) instanceof Block.Line lower
          && lower.line().baseline() - upper.line().baseline()
              < INTERLEAVED * Math.min(upper.line().size(), lower.line().size())) {
        kept.set(i, new Block.Line(upper.line().withoutDigits(), upper.page()));
        kept.set(i + 1, new Block.Line(lower.line().withoutDigits(), lower.page()));
      }
    }
    return kept;
  }

  private List<Block> table3(List<Block> blocks, int page) {
    Optional<ColumnHeads> found = ColumnHeads.find(ColumnHeads.APPLICANTS, words(blocks));
    columns = found.or(() -> columns);
    int start = found.map(heads -> below(blocks, heads)).orElse(0);
    if (columns.isEmpty()) {
      return blocks;
    }
    int end = end(blocks, start, columns.get());
    Optional<Block.Table> table =
        UnruledRows.table(page, columns.get(), words(blocks.subList(start, end)));
    if (end < blocks.size() || table.isEmpty()) {
      columns = Optional.empty();
    }
    return table.map(rows -> replace(blocks, start, end, rows)).orElse(blocks);
  }

  /** Table 4 is one row, which stands on the page of its headings or is left as it is. */
  private static List<Block> table4(List<Block> blocks, int page) {
    Optional<ColumnHeads> heads = ColumnHeads.find(ColumnHeads.OUTCOMES, words(blocks));
    if (heads.isEmpty()) {
      return blocks;
    }
    int start = below(blocks, heads.get());
    int end = end(blocks, start, heads.get());
    return UnruledRow.table(page, heads.get(), words(blocks.subList(start, end)))
        .map(row -> replace(blocks, start, end, row))
        .orElse(blocks);
  }

  private static List<Block> replace(List<Block> blocks, int start, int end, Block.Table table) {
    List<Block> replaced = new ArrayList<>(blocks.subList(0, start));
    replaced.add(table);
    replaced.addAll(blocks.subList(end, blocks.size()));
    return replaced;
  }

  private static List<TextLine> words(List<Block> blocks) {
    List<TextLine> words = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Line line) {
        words.addAll(line.line().words());
      }
    }
    return words;
  }

  private static int below(List<Block> blocks, ColumnHeads heads) {
    int start = 0;
    while (start < blocks.size() && !isBelow(blocks.get(start), heads)) {
      start++;
    }
    return start;
  }

  private static int end(List<Block> blocks, int start, ColumnHeads heads) {
    int end = start;
    while (end < blocks.size() && isInside(blocks.get(end), heads)) {
      end++;
    }
    return end;
  }

  private static boolean isBelow(Block block, ColumnHeads columns) {
    return block instanceof Block.Line line
        && line.line().baseline() > columns.bottom() + columns.size() / 4;
  }

  private static boolean isInside(Block block, ColumnHeads columns) {
    if (!(block instanceof Block.Line line)) {
      return false;
    }
    double size = line.line().size() / columns.size();
    return Math.abs(size - 1) <= SIZES
        && !BEHIND.matcher(line.line().text("").replace(" ", "")).matches();
  }
}
