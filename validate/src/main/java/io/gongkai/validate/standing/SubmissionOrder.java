package io.gongkai.validate.standing;

import io.gongkai.model.Submission;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where a submission stands among all submissions: by the time reports.raw took it in, then by its
 * place there.
 *
 * @param receivedAt when reports.raw took the document in
 * @param partition partition of reports.raw
 * @param offset offset in that partition
 */
public record SubmissionOrder(Instant receivedAt, int partition, long offset)
    implements Comparable<SubmissionOrder> {
  private static final Comparator<SubmissionOrder> ORDER =
      Comparator.comparing(SubmissionOrder::receivedAt)
          .thenComparingInt(SubmissionOrder::partition)
          .thenComparingLong(SubmissionOrder::offset);

  /** Checks that there is a time. */
  public SubmissionOrder {
    Objects.requireNonNull(receivedAt, "receivedAt");
  }

  /** The order of a submission. */
  public static SubmissionOrder of(Submission submission) {
    return new SubmissionOrder(
        submission.getReceivedAt(), submission.getPartition(), submission.getOffset());
  }

  /** Whether this submission came after another. */
  public boolean isAfter(SubmissionOrder other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(SubmissionOrder other) {
    return ORDER.compare(this, other);
  }
}
