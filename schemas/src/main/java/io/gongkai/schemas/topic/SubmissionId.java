package io.gongkai.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a submission: the same document from the same agency is the same submission. */
public final class SubmissionId {
  private SubmissionId() {}

  /**
   * Identity of a document handed in by an agency.
   *
   * @param agencyId agency id; empty when none was given
   * @param document the document's bytes
   * @return lower-case hex SHA-256 over the agency id, a zero byte and the document
   */
  public static String of(String agencyId, byte[] document) {
    MessageDigest digest = sha256();
    digest.update(agencyId.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return HexFormat.of().formatHex(digest.digest(document));
  }

  /**
   * Hash of a document's bytes.
   *
   * @return lower-case hex SHA-256
   */
  public static String hash(byte[] document) {
    return HexFormat.of().formatHex(sha256().digest(document));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
