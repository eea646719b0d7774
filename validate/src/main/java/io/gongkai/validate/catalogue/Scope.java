package io.gongkai.validate.catalogue;

/** How much of a report one application of a rule looks at. */
public enum Scope {
  /** One cell. */
  CELL,
  /** One row of a table. */
  ROW,
  /** One column of a table. */
  COLUMN,
  /** One table. */
  TABLE,
  /** The report as a whole. */
  REPORT,
  /** The reports of one agency over the years. */
  SERIES
}
