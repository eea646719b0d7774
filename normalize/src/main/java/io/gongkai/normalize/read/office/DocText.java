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
  private static final char FIELD_START = '\u0013';
  private static final char FIELD_RESULT = '\u0014';
  private static final char FIELD_END = '\u0015';

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
    visible(paragraph);
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
        visible(cell);
      }
    }
    text.endRow();
  }

  /** Writes the words without those that are hidden or struck out, and without codes of fields. */
  private void visible(Range range) throws UnreadableException {
    FieldCodes codes = new FieldCodes();
    for (int i = 0; i < range.numCharacterRuns(); i++) {
      CharacterRun run = range.getCharacterRun(i);
      if (run.isVanished() || run.isMarkedDeleted()) {
        continue;
      }
      String words = codes.cutOut(run.text());
      if (run.isStrikeThrough() || run.isDoubleStrikeThrough()) {
        text.struck(words);
      } else if (run.getSubSuperScriptIndex() != 0) {
        text.raised(words);
      } else {
        text.lines(words);
      }
    }
  }

  /** Takes out codes of fields, of which only the results are shown, and marks of objects. */
  private static final class FieldCodes {
    private int inCodes;
    private int inFields;

    String cutOut(String words) {
      StringBuilder plain = new StringBuilder(words.length());
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (c == FIELD_START) {
          inFields++;
          inCodes++;
        } else if (c == FIELD_RESULT) {
          inCodes = Math.max(0, inCodes - 1);
        } else if (c == FIELD_END) {
          inFields = Math.max(0, inFields - 1);
          inCodes = Math.min(inCodes, inFields);
        } else if (inCodes == 0) {
          character(plain, c);
        }
      }
      return plain.toString();
    }
  }

  private static void character(StringBuilder plain, char c) {
    if (c == LINE_BREAK || c == '\r' || c == '\f') {
      plain.append('\n');
    } else if (c == NON_BREAKING_HYPHEN) {
      plain.append('-');
    } else if (c >= ' ' || c == '\t') {
      plain.append(c);
    }
  }
}
