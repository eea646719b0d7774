package io.gongkai.testkit;

/** What the print of a report shows of a cell of the form. */
public enum Shown {
  /** Its number, in a cell of its own. */
  NUMBER,
  /** An empty cell. */
  BLANK,
  /** A mark for nothing. */
  NIL,
  /** No cell of its own, or one that cannot be told from those beside it. */
  UNPLACED,
  /** Another number than the truth says: as printed is right. */
  CHANGED
}
