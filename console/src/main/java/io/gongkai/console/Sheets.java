package io.gongkai.console;

import java.util.List;

/** The pages of a document, and where its text stands on them. */
public interface Sheets {
  /** A document without pages. */
  Sheets NONE = of(List.of());

  /**
   * A page as it is looked at.
   *
   * @param width its width in points
   * @param height its height in points
   * @param isDrawable whether a page of that size is drawn
   */
  record Sheet(double width, double height, boolean isDrawable) {}

  /**
   * A rectangle on a page, in points from its upper left corner.
   *
   * @param page the page, from 1
   * @param left distance from the left edge
   * @param top distance from the upper edge
   * @param width its width
   * @param height its height
   */
  record Box(int page, double left, double top, double width, double height) {}

  /** Pages of which nobody knows what stands where. */
  static Sheets of(List<Sheet> sheets) {
    return new Sheets() {
      @Override
      public List<Sheet> all() {
        return sheets;
      }

      @Override
      public List<Box> boxes(int start, int end) {
        return List.of();
      }
    };
  }

  /** The pages, in their order; empty when the document has none. */
  List<Sheet> all();

  /**
   * The rectangles that a part of the text stands in.
   *
   * @param start UTF-16 offset of the part in the extracted text
   * @param end UTF-16 offset behind it
   * @return one for each line or cell; empty when nothing is known of it
   */
  List<Box> boxes(int start, int end);
}
