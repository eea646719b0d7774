package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A cell of a table.
 *
 * @param text its words
 * @param page the page that it stands on, from 1; the first, when a page break has torn it
 * @param areas where it stands: inside its lines, or around its words where it has none; none for
 *     an empty one without lines
 */
record Cell(String text, int page, List<Area> areas) {
  Cell {
    Objects.requireNonNull(text, "text");
    areas = List.copyOf(areas);
  }

  /**
   * A cell without lines around it.
   *
   * @param words the lines of its words
   */
  static Cell of(String text, int page, List<TextLine> words) {
    return new Cell(text, page, words.isEmpty() ? List.of() : List.of(Area.around(page, words)));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The same cell with other words. */
  Cell as(String words) {
    return new Cell(words, page, areas);
  }

  /** The cell together with its part on the next page. */
  Cell with(Cell below) {
    if (isEmpty() || below.isEmpty()) {
      return isEmpty() ? below : this;
    }
    List<Area> both = new ArrayList<>(areas);
    both.addAll(below.areas);
    return new Cell(text + below.text, page, both);
  }
}
