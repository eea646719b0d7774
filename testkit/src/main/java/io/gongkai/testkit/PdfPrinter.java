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
  private static final int TABLE3_HEADS = 3;

  private final PdfStyle style;
  private final double cellSize;
  private final PdfPages pages;
  private double y = TOP;

  private PdfPrinter(PdfStyle style) {
    this.style = style;
    this.cellSize = style.cellSize();
    this.pages = new PdfPages(style.varieties());
  }

  static byte[] print(PrintedReport report, PdfStyle style) {
    PdfPrinter printer = new PdfPrinter(style);
    printer.newPage();
    double[] labels =
        printer.style.labelWidths().stream().mapToDouble(Double::doubleValue).toArray();
    for (PrintedBlock block : report.blocks()) {
      if (block instanceof PrintedParagraph paragraph) {
        printer.paragraphs(List.of(paragraph.text()));
      } else if (block instanceof PrintedTable table) {
        switch (table.form()) {
          case T2 -> printer.table(FormGrid.of(table), 0, 200);
          case T3 -> printer.table(FormGrid.of(table), TABLE3_HEADS, labels);
          case T4 -> printer.table(FormGrid.of(table), 0);
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

  /**
   * Prints a table; the widths of its first columns are given, the others share the rest.
   *
   * @param heads rows of its heading, where it stands again on each page; else 0
   */
  private void table(FormGrid grid, int heads, double... widths) {
    double[] edges = edges(grid.columns(), widths);
    List<List<Placed>> rows = rows(grid);
    double[] heights = rows.stream().mapToDouble(row -> height(row, edges)).toArray();
    boolean first = true;
    for (int row = 0; row < rows.size(); row++) {
      if (y + heights[row] > BOTTOM) {
        line(edges[0], y, edges[edges.length - 1], y);
        newPage();
        first = true;
        if (style.varieties().contains(PdfVariety.REPEATED_HEADS) && row > heads) {
          for (int head = 0; head < heads; head++) {
            row(rows, head, heights, edges, true);
          }
        }
      }
      row(rows, row, heights, edges, first);
      first = false;
    }
    line(edges[0], y, edges[edges.length - 1], y);
    y += TEXT_SIZE;
  }

  private void row(
      List<List<Placed>> rows, int row, double[] heights, double[] edges, boolean firstOnPage) {
    for (Placed cell : rows.get(row)) {
      double span = heights[row];
      for (int below = row + 1; below < row + cell.cell().height(); below++) {
        span = Math.min(span + heights[below], BOTTOM - y);
      }
      cell(cell, edges, heights[row], span, firstOnPage);
    }
    y += heights[row];
  }

  private static List<List<Placed>> rows(FormGrid grid) {
    int[] covered = new int[grid.columns()];
    int[] owners = new int[grid.columns()];
    List<List<Placed>> rows = new ArrayList<>();
    for (List<GridCell> row : grid.rows()) {
      rows.add(place(row, covered, owners));
    }
    return rows;
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
    long given = Arrays.stream(widths).filter(width -> width > 0).count();
    for (int i = 0; i < columns; i++) {
      boolean shares = i >= widths.length || widths[i] == 0;
      double width = shares ? rest / (columns - given) : widths[i];
      edges[i + 1] = edges[i] + width;
    }
    return edges;
  }

  private double height(List<Placed> cells, double[] edges) {
    double height = 0;
    for (Placed placed : cells) {
      if (placed.cell().height() == 1) {
        int lines = wrap(placed.cell().text(), width(placed, edges), cellSize).size();
        height = Math.max(height, lines * cellSize * style.leading() + style.padding());
      }
    }
    return height;
  }

  private static double width(Placed placed, double[] edges) {
    int end = Math.min(edges.length - 1, placed.column() + placed.cell().width());
    return edges[end] - edges[placed.column()] - 2 * MARGIN;
  }

  private void cell(
      Placed placed, double[] edges, double height, double span, boolean firstOnPage) {
    double left = edges[placed.column()];
    double right = left + width(placed, edges) + 2 * MARGIN;
    boolean outerLeft = placed.column() == 0;
    boolean outerRight = right > RIGHT - 1;
    if (!(style.rules() == PdfStyle.Rules.OPEN && outerLeft)) {
      line(left, y, left, y + height);
    }
    if (!(style.rules() == PdfStyle.Rules.OPEN && outerRight)) {
      line(right, y, right, y + height);
    }
    if (placed.starts() || firstOnPage) {
      line(left, y, right, y);
    }
    words(placed, left, width(placed, edges), span);
  }

  private void words(Placed placed, double left, double width, double span) {
    List<String> lines = wrap(placed.cell().text(), width, cellSize);
    double step = cellSize * style.leading();
    boolean middle = style.vertical() == PdfStyle.Vertical.MIDDLE;
    double free = span - style.padding() - lines.size() * step;
    double baseline = y + cellSize + 1 + (middle ? Math.max(0, free / 2) : 0);
    for (String line : lines) {
      if (baseline < BOTTOM) {
        double room = Math.max(0, width - PdfPages.width(line) * cellSize);
        double indent =
            switch (style.horizontal()) {
              case LEFT -> 0;
              case CENTRE -> room / 2;
              case RIGHT -> isLabel(placed) ? 0 : room;
            };
        pages.text(left + MARGIN + indent, baseline, cellSize, line);
      }
      baseline += step;
    }
  }

  private static boolean isLabel(Placed placed) {
    return placed.cell().text().length() > 4 && placed.column() < 3;
  }

  private void line(double x0, double y0, double x1, double y1) {
    if (style.rules() != PdfStyle.Rules.NONE) {
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
