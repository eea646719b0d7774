package io.gongkai.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Is told of every batch that stands in the database. Called in the sink's thread: it has to be
 * quick and throws nothing.
 */
@FunctionalInterface
public interface SinkListener {
  /** Nobody is told. */
  SinkListener NONE = batch -> {};

  /** A batch was written; its transaction is committed. */
  void written(WrittenBatch batch);

  /**
   * A batch that was written.
   *
   * @param records number of records, dead letters among them
   * @param deadLetters number of those that were set aside
   * @param resultsTakenIn for each report that stands clean or flagged and each document that could
   *     not be read: when the document, the withdrawal or the waiver that it comes from was taken
   *     in
   * @param took how long the writing took, waiting for a database that was away included
   */
  record WrittenBatch(int records, int deadLetters, List<Instant> resultsTakenIn, Duration took) {
    /** Copies the list. */
    public WrittenBatch {
      resultsTakenIn = List.copyOf(resultsTakenIn);
    }
  }
}
