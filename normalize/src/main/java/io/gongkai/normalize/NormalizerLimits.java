package io.gongkai.normalize;

/**
 * Bounds on what is read.
 *
 * @param maxBytes largest document in bytes
 * @param maxChars longest extracted text in UTF-16 units
 */
public record NormalizerLimits(int maxBytes, int maxChars) {
  private static final int DEFAULT_MAX_BYTES = 20 * 1024 * 1024;
  private static final int DEFAULT_MAX_CHARS = 2_000_000;

  /** Checks that both bounds are positive. */
  public NormalizerLimits {
    if (maxBytes <= 0 || maxChars <= 0) {
      throw new IllegalArgumentException(
          "the limits must be positive: " + maxBytes + " bytes, " + maxChars + " characters");
    }
  }

  /** 20 MiB and 2,000,000 characters: a hundred times the longest report seen. */
  public static NormalizerLimits defaults() {
    return new NormalizerLimits(DEFAULT_MAX_BYTES, DEFAULT_MAX_CHARS);
  }
}
