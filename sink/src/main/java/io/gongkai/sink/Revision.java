package io.gongkai.sink;

import io.gongkai.model.Submission;
import java.util.Comparator;

/**
 * The order of a submission among those of its report: by when reports.raw took it in, then by
 * where.
 *
 * @param receivedAt milliseconds since 1970 by the broker's clock
 * @param partition partition of reports.raw
 * @param offset offset in that partition
 */
record Revision(long receivedAt, int partition, long offset) implements Comparable<Revision> {
  private static final Comparator<Revision> ORDER =
      Comparator.comparingLong(Revision::receivedAt)
          .thenComparingInt(Revision::partition)
          .thenComparingLong(Revision::offset);

  static Revision of(Submission submission) {
    return new Revision(
        submission.getReceivedAt().toEpochMilli(),
        submission.getPartition(),
        submission.getOffset());
  }

  @Override
  public int compareTo(Revision other) {
    return ORDER.compare(this, other);
  }

  /** The revision as the database keeps it. */
  long[] toArray() {
    return new long[] {receivedAt, partition, offset};
  }
}
