package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of figures that were not put into rows: what stands on one line is then read as one row.
 * Where a figure may be a piece of one that goes on in the next line, or its label goes on there,
 * nothing readable takes its place.
 */
final class UnruledLines {
  /** Distance of two lines, as a multiple of their size, below which they are not of one text. */
  private static final double INTERLEAVED = 0.95;

  /** Largest distance of two lines of a cell, as a multiple of their size. */
  private static final double LEADING = 2;

  /** Figures from which on a line is one of a table. */
  private static final int FEWEST_FIGURES = 3;

  /** Ordinals of rows with values of their own. */
  private static final Pattern ROW =
      Pattern.compile(
          "[一二四]、.*|[（(][一二七][）)].*|\\d{1,2}[.．、](?!\\d).*"
              // Rows of table 2, which are not numbered.
              + "|规章|(?:行政)?规范性文件|行政(?:许可|处罚|强制|事业性收费)|其他对外管理.*|政府集中采购");

  /** Headings of the parts of table 2. */
  private static final Pattern HEAD = Pattern.compile("第二十条.*|信息内容.*");

  private static final Pattern LABEL = Pattern.compile("[一二三四五六七八九十]{1,2}、.*|[（(].*|\\d.*");

  private final List<TextLine> lines;
  private final boolean[] masked;

  private UnruledLines(List<TextLine> lines) {
    this.lines = lines;
    this.masked = new boolean[lines.size()];
  }

  /** The blocks of a page, with nothing readable in place of figures that may be pieces. */
  static List<Block> withoutPieces(List<Block> blocks) {
    List<Block> kept = new ArrayList<>(blocks);
    int start = 0;
    for (int i = 0; i <= blocks.size(); i++) {
      if (i == blocks.size() || !(blocks.get(i) instanceof Block.Line)) {
        maskPieces(kept.subList(start, i));
        start = i + 1;
      }
    }
    return kept;
  }

  /** Masks what may be pieces among lines that follow each other. */
  private static void maskPieces(List<Block> blocks) {
    List<TextLine> lines = new ArrayList<>();
    blocks.forEach(block -> lines.add(((Block.Line) block).line()));
    UnruledLines page = new UnruledLines(lines);
    page.find();
    for (int i = 0; i < lines.size(); i++) {
      Block.Line block = (Block.Line) blocks.get(i);
      if (page.masked[i]) {
        blocks.set(i, new Block.Line(withoutFigures(block.line()), block.page()));
      } else if (page.isInterleaved(i)) {
        blocks.set(i, new Block.Line(block.line().withoutDigits(), block.page()));
      }
    }
  }

  private void find() {
    int lastRow = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (figures(lines.get(i)).isEmpty()) {
        continue;
      }
      boolean row = isRow(i) || (i > 0 && isRow(i - 1));
      if (i > 0 && row && goesOn(i - 1)) {
        masked[i - 1] = true;
        masked[i] = true;
      }
      if (lastRow >= 0 && isRow(i) && hasRestOfLabel(lastRow + 1, i)) {
        masked[lastRow] = true;
        masked[i] = true;
      }
      lastRow = isRow(i) ? i : lastRow;
    }
  }

  private boolean isRow(int i) {
    return figures(lines.get(i)).size() >= FEWEST_FIGURES;
  }

  /** Whether figures of the next line may be the rest of those above them. */
  private boolean goesOn(int i) {
    TextLine upper = lines.get(i);
    TextLine lower = lines.get(i + 1);
    double step = lower.baseline() - upper.baseline();
    if (step > LEADING * Math.max(upper.size(), lower.size()) || isOwnRow(lower)) {
      return false;
    }
    List<TextLine> below = figures(lower);
    return figures(upper).stream()
        .anyMatch(
            figure ->
                below.stream()
                    .anyMatch(
                        rest -> rest.left() < figure.right() && rest.right() > figure.left()));
  }

  /** Whether words stand between two rows that begin no label of their own. */
  private boolean hasRestOfLabel(int from, int to) {
    boolean rest = false;
    for (int i = from; i < to; i++) {
      String words = lines.get(i).text("").strip();
      if (HEAD.matcher(words).matches()) {
        return false;
      }
      rest |= figures(lines.get(i)).isEmpty() && !LABEL.matcher(words).matches();
    }
    return rest;
  }

  private static boolean isOwnRow(TextLine line) {
    return line.words().stream().anyMatch(word -> ROW.matcher(word.text("").strip()).matches());
  }

  /** Whether a line stands so close to another that cells of different numbers of lines do. */
  private boolean isInterleaved(int i) {
    return (i > 0 && areInterleaved(lines.get(i - 1), lines.get(i)))
        || (i + 1 < lines.size() && areInterleaved(lines.get(i), lines.get(i + 1)));
  }

  private static boolean areInterleaved(TextLine upper, TextLine lower) {
    return lower.baseline() - upper.baseline() < INTERLEAVED * Math.min(upper.size(), lower.size());
  }

  private static List<TextLine> figures(TextLine line) {
    return line.words().stream().filter(TextLine::isFigure).toList();
  }

  private static TextLine withoutFigures(TextLine line) {
    return line.withoutDigitsFrom(figures(line).get(0).left());
  }
}
