package io.gongkai.normalize.read.pdf;

/**
 * A page as it is looked at.
 *
 * @param width its width in points
 * @param height its height in points
 */
public record Sheet(double width, double height) {
  /** Longest side of a page that is drawn, in points: that of the largest paper there is, A0. */
  private static final double LONGEST = 3_400;

  /** Whether a page of that size is drawn. */
  public boolean isDrawable() {
    return width >= 1 && height >= 1 && width <= LONGEST && height <= LONGEST;
  }
}
