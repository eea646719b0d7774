package io.gongkai.normalize.topology;

import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import java.util.function.Function;

/** A document as it was taken in, before anything of it is read. */
final class ReceivedDocument {
  private final Submission submission;
  private final Function<Normalizer, NormalizeResult> reading;

  private ReceivedDocument(Submission submission, Function<Normalizer, NormalizeResult> reading) {
    this.submission = submission;
    this.reading = reading;
  }

  /**
   * A document whose bytes are there.
   *
   * @param submission what its record says of it
   * @param document its bytes, which belong to this object from now on
   */
  static ReceivedDocument of(Submission submission, byte[] document) {
    return new ReceivedDocument(
        submission, normalizer -> normalizer.normalize(submission, document));
  }

  /** A document that its publisher has to hand in again, because its record does not lead to it. */
  static ReceivedDocument refused(Unreadable unreadable) {
    return new ReceivedDocument(
        unreadable.getSubmission(), normalizer -> new NormalizeResult.Refused(unreadable, ""));
  }

  Submission submission() {
    return submission;
  }

  NormalizeResult readBy(Normalizer normalizer) {
    return reading.apply(normalizer);
  }
}
