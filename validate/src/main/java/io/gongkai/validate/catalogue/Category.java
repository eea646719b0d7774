package io.gongkai.validate.catalogue;

/** What kind of thing a rule looks at. */
public enum Category {
  /** A number on its own. */
  NUMBERS,
  /** The presence of tables and rows. */
  STRUCTURE,
  /** Sums inside a table. */
  SUMS,
  /** The narrative against the tables. */
  PROSE,
  /** The report against those of the same agency for other years. */
  SERIES
}
