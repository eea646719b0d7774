package io.gongkai.testkit;

import java.util.List;

/**
 * A cell of a row of a DOC document.
 *
 * @param paragraphs its paragraphs, each as runs; at least one
 * @param merge how it is merged with its neighbours
 */
public record DocCell(List<List<DocRun>> paragraphs, Merge merge) {

  /** How a cell is merged: the bits of its entry in the row's definition. */
  public enum Merge {
    /** With no other. */
    NONE(0),
    /** The first of cells beside each other. */
    FIRST_BESIDE(0x01),
    /** One of them, and not the first. */
    BESIDE(0x02),
    /** The first of cells below each other. */
    FIRST_BELOW(0x60),
    /** One of them, and not the first. */
    BELOW(0x20),
    /** The first of a block that spans columns and rows. */
    FIRST_OF_BLOCK(0x61),
    /** The first in a row of such a block that is not its first row. */
    BELOW_IN_BLOCK(0x21);

    private final int bits;

    Merge(int bits) {
      this.bits = bits;
    }

    int bits() {
      return bits;
    }
  }

  /** Checks that there is a paragraph. */
  public DocCell {
    paragraphs = paragraphs.stream().map(List::copyOf).toList();
    if (paragraphs.isEmpty()) {
      throw new IllegalArgumentException("a cell has at least one paragraph");
    }
  }

  /** A cell with one paragraph. */
  public static DocCell of(String text, Merge merge) {
    return new DocCell(List.of(List.of(DocRun.shown(text))), merge);
  }
}
