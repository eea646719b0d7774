package io.gongkai.testkit;

/** What magnitudes the figures of a generated report have. */
public enum Figures {
  /** Most are zero, a few are large, as in most published reports. */
  USUAL,
  /** Hardly any is zero, as in the report of a province. */
  DENSE,
  /** Some do not fit 32 bits. */
  HUGE,
  /** One request at most, as in the report of a small town. */
  SPARSE,
  /** All are zero. */
  ZERO
}
