package io.gongkai.normalize.read.pdf;

import java.util.List;

/**
 * A rectangle on a page, in the coordinates of its {@link PageContent}; y runs downwards.
 *
 * @param page the page, from 1
 */
record Area(int page, double left, double top, double right, double bottom) {
  /** How far letters reach above and below the line that they stand on, as shares of their size. */
  private static final double ASCENT = 0.85;

  private static final double DESCENT = 0.2;

  /** The rectangle that a glyph fills. */
  static Area of(int page, Glyph glyph) {
    return new Area(
        page,
        glyph.left(),
        glyph.baseline() - ASCENT * glyph.size(),
        glyph.right(),
        glyph.baseline() + DESCENT * glyph.size());
  }

  /** The rectangle around lines; at least one. */
  static Area around(int page, List<TextLine> lines) {
    return lines.stream()
        .flatMap(line -> line.glyphs().stream())
        .map(glyph -> of(page, glyph))
        .reduce(Area::with)
        .orElseThrow();
  }

  /** The rectangle around both; they stand on one page. */
  Area with(Area other) {
    return new Area(
        page,
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }
}
