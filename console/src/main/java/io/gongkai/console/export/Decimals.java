package io.gongkai.console.export;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Exact numbers as files hold them: 38 digits, 18 of them behind the point. That is every number
 * that a cell may have, and the most digits that the usual readers of Parquet take.
 */
public final class Decimals {
  static final int PRECISION = 38;
  static final int SCALE = 18;
  static final int BYTES = 16;

  private static final BigInteger BOUND = BigInteger.TEN.pow(PRECISION);

  private Decimals() {}

  /** Whether a number can be held without rounding it. */
  public static boolean fits(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() <= SCALE
        && stripped.precision() - stripped.scale() <= PRECISION - SCALE
        && stripped.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().abs().compareTo(BOUND)
            < 0;
  }

  /** The unscaled number, big-endian, as two's complement. */
  static byte[] bytes(BigDecimal number) {
    byte[] shortest =
        number.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().toByteArray();
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, BYTES - shortest.length, shortest.length);
    return bytes;
  }
}
