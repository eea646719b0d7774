package io.gongkai.normalize.read.pdf;

import java.util.List;

/**
 * What is printed on a page, turned so that most of its text runs from left to right.
 *
 * @param glyphs glyphs in the order of the file
 * @param blanks glyphs that show nothing but take up room, in the order of the file
 * @param horizontal lines from left to right
 * @param vertical lines from top to bottom
 * @param top smallest y of the page
 * @param bottom largest y of the page
 * @param drawn whether there are pictures or drawings on it
 * @param pictured whether there is a picture on it that is large enough to show a table
 * @param view how it is looked at
 */
record PageContent(
    List<Glyph> glyphs,
    List<Glyph> blanks,
    List<Ruling> horizontal,
    List<Ruling> vertical,
    double top,
    double bottom,
    boolean drawn,
    boolean pictured,
    PageView view) {
  /** Copies the lists. */
  PageContent {
    glyphs = List.copyOf(glyphs);
    blanks = List.copyOf(blanks);
    horizontal = List.copyOf(horizontal);
    vertical = List.copyOf(vertical);
  }
}
