package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.List;

/** Writes the blocks of a document; lines that go on are put together to paragraphs. */
final class PdfText {
  /** How far, in characters, a full line may end from the margin. */
  private static final double RAGGED = 1.6;

  /** How far, in characters, a line may start from the margin without opening a paragraph. */
  private static final double INDENT = 0.8;

  private final List<Block> blocks;
  private final DocumentText text;
  private final PdfPlaces places;
  private double leftMargin = Double.MAX_VALUE;
  private double rightMargin;

  /**
   * Writes blocks.
   *
   * @param text what they are written to
   * @param places is told where they stand in the text
   */
  PdfText(List<Block> blocks, DocumentText text, PdfPlaces places) {
    this.blocks = blocks;
    this.text = text;
    this.places = places;
    for (Block block : blocks) {
      if (block instanceof Block.Line line) {
        leftMargin = Math.min(leftMargin, line.line().left());
        rightMargin = Math.max(rightMargin, line.line().right());
      }
    }
  }

  /** Writes all blocks. */
  DocumentText write() throws UnreadableException {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Table table) {
        text.endBlock();
        table(table);
        text.endBlock();
      } else if (blocks.get(i) instanceof Block.Line line) {
        text.page(line.page());
        int start = text.length();
        text.lines(line.line().text("\t"));
        places.line(start, text.length(), line.page(), line.line());
        boolean goesOn =
            i + 1 < blocks.size()
                && blocks.get(i + 1) instanceof Block.Line next
                && goesOn(line.line(), next.line());
        if (!goesOn) {
          text.endLine();
        }
      }
    }
    return text;
  }

  private void table(Block.Table table) throws UnreadableException {
    for (List<Cell> row : table.rows()) {
      text.startRow();
      for (Cell cell : row) {
        text.startCell();
        if (!cell.isEmpty()) {
          text.page(cell.page());
        }
        int start = text.length();
        text.words(cell.text());
        places.cell(start, text.length(), cell);
      }
      text.endRow();
    }
  }

  /**
   * Whether a line is full, and the next starts where lines start that open no paragraph. A row of
   * figures never goes on: digits on the next line would be taken for the rest of its last one.
   */
  private boolean goesOn(TextLine line, TextLine next) {
    return !line.endsInColumns()
        && line.right() > rightMargin - RAGGED * line.size()
        && next.left() < leftMargin + INDENT * next.size();
  }
}
