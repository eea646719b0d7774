package io.gongkai.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints reports as PDF files: wrapped cells, tables that run over pages, page numbers. */
final class PdfPrinter {
  private static final double LEFT = 60;
  private static final double RIGHT = 535;
  private static final double TOP = 90;
  private static final double BOTTOM = 760;
  private static final double TEXT_SIZE = 12;
  private static final double LEADING = 1.4;
  private static final double MARGIN = 4;

  /** Which lines a table has. */
  enum Rules {
    /** All around every cell. */
    CLOSED,
    /** All but those at the two sides. */
    OPEN,
    /** None. */
    NONE
  }

  private final Rules rules;
  private final double cellSize;
  private final PdfPages pages = new PdfPages();
  private double y = TOP;

  private PdfPrinter(Rules rules) {
    this.rules = rules;
    // Without lines a label that wraps cannot be told from the next one, so none is let wrap.
    this.cellSize = rules == Rules.NONE ? 5.5 : 9;
  }

  static byte[] print(PrintedReport report, Rules rules) {
    PdfPrinter printer = new PdfPrinter(rules);
    printer.newPage();
    double[] labels = rules == Rules.NONE ? new double[] {60, 50, 215} : new double[] {36, 56, 140};
    for (PrintedBlock block : report.blocks()) {
      if (block instanceof PrintedParagraph paragraph) {
        printer.paragraphs(List.of(paragraph.text()));
      } else if (block instanceof PrintedTable table) {
        switch (table.form()) {
          case T2 -> printer.table(FormGrid.of(table), 200);
          case T3 -> printer.table(FormGrid.of(table), labels);
          case T4 -> printer.table(FormGrid.of(table));
        }
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      printer.pages.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the document cannot be written to memory", e);
    }
  }

  private void newPage() {
    pages.newPage();
    pages.text(LEFT, 50, 9, "虚构市政府信息公开年报汇编");
    pages.text(290, 800, 10, "- " + pages.count() + " -");
    y = TOP;
  }

  private void paragraphs(List<String> lines) {
    for (String line : lines) {
      boolean first = true;
      for (String part : wrap("　　" + line, RIGHT - LEFT, TEXT_SIZE)) {
        double height = TEXT_SIZE * LEADING;
        if (y + height > BOTTOM) {
          newPage();
        }
        pages.text(LEFT, y + TEXT_SIZE, TEXT_SIZE, part);
        y += height;
        first = false;
      }
      y += first ? TEXT_SIZE : 2;
    }
  }

  /** Prints a table; the widths of its first columns are given, the others share the rest. */
  private void table(FormGrid grid, double... widths) {
    double[] edges = edges(grid.columns(), widths);
    int[] covered = new int[grid.columns()];
    int[] owners = new int[grid.columns()];
    boolean first = true;
    for (List<GridCell> row : grid.rows()) {
      List<Placed> cells = place(row, covered, owners);
      double height = height(cells, edges);
      if (y + height > BOTTOM) {
        line(edges[0], y, edges[edges.length - 1], y);
        newPage();
        first = true;
      }
      for (Placed cell : cells) {
        cell(cell, edges, height, first);
      }
      first = false;
      y += height;
    }
    line(edges[0], y, edges[edges.length - 1], y);
    y += TEXT_SIZE;
  }

  /** A cell with its first column; without text where one from above reaches into the row. */
  private record Placed(int column, GridCell cell, boolean starts) {}

  private static List<Placed> place(List<GridCell> row, int[] covered, int[] owners) {
    List<Placed> placed = new ArrayList<>();
    int column = 0;
    int next = 0;
    while (column < covered.length) {
      if (covered[column] > 0) {
        int width = owners[column];
        placed.add(new Placed(column, GridCell.wide("", width), false));
        covered[column]--;
        column += width;
      } else if (next < row.size()) {
        GridCell cell = row.get(next++);
        placed.add(new Placed(column, cell, true));
        covered[column] = cell.height() - 1;
        owners[column] = cell.width();
        column += cell.width();
      } else {
        break;
      }
    }
    return placed;
  }

  private static double[] edges(int columns, double... widths) {
    double[] edges = new double[columns + 1];
    edges[0] = LEFT;
    double rest = RIGHT - LEFT - Arrays.stream(widths).sum();
    for (int i = 0; i < columns; i++) {
      double width = i < widths.length ? widths[i] : rest / (columns - widths.length);
      edges[i + 1] = edges[i] + width;
    }
    return edges;
  }

  private double height(List<Placed> cells, double[] edges) {
    double height = 0;
    for (Placed placed : cells) {
      if (placed.cell().height() == 1) {
        int lines = wrap(placed.cell().text(), width(placed, edges), cellSize).size();
        height = Math.max(height, lines * cellSize * LEADING + MARGIN);
      }
    }
    return height;
  }

  private static double width(Placed placed, double[] edges) {
    int end = Math.min(edges.length - 1, placed.column() + placed.cell().width());
    return edges[end] - edges[placed.column()] - 2 * MARGIN;
  }

  private void cell(Placed placed, double[] edges, double height, boolean firstOnPage) {
    double left = edges[placed.column()];
    double right = left + width(placed, edges) + 2 * MARGIN;
    boolean outerLeft = placed.column() == 0;
    boolean outerRight = right > RIGHT - 1;
    if (!(rules == Rules.OPEN && outerLeft)) {
      line(left, y, left, y + height);
    }
    if (!(rules == Rules.OPEN && outerRight)) {
      line(right, y, right, y + height);
    }
    if (placed.starts() || firstOnPage) {
      line(left, y, right, y);
    }
    List<String> lines = wrap(placed.cell().text(), width(placed, edges), cellSize);
    double baseline = y + cellSize + 1;
    for (String line : lines) {
      if (baseline < BOTTOM) {
        pages.text(left + MARGIN, baseline, cellSize, line);
      }
      baseline += cellSize * LEADING;
    }
  }

  private void line(double x0, double y0, double x1, double y1) {
    if (rules != Rules.NONE) {
      pages.line(x0, y0, x1, y1);
    }
  }

  /** Breaks words wherever a line is full, as word processors break Chinese text. */
  private static List<String> wrap(String words, double width, double size) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double used = 0;
    for (int i = 0; i < words.length(); i++) {
      double advance = PdfPages.advance(words.charAt(i)) * size;
      if (used + advance > width && used > 0) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(words.charAt(i));
      used += advance;
    }
    lines.add(line.toString());
    return lines;
  }
}
