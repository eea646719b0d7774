package io.gongkai.normalize.read.pdf;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * How the coordinates of a {@link PageContent} lie on the page as it is looked at.
 *
 * @param direction which way most of its text runs in the page's own coordinates: 0 to the right, 1
 *     up, 2 to the left, 3 down
 * @param left smallest x of what shows of the page, in its own coordinates, in points
 * @param bottom smallest y
 * @param right largest x
 * @param top largest y
 * @param rotation by how much it is turned clockwise to be looked at: 0, 90, 180 or 270 degrees
 */
record PageView(int direction, double left, double bottom, double right, double top, int rotation) {
  private static final int QUARTER = 90;

  static PageView of(int direction, PDRectangle page, int rotation) {
    return new PageView(
        direction,
        page.getLowerLeftX(),
        page.getLowerLeftY(),
        page.getUpperRightX(),
        page.getUpperRightY(),
        rotation);
  }

  /** The page as it is looked at. */
  Sheet sheet() {
    boolean upright = rotation / QUARTER % 2 == 0;
    double width = right - left;
    double height = top - bottom;
    return upright ? new Sheet(width, height) : new Sheet(height, width);
  }

  /** A rectangle as it is looked at. */
  Box box(Area area) {
    double[] corner = seen(area.left(), area.top());
    double[] opposite = seen(area.right(), area.bottom());
    return new Box(
        area.page(),
        Math.min(corner[0], opposite[0]),
        Math.min(corner[1], opposite[1]),
        Math.abs(corner[0] - opposite[0]),
        Math.abs(corner[1] - opposite[1]));
  }

  private double[] seen(double alongText, double down) {
    double[] own =
        switch (direction) {
          case 0 -> new double[] {alongText, -down};
          case 1 -> new double[] {down, alongText};
          case 2 -> new double[] {-alongText, down};
          default -> new double[] {-down, -alongText};
        };
    return switch (rotation / QUARTER) {
      case 1 -> new double[] {own[1] - bottom, own[0] - left};
      case 2 -> new double[] {right - own[0], own[1] - bottom};
      case 3 -> new double[] {top - own[1], right - own[0]};
      default -> new double[] {own[0] - left, top - own[1]};
    };
  }
}
