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
      printer.lines(report.opening());
      printer.lines(List.of("二、主动公开政府信息情况"));
      printer.table(FormGrid.table2(report));
      printer.lines(List.of("三、收到和处理政府信息公开申请情况"));
      printer.table(FormGrid.table3(report));
      printer.lines(List.of("四、政府信息公开行政复议、行政诉讼情况"));
      printer.table(FormGrid.table4(report));
      printer.lines(report.closing());
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook cannot be written to memory", e);
    }
  }

  private void lines(List<String> lines) {
    for (String line : lines) {
      sheet.createRow(next++).createCell(0).setCellValue(line);
    }
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
