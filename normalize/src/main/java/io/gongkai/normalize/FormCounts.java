package io.gongkai.normalize;

/** Sizes of the statutory tables that are the same in every edition. */
final class FormCounts {
  /** Cells of table 4: three groups of five. */
  static final int TABLE4_CELLS = 15;

  private FormCounts() {}
}
