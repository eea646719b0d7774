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
      Pattern.compile(
          ".*(?:行政复议|行政诉讼|结果维持|未经复议|存在.{0,4}问题|其他需要报告|第二十条|信息内容|备注|说明[:：]"
              + "|总体情况|主动公开政府信息情况).*|注[:：].*");

  /** Where the headings of table 3 stand again. */
  private static final Pattern AGAIN = Pattern.compile(".*(?:申请人情况|本列数据).*");

  /** How much, as a share, letters of the table may differ in size. */
  private static final double SIZES = 0.15;

  /** Lines at a page's foot among which headings may stand that go on on the next page. */
  private static final int LINES_OF_HEADS = 12;

  /** Distance of two lines, as a multiple of the letters' size. */
  private static final double STEP = 1.3;

  private Optional<ColumnHeads> columns = Optional.empty();

  /** The last words of the page before. */
  private List<TextLine> foot = List.of();

  private UnruledTables() {}

  /** The blocks of each page, with a table in place of the lines that make one up. */
  static List<List<Block>> find(List<List<Block>> pages) {
    UnruledTables tables = new UnruledTables();
    List<List<Block>> found = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      List<Block> blocks = table4(tables.table3(pages.get(i), i + 1), i + 1);
      tables.foot = foot(blocks);
      found.add(UnruledLines.withoutPieces(blocks));
    }
    return found;
  }

  /** The words of the last lines of a page, below all tables. */
  private static List<TextLine> foot(List<Block> blocks) {
    int start = blocks.size();
    while (start > Math.max(0, blocks.size() - LINES_OF_HEADS)
        && blocks.get(start - 1) instanceof Block.Line) {
      start--;
    }
    return words(blocks.subList(start, blocks.size()));
  }

  private List<Block> table3(List<Block> blocks, int page) {
    boolean goesOn = columns.isPresent() && !isAgain(blocks, 0);
    Optional<ColumnHeads> found =
        goesOn
            ? Optional.empty()
            : ColumnHeads.find(ColumnHeads.APPLICANTS, words(blocks)).or(() -> tornHeads(blocks));
    columns = found.or(() -> columns);
    int start = found.map(heads -> below(blocks, heads)).orElse(0);
    if (columns.isEmpty() || start == blocks.size()) {
      // Where the headings stand at a page's foot, the rows begin on the next page.
      return blocks;
    }
    int end = end(blocks, start, columns.get());
    Optional<Block.Table> table =
        UnruledRows.table(page, columns.get(), words(blocks.subList(start, end)));
    if (end < blocks.size() || table.isEmpty()) {
      columns = Optional.empty();
    }
    if (table.isEmpty()) {
      return blocks;
    }
    List<Block> replaced = new ArrayList<>(blocks.subList(0, start));
    replaced.add(table.get());
    List<Block> rest = blocks.subList(end, blocks.size());
    foot = List.of();
    replaced.addAll(isAgain(blocks, end) ? table3(rest, page) : rest);
    return replaced;
  }

  private static boolean isAgain(List<Block> blocks, int at) {
    return at < blocks.size()
        && blocks.get(at) instanceof Block.Line line
        && AGAIN.matcher(line.line().text("").replace(" ", "")).matches();
  }

  /** Headings whose first lines stand at the foot of the page before. */
  private Optional<ColumnHeads> tornHeads(List<Block> blocks) {
    if (foot.isEmpty() || blocks.isEmpty() || !(blocks.get(0) instanceof Block.Line first)) {
      return Optional.empty();
    }
    double above = first.line().baseline() - STEP * first.line().size();
    double down = above - foot.get(foot.size() - 1).baseline();
    List<TextLine> words = new ArrayList<>();
    foot.forEach(word -> words.add(word.moved(down)));
    words.addAll(words(blocks));
    return ColumnHeads.find(ColumnHeads.APPLICANTS, words)
        .filter(heads -> heads.bottom() >= first.line().baseline());
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
    while (end < blocks.size() && isInside(blocks.get(end), heads) && !isAgain(blocks, end)) {
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
