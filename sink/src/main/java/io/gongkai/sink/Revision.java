package io.gongkai.sink;

import io.gongkai.model.Submission;
import java.util.Comparator;

/**
 * The order of a submission among those of its report: by when reports.raw took it in, then by
 * where. What was written by or after a switch to a replay comes behind all that was before it,
 * because the replay may have another submission stand.
 *
 * @param since when that switch began, in milliseconds since 1970; 0 before any switch
 * @param receivedAt milliseconds since 1970 by the broker's clock
 * @param partition partition of reports.raw
 * @param offset offset in that partition
 */
record Revision(long since, long receivedAt, int partition, long offset)
    implements Comparable<Revision> {
  private static final Comparator<Revision> ORDER =
      Comparator.comparingLong(Revision::since)
          .thenComparingLong(Revision::receivedAt)
          .thenComparingInt(Revision::partition)
          .thenComparingLong(Revision::offset);

  static Revision of(long since, Submission submission) {
    return new Revision(
        since,
        submission.getReceivedAt().toEpochMilli(),
        submission.getPartition(),
        submission.getOffset());
  }

  @Override
  public int compareTo(Revision other) {
    return ORDER.compare(this, other);
  }

  /**
   * The revision as the database keeps it and puts it in order. Before any switch it has one place
   * less: a switch begins after all documents before it were taken in, so the order is the same.
   */
  long[] toArray() {
    return since == 0
        ? new long[] {receivedAt, partition, offset}
        : new long[] {since, receivedAt, partition, offset};
  }
}
