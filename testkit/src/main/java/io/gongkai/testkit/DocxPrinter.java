package io.gongkai.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Prints reports as DOCX documents with merged cells, through Apache POI. */
final class DocxPrinter {
  private static final BigInteger COLUMN_WIDTH = BigInteger.valueOf(800);

  private DocxPrinter() {}

  static byte[] print(PrintedReport report) {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (PrintedBlock block : report.blocks()) {
        if (block instanceof PrintedTable table) {
          table(document, FormGrid.of(table));
        } else if (block instanceof PrintedParagraph paragraph) {
          document.createParagraph().createRun().setText(paragraph.text());
        }
      }
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the document cannot be written to memory", e);
    }
  }

  private static void table(XWPFDocument document, FormGrid grid) {
    XWPFTable table = document.createTable();
    table.removeRow(0);
    CTTblGrid columns = table.getCTTbl().addNewTblGrid();
    for (int i = 0; i < grid.columns(); i++) {
      columns.addNewGridCol().setW(COLUMN_WIDTH);
    }
    int[] covered = new int[grid.columns()];
    int[] widths = new int[grid.columns()];
    for (List<GridCell> cells : grid.rows()) {
      row(table.createRow(), cells, covered, widths);
    }
  }

  /** Word writes a cell that goes on from the row above again, and marks it as merged. */
  private static void row(XWPFTableRow row, List<GridCell> cells, int[] covered, int[] widths) {
    while (!row.getTableCells().isEmpty()) {
      row.removeCell(0);
    }
    int column = 0;
    int next = 0;
    while (next < cells.size() || column < covered.length) {
      if (column < covered.length && covered[column] > 0) {
        covered[column]--;
        properties(row.addNewTableCell(), widths[column]).addNewVMerge().setVal(STMerge.CONTINUE);
        column += widths[column];
      } else if (next < cells.size()) {
        GridCell cell = cells.get(next++);
        XWPFTableCell printed = row.addNewTableCell();
        printed.setText(cell.text());
        CTTcPr properties = properties(printed, cell.width());
        if (cell.height() > 1 && column < covered.length) {
          properties.addNewVMerge().setVal(STMerge.RESTART);
          covered[column] = cell.height() - 1;
          widths[column] = cell.width();
        }
        column += cell.width();
      } else {
        return;
      }
    }
  }

  private static CTTcPr properties(XWPFTableCell cell, int width) {
    CTTcPr properties =
        cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr();
    if (width > 1) {
      properties.addNewGridSpan().setVal(BigInteger.valueOf(width));
    }
    return properties;
  }
}
