package io.gongkai.normalize.topology;

import io.gongkai.model.Submission;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;

/** A document as it was taken in, before anything of it is read. */
final class ReceivedDocument {
  private final Submission submission;
  private final byte[] document;

  /**
   * A document.
   *
   * @param submission what its record says of it
   * @param document its bytes, which belong to this object from now on
   */
  ReceivedDocument(Submission submission, byte[] document) {
    this.submission = submission;
    this.document = document;
  }

  Submission submission() {
    return submission;
  }

  NormalizeResult readBy(Normalizer normalizer) {
    return normalizer.normalize(submission, document);
  }
}
