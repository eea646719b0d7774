package io.gongkai.testkit;

import io.gongkai.model.Submission;
import java.time.Instant;

/** A submission of which nothing is known: what a test of the reading alone hands in. */
public final class BareSubmission {
  private BareSubmission() {}

  /**
   * A submission with an empty id and hash, taken in at the epoch.
   *
   * @param bytes size of its document
   */
  public static Submission of(int bytes) {
    return Submission.newBuilder()
        .setId("")
        .setSha256("")
        .setBytes(bytes)
        .setReceivedAt(Instant.EPOCH)
        .setPartition(0)
        .setOffset(0)
        .build();
  }
}
