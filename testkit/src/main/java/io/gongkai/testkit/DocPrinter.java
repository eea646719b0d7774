package io.gongkai.testkit;

import io.gongkai.testkit.DocCell.Merge;
import java.util.ArrayList;
import java.util.List;

/** Prints reports as DOC documents with merged cells. */
final class DocPrinter {
  /** Longer labels are broken into two paragraphs, as people do to fit them into a cell. */
  private static final int LONG_LABEL = 20;

  private final DocWriter document = new DocWriter();

  private DocPrinter() {}

  static byte[] print(PrintedReport report) {
    DocPrinter printer = new DocPrinter();
    for (PrintedBlock block : report.blocks()) {
      if (block instanceof PrintedTable table) {
        printer.table(FormGrid.of(table));
      } else if (block instanceof PrintedParagraph paragraph) {
        printer.document.paragraph(DocRun.shown(paragraph.text()));
      }
    }
    return printer.document.finish();
  }

  private void table(FormGrid grid) {
    int[] covered = new int[grid.columns()];
    int[] widths = new int[grid.columns()];
    for (List<GridCell> cells : grid.rows()) {
      document.row(row(cells, covered, widths));
    }
  }

  /** Each place of the grid has a cell of its own, those that a merged cell covers too. */
  private static List<DocCell> row(List<GridCell> cells, int[] covered, int[] widths) {
    List<DocCell> row = new ArrayList<>();
    int next = 0;
    while (next < cells.size() || (row.size() < covered.length && covered[row.size()] > 0)) {
      int column = row.size();
      if (column < covered.length && covered[column] > 0) {
        covered[column]--;
        row.add(DocCell.of("", widths[column] > 1 ? Merge.BELOW_IN_BLOCK : Merge.BELOW));
        beside(row, widths[column]);
      } else {
        GridCell cell = cells.get(next++);
        if (cell.height() > 1 && column < covered.length) {
          covered[column] = cell.height() - 1;
          widths[column] = cell.width();
        }
        row.add(new DocCell(lines(cell.text()), merge(cell)));
        beside(row, cell.width());
      }
    }
    return row;
  }

  private static void beside(List<DocCell> row, int width) {
    for (int i = 1; i < width; i++) {
      row.add(DocCell.of("", Merge.BESIDE));
    }
  }

  private static Merge merge(GridCell cell) {
    if (cell.height() > 1) {
      return cell.width() > 1 ? Merge.FIRST_OF_BLOCK : Merge.FIRST_BELOW;
    }
    return cell.width() > 1 ? Merge.FIRST_BESIDE : Merge.NONE;
  }

  private static List<List<DocRun>> lines(String text) {
    if (text.length() <= LONG_LABEL) {
      return List.of(List.of(DocRun.shown(text)));
    }
    int half = text.length() / 2;
    return List.of(
        List.of(DocRun.shown(text.substring(0, half))),
        List.of(DocRun.shown(text.substring(half))));
  }
}
