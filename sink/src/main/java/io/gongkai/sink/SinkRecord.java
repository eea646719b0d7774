package io.gongkai.sink;

import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.WaiverKey;

/** A record of the topics that the sink reads, decoded and checked. */
sealed interface SinkRecord {
  /** Where the record stands. */
  Origin at();

  /**
   * A report stands on reports.clean or reports.flagged, whichever its verdict says.
   *
   * @param since when the switch began that it was written by or after, in milliseconds since 1970;
   *     0 before any switch
   */
  record Stands(Origin at, String reportKey, ValidatedReport report, long since)
      implements SinkRecord {}

  /** A report has left the topic of a verdict: it moved to the other one or was withdrawn. */
  record Left(Origin at, String reportKey, Verdict verdict) implements SinkRecord {}

  /** A document whose statutory tables could not be read. */
  record NotRead(Origin at, Unreadable unreadable) implements SinkRecord {}

  /** What became of a submission. */
  record Receipted(Origin at, Receipt receipt) implements SinkRecord {}

  /**
   * A finding is justified, or that is revoked.
   *
   * @param waiver the waiver; null revokes it
   */
  record Justified(Origin at, WaiverKey key, Waiver waiver) implements SinkRecord {}

  /**
   * A record that the sink cannot read: our fault, kept as it came.
   *
   * @param error what is wrong with it
   */
  record DeadLetter(Origin at, String error) implements SinkRecord {}
}
