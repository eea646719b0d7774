package io.gongkai.testkit;

import java.util.List;
import java.util.Set;

/**
 * How a PDF draws the tables of a report.
 *
 * @param rules which lines the tables have
 * @param cellSize size of the letters in a cell, in points
 * @param labelWidths widths of the three label columns of table 3 in points; 0 for an equal share
 *     of what the others leave
 * @param leading distance between two lines of a cell, as a multiple of the letters' size
 * @param padding free space below the lines of a row, in points
 * @param horizontal where words stand between the sides of a value cell
 * @param vertical where words stand between the upper and lower edge of a cell
 * @param varieties what else is unusual about the file
 */
public record PdfStyle(
    Rules rules,
    double cellSize,
    List<Double> labelWidths,
    double leading,
    double padding,
    Horizontal horizontal,
    Vertical vertical,
    Set<PdfVariety> varieties) {
  private static final double LEADING = 1.4;
  private static final double PADDING = 4;

  /** Which lines a table has. */
  public enum Rules {
    /** All around every cell. */
    CLOSED,
    /** All but those at the two sides. */
    OPEN,
    /** None. */
    NONE
  }

  /** Where words stand between the sides of a cell. */
  public enum Horizontal {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** Where words stand between the upper and lower edge of a cell. */
  public enum Vertical {
    TOP,
    MIDDLE
  }

  /** Copies the collections. */
  public PdfStyle {
    labelWidths = List.copyOf(labelWidths);
    varieties = Set.copyOf(varieties);
  }

  /** What is usual with such lines; without any, letters are small so that few labels wrap. */
  public static PdfStyle of(Rules rules) {
    boolean none = rules == Rules.NONE;
    return new PdfStyle(
        rules,
        none ? 5.5 : 9,
        none ? List.of(60.0, 50.0, 215.0) : List.of(36.0, 56.0, 140.0),
        LEADING,
        PADDING,
        Horizontal.LEFT,
        Vertical.TOP,
        Set.of());
  }

  /** The style with something unusual about the file. */
  public PdfStyle with(PdfVariety... more) {
    return new PdfStyle(
        rules, cellSize, labelWidths, leading, padding, horizontal, vertical, Set.of(more));
  }

  /** Prints a report. */
  public byte[] render(PrintedReport report) {
    return PdfPrinter.print(report, this);
  }
}
