package io.gongkai.normalize.topology;

import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A document as it was taken in, before anything of it is read. */
final class ReceivedDocument {
  private final Submission submission;
  private final Function<Normalizer, NormalizeResult> reading;
  private final Set<Output> missing;

  private ReceivedDocument(
      Submission submission, Function<Normalizer, NormalizeResult> reading, Set<Output> missing) {
    this.submission = submission;
    this.reading = reading;
    this.missing = missing;
  }

  /**
   * A document whose bytes are there.
   *
   * @param submission what its record says of it
   * @param document its bytes, which belong to this object from now on
   */
  static ReceivedDocument of(Submission submission, byte[] document) {
    return new ReceivedDocument(
        submission,
        normalizer -> normalizer.normalize(submission, document),
        EnumSet.allOf(Output.class));
  }

  /** A document that its publisher has to hand in again, because its record does not lead to it. */
  static ReceivedDocument refused(Unreadable unreadable) {
    return new ReceivedDocument(
        unreadable.getSubmission(),
        normalizer -> new NormalizeResult.Refused(unreadable, ""),
        EnumSet.allOf(Output.class));
  }

  /** The same document, of which only some is still to be made. */
  ReceivedDocument missing(Set<Output> outputs) {
    return new ReceivedDocument(submission, reading, outputs);
  }

  Submission submission() {
    return submission;
  }

  boolean isToTell() {
    return missing.contains(Output.RECEIVED);
  }

  boolean isToRead() {
    return missing.contains(Output.RESULT) || missing.contains(Output.NORMALIZED);
  }

  Reading readBy(Normalizer normalizer, ReadingListener listener) {
    long start = System.nanoTime();
    NormalizeResult result = reading.apply(normalizer);
    listener.read(result, Duration.ofNanos(System.nanoTime() - start));
    return new Reading(result, missing);
  }
}
