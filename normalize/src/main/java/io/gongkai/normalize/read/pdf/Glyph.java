package io.gongkai.normalize.read.pdf;

/**
 * A glyph on a page; y runs downwards.
 *
 * @param text the characters that it stands for
 * @param left where it starts
 * @param right where the next one would start
 * @param baseline y of the line that it stands on
 * @param size height of the font, in points
 */
record Glyph(String text, double left, double right, double baseline, double size) {
  private static final double MIDDLE = 0.35;

  /** The same glyph, taken for other characters. */
  Glyph as(String characters) {
    return new Glyph(characters, left, right, baseline, size);
  }

  /** The same glyph, further down the page. */
  Glyph moved(double down) {
    return new Glyph(text, left, right, baseline + down, size);
  }

  double centreX() {
    return (left + right) / 2;
  }

  double centreY() {
    return baseline - MIDDLE * size;
  }
}
