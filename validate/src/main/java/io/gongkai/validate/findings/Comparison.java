package io.gongkai.validate.findings;

import java.math.BigDecimal;

/**
 * The numbers that a rule compared.
 *
 * @param expected what should stand there; null when it is not known
 * @param actual what stands there; null when nothing does
 */
public record Comparison(BigDecimal expected, BigDecimal actual) {
  /** A rule that compared no numbers. */
  public static final Comparison NONE = new Comparison(null, null);

  String expectedText() {
    return expected == null ? null : expected.toPlainString();
  }

  String actualText() {
    return actual == null ? null : actual.toPlainString();
  }

  String differenceText() {
    return expected == null || actual == null
        ? null
        : expected.subtract(actual).abs().toPlainString();
  }
}
