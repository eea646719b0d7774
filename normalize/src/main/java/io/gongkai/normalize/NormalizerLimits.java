package io.gongkai.normalize;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds on what is read.
 *
 * @param maxBytes largest document in bytes
 * @param maxUnpackedBytes most bytes that the parts of a document unpack to, and that are kept in
 *     memory while it is read
 * @param maxChars longest extracted text, and longest markup that it is extracted from, in UTF-16
 *     units
 * @param maxPages most pages of a PDF
 * @param maxElements most tags of a web page, objects of a PDF, and glyphs and lines of one of its
 *     pages
 * @param maxTime longest time that reading a document may take, from its bytes to its report
 */
public record NormalizerLimits(
    int maxBytes,
    int maxUnpackedBytes,
    int maxChars,
    int maxPages,
    int maxElements,
    Duration maxTime) {
  private static final int DEFAULT_MAX_BYTES = 20 * 1024 * 1024;
  private static final int DEFAULT_MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
  private static final int DEFAULT_MAX_CHARS = 2_000_000;
  private static final int DEFAULT_MAX_PAGES = 300;
  private static final int DEFAULT_MAX_ELEMENTS = 200_000;
  private static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(10);

  /** Checks that all bounds are positive. */
  public NormalizerLimits {
    Objects.requireNonNull(maxTime, "maxTime");
    if (maxBytes <= 0
        || maxUnpackedBytes <= 0
        || maxChars <= 0
        || maxPages <= 0
        || maxElements <= 0) {
      throw new IllegalArgumentException(
          "the limits must be positive: "
              + (maxBytes + " bytes, " + maxUnpackedBytes + " bytes unpacked, ")
              + (maxChars + " characters, " + maxPages + " pages, " + maxElements + " elements"));
    }
    if (maxTime.isNegative() || maxTime.isZero()) {
      throw new IllegalArgumentException("the time limit must be positive: " + maxTime);
    }
  }

  /** Bounds on bytes and characters, the others as in {@link #defaults()}. */
  public NormalizerLimits(int maxBytes, int maxChars) {
    this(
        maxBytes,
        DEFAULT_MAX_UNPACKED_BYTES,
        maxChars,
        DEFAULT_MAX_PAGES,
        DEFAULT_MAX_ELEMENTS,
        DEFAULT_MAX_TIME);
  }

  /**
   * 20 MiB, 64 MiB unpacked, 2,000,000 characters, 300 pages, 200,000 elements, 10 seconds: ten to
   * a hundred times what the longest reports seen take.
   */
  public static NormalizerLimits defaults() {
    return new NormalizerLimits(DEFAULT_MAX_BYTES, DEFAULT_MAX_CHARS);
  }
}
