package io.gongkai.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Prints reports as XLSX workbooks with merged cells, through Apache POI. */
final class XlsxPrinter {
  private final XSSFSheet sheet;
  private int next;

  private XlsxPrinter(XSSFSheet sheet) {
    this.sheet = sheet;
  }

  static byte[] print(PrintedReport report) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XlsxPrinter printer = new XlsxPrinter(workbook.createSheet("年报"));
      for (PrintedBlock block : report.blocks()) {
        if (block instanceof PrintedTable table) {
          printer.table(FormGrid.of(table));
        } else if (block instanceof PrintedParagraph paragraph) {
          printer.line(paragraph.text());
        }
      }
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook cannot be written to memory", e);
    }
  }

  private void line(String line) {
    sheet.createRow(next++).createCell(0).setCellValue(line);
  }

  private void table(FormGrid grid) {
    int[] covered = new int[grid.columns()];
    for (List<GridCell> cells : grid.rows()) {
      XSSFRow row = sheet.createRow(next);
      int column = 0;
      for (GridCell cell : cells) {
        while (column < covered.length && covered[column] > next) {
          column++;
        }
        value(row.createCell(column), cell.text());
        int last = Math.min(grid.columns(), column + cell.width()) - 1;
        if (cell.height() > 1 || last > column) {
          sheet.addMergedRegion(new CellRangeAddress(next, next + cell.height() - 1, column, last));
        }
        for (; column <= last; column++) {
          covered[column] = next + cell.height();
        }
        column = last + 1;
      }
      next++;
    }
  }

  private static void value(XSSFCell cell, String text) {
    if (text.matches("-?\\d{1,9}(\\.\\d+)?")) {
      cell.setCellValue(Double.parseDouble(text));
    } else {
      cell.setCellValue(text);
    }
  }
}
