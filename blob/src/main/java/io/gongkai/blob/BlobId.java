package io.gongkai.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a blob: the hash of its bytes.
 *
 * @param sha256 lower-case hex SHA-256, 64 digits; nothing else, so that a name from outside cannot
 *     lead out of a store
 */
public record BlobId(String sha256) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int SHARD_DIGITS = 2;

  /**
   * Checks the hash.
   *
   * @throws IllegalArgumentException when it is no lower-case hex SHA-256
   */
  public BlobId {
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a blob is named by 64 hex digits in lower case");
    }
  }

  /** The name of some bytes. */
  public static BlobId of(byte[] bytes) {
    try {
      return new BlobId(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Reads a name as it is written; empty when the text is none. */
  public static Optional<BlobId> parse(String text) {
    return HASH.matcher(text).matches() ? Optional.of(new BlobId(text)) : Optional.empty();
  }

  /** The first digits, by which a store spreads its blobs. */
  String shard() {
    return sha256.substring(0, SHARD_DIGITS);
  }

  /** The hash. */
  @Override
  public String toString() {
    return sha256;
  }
}
