package io.gongkai.normalize.read.office;

import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/** Writes the body of a DOC document: paragraphs, and tables row by row. */
final class DocText {
  private static final char LINE_BREAK = '\u000b';
  private static final char NON_BREAKING_HYPHEN = '\u001e';

  private final Range body;
  private final DocumentText text;
  private final Deadline deadline;

  DocText(Range body, DocumentText text, Deadline deadline) {
    this.body = body;
    this.text = text;
    this.deadline = deadline;
  }

  /** Writes everything. */
  String write() throws UnreadableException {
    int count = body.numParagraphs();
    int i = 0;
    while (i < count) {
      deadline.check();
      Paragraph paragraph = body.getParagraph(i);
      if (paragraph.isInTable()) {
        Table table = body.getTable(paragraph);
        text.endBlock();
        table(table);
        text.endBlock();
        i += Math.max(1, table.numParagraphs());
      } else {
        paragraph(paragraph);
        i++;
      }
    }
    return text.finish();
  }

  private void paragraph(Range paragraph) throws UnreadableException {
    text.lines(visible(paragraph));
    text.endLine();
  }

  private void table(Table table) throws UnreadableException {
    for (int i = 0; i < table.numRows(); i++) {
      deadline.check();
      TableRow row = table.getRow(i);
      if (row.numCells() == 1) {
        block(row.getCell(0));
      } else {
        row(row);
      }
    }
  }

  /** The only cell of a row may lay out a whole page. */
  private void block(TableCell cell) throws UnreadableException {
    for (int i = 0; i < cell.numParagraphs(); i++) {
      paragraph(cell.getParagraph(i));
    }
  }

  private void row(TableRow row) throws UnreadableException {
    text.startRow();
    for (int i = 0; i < row.numCells(); i++) {
      TableCell cell = row.getCell(i);
      if (cell.isMerged() && !cell.isFirstMerged()) {
        continue;
      }
      text.startCell();
      if (!cell.isVerticallyMerged() || cell.isFirstVerticallyMerged()) {
        text.words(visible(cell));
      }
    }
    text.endRow();
  }

  /** The words without those that are hidden or struck out, and without codes of fields. */
  private static String visible(Range range) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < range.numCharacterRuns(); i++) {
      CharacterRun run = range.getCharacterRun(i);
      if (!run.isVanished() && !run.isMarkedDeleted()) {
        words.append(run.text());
      }
    }
    String plain = Range.stripFields(words.toString());
    StringBuilder visible = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == LINE_BREAK || c == '\r' || c == '\f') {
        visible.append('\n');
      } else if (c == NON_BREAKING_HYPHEN) {
        visible.append('-');
      } else if (c >= ' ' || c == '\t') {
        visible.append(c);
      }
    }
    return visible.toString();
  }
}
