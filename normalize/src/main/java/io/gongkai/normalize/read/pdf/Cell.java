package io.gongkai.normalize.read.pdf;

import java.util.Objects;

/**
 * A cell of a table.
 *
 * @param text its words
 * @param page the page that it stands on, from 1; the first, when a page break has torn it
 */
record Cell(String text, int page) {
  Cell {
    Objects.requireNonNull(text, "text");
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The cell together with its part on the next page. */
  Cell with(Cell below) {
    return new Cell(text + below.text, isEmpty() ? below.page : page);
  }
}
