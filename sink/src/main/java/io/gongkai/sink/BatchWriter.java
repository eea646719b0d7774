package io.gongkai.sink;

import io.gongkai.schemas.streams.SubmissionLog;
import io.gongkai.schemas.trace.Traces;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches through trouble: tries again while the database is away, within a bound, and keeps
 * a record that the database refuses apart so that the others go on.
 */
final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final ReportDatabase database;
  private final Duration retryTimeout;
  private final CountDownLatch closing;
  private final SinkListener listener;
  private final Traces traces;

  /**
   * A writer.
   *
   * @param retryTimeout how long it tries again
   * @param closing ends every pause when it opens
   * @param listener is told of what was written
   * @param traces is told of each result that was written
   */
  BatchWriter(
      ReportDatabase database,
      Duration retryTimeout,
      CountDownLatch closing,
      SinkListener listener,
      Traces traces) {
    this.database = database;
    this.retryTimeout = retryTimeout;
    this.closing = closing;
    this.listener = listener;
    this.traces = traces;
  }

  /**
   * Writes a batch.
   *
   * @return where the batch's partitions stand afterwards; at another place than the batch's end
   *     when another instance has written meanwhile
   * @throws SinkException when the database stays away or refuses the statements
   */
  Map<TopicPartition, Long> write(Batch batch) throws InterruptedException {
    return write(batch, StagedBatch.of(batch.records()));
  }

  /**
   * Writes a batch.
   *
   * @param staged the rows of the batch
   * @return where the batch's partitions stand afterwards; at another place than the batch's end
   *     when another instance has written meanwhile
   * @throws SinkException when the database stays away or refuses the statements
   */
  Map<TopicPartition, Long> write(Batch batch, StagedBatch staged) throws InterruptedException {
    try {
      long start = System.nanoTime();
      StoringWork storing = StoringWork.begin(traces, batch);
      WriteResult result = retrying(() -> database.write(batch, staged));
      if (result instanceof WriteResult.Moved moved) {
        return moved.offsets();
      }
      storing.end();
      listener.written(written(batch, Duration.ofNanos(System.nanoTime() - start)));
      return batch.next();
    } catch (SQLException e) {
      if (!SqlErrors.isAboutData(e)) {
        throw new SinkException("PostgreSQL refuses to store reports: " + e.getMessage(), e);
      }
      return apart(batch, e);
    }
  }

  private static SinkListener.WrittenBatch written(Batch batch, Duration took) {
    List<SinkRecord> records = batch.records();
    int deadLetters =
        (int) records.stream().filter(it -> it instanceof SinkRecord.DeadLetter).count();
    List<Instant> results =
        records.stream()
            .filter(BatchWriter::isResult)
            .map(it -> Instant.ofEpochMilli(it.at().timestamp()))
            .toList();
    return new SinkListener.WrittenBatch(records.size(), deadLetters, results, took);
  }

  private static boolean isResult(SinkRecord record) {
    return (record instanceof SinkRecord.Stands || record instanceof SinkRecord.NotRead)
        && record.at().timestamp() >= 0;
  }

  /** Where partitions stand; see {@link ReportDatabase#offsets}. */
  Map<TopicPartition, Long> offsets(Map<TopicPartition, Long> beginnings)
      throws InterruptedException {
    try {
      return retrying(() -> database.offsets(beginnings));
    } catch (SQLException e) {
      throw new SinkException("PostgreSQL does not give the stored offsets: " + e.getMessage(), e);
    }
  }

  private Map<TopicPartition, Long> apart(Batch batch, SQLException refusal)
      throws InterruptedException {
    if (batch.records().size() == 1) {
      SinkRecord record = batch.records().get(0);
      if (record instanceof SinkRecord.DeadLetter) {
        throw new SinkException(
            "PostgreSQL refuses even the dead letter of " + record.at() + ": " + refusal, refusal);
      }
      SubmissionLog.during(
          submission(record),
          () ->
              LOG.error(
                  "PostgreSQL refuses the record {}, it goes to dead_letter",
                  record.at(),
                  refusal));
      SinkRecord letter =
          new SinkRecord.DeadLetter(record.at(), String.valueOf(refusal.getMessage()));
      return write(batch.withRecords(List.of(letter)));
    }
    List<Batch> halves = batch.halves();
    Map<TopicPartition, Long> offsets = batch.expected();
    for (Batch half : halves) {
      Map<TopicPartition, Long> reached = write(half);
      offsets.putAll(reached);
      if (!reached.equals(half.next())) {
        return offsets;
      }
    }
    return offsets;
  }

  /** The submission that a record is about; empty when it is about none, or that is not known. */
  private static String submission(SinkRecord record) {
    if (record instanceof SinkRecord.Stands stands) {
      return stands.report().getReport().getSubmission().getId();
    }
    if (record instanceof SinkRecord.NotRead notRead) {
      return notRead.unreadable().getSubmission().getId();
    }
    return record instanceof SinkRecord.Receipted receipted
        ? receipted.receipt().getSubmissionId()
        : "";
  }

  private <T> T retrying(SqlCall<T> call) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + retryTimeout.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return call.run();
      } catch (SQLException e) {
        if (!SqlErrors.isTemporary(e)) {
          throw e;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw new SinkException(
              "PostgreSQL did not answer for "
                  + retryTimeout.toSeconds()
                  + " s ("
                  + e.getMessage()
                  + "). Nothing is lost: start again when it is back.",
              e);
        }
        LOG.warn("PostgreSQL is away, trying again in {} ms", pause.toMillis(), e);
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new SinkException("closed while PostgreSQL was away", e);
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    }
  }

  /** A call that may fail with an SQL error. */
  @FunctionalInterface
  private interface SqlCall<T> {
    T run() throws SQLException;
  }
}
