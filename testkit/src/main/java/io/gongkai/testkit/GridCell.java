package io.gongkai.testkit;

/**
 * A cell of a printed table.
 *
 * @param text its words
 * @param width columns that it spans, at least 1
 * @param height rows that it spans, at least 1
 */
public record GridCell(String text, int width, int height) {
  /** Checks the spans. */
  public GridCell {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a cell spans " + width + " by " + height);
    }
  }

  static GridCell of(String text) {
    return new GridCell(text, 1, 1);
  }

  static GridCell wide(String text, int width) {
    return new GridCell(text, width, 1);
  }
}
