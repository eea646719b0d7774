package io.gongkai.sink;

import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The records that the sink could not write, as they lie in its database.
 *
 * <p>Writing one again and taking it out of the dead letters is one transaction: it may be killed
 * at any instant, or run by two at once. What came later on the same topic stays, as when the sink
 * reads a record again.
 */
public final class SinkDeadLetters implements AutoCloseable {
  private static final int FETCH_ROWS = 500;
  private static final String PLACE = " WHERE topic = ? AND partition = ? AND \"offset\" = ?";

  private final ReportDatabase database;
  private final RecordDecoder decoder;

  private SinkDeadLetters(ReportDatabase database, RecordDecoder decoder) {
    this.database = database;
    this.decoder = decoder;
  }

  /**
   * A dead letter, without its bytes.
   *
   * @param topic topic of the record
   * @param partition partition of the record
   * @param offset offset of the record
   * @param error why the sink could not write it
   * @param failedAt when that was; null when it is not known
   * @param valueBytes size of the value in bytes; 0 when there is none
   */
  public record Letter(
      String topic, int partition, long offset, String error, Instant failedAt, long valueBytes) {}

  /**
   * What came of writing a dead letter again.
   *
   * @param state what came of it
   * @param problem why it was not written; empty when it was
   */
  public record Retry(State state, String problem) {
    /** What came of it. */
    public enum State {
      /** It was written, and is a dead letter no longer. */
      WRITTEN,
      /** It is no dead letter: it never was, or was written meanwhile. */
      GONE,
      /** It cannot be written still, and stays where it is. */
      REFUSED
    }
  }

  /**
   * Opens the database, and brings its schema up to date as the sink does.
   *
   * @param config connection of the database; nothing else of it is used
   * @param reports reads the values of reports.clean and reports.flagged
   * @param unreadables reads the values of reports.unreadable
   * @param receipts reads the values of reports.receipts
   * @param waivers reads the values of reports.waivers
   * @throws RuntimeException when the database does not answer
   */
  public static SinkDeadLetters open(
      SinkConfig config,
      Deserializer<ValidatedReport> reports,
      Deserializer<Unreadable> unreadables,
      Deserializer<Receipt> receipts,
      Deserializer<Waiver> waivers) {
    return new SinkDeadLetters(
        ReportDatabase.open(config), new RecordDecoder(reports, unreadables, receipts, waivers));
  }

  /** Names every dead letter, the oldest first. */
  public void each(Consumer<Letter> letter) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT topic, partition, \"offset\", error, failed_at,"
                    + " coalesce(length(value), 0) FROM dead_letter"
                    + " ORDER BY failed_at NULLS FIRST, topic, partition, \"offset\"")) {
      select.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Timestamp failedAt = rows.getTimestamp(5);
          letter.accept(
              new Letter(
                  rows.getString(1),
                  rows.getInt(2),
                  rows.getLong(3),
                  rows.getString(4),
                  failedAt == null ? null : failedAt.toInstant(),
                  rows.getLong(6)));
        }
      }
      connection.rollback();
    }
  }

  /** The record of a dead letter as it came; empty when there is no such dead letter. */
  public Optional<ConsumerRecord<byte[], byte[]>> record(String topic, int partition, long offset)
      throws SQLException {
    try (Connection connection = database.connection()) {
      Optional<ConsumerRecord<byte[], byte[]>> record =
          record(
              connection, "SELECT key, value FROM dead_letter" + PLACE, topic, partition, offset);
      connection.rollback();
      return record;
    }
  }

  /**
   * Writes a dead letter again.
   *
   * @throws SQLException when the database does not answer
   * @throws org.apache.kafka.common.errors.SerializationException when the schema registry does not
   */
  public Retry write(String topic, int partition, long offset) throws SQLException {
    try (Connection connection = database.connection()) {
      try {
        Retry retry = write(connection, topic, partition, offset);
        if (retry.state() == Retry.State.WRITTEN) {
          connection.commit();
        } else {
          connection.rollback();
        }
        return retry;
      } catch (SQLException e) {
        connection.rollback();
        if (SqlErrors.isAboutData(e)) {
          return new Retry(Retry.State.REFUSED, String.valueOf(e.getMessage()));
        }
        throw e;
      } catch (RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private Retry write(Connection connection, String topic, int partition, long offset)
      throws SQLException {
    // The row is locked by this: whoever comes second waits, and finds none.
    Optional<ConsumerRecord<byte[], byte[]>> taken =
        record(
            connection,
            "DELETE FROM dead_letter" + PLACE + " RETURNING key, value",
            topic,
            partition,
            offset);
    if (taken.isEmpty()) {
      return new Retry(Retry.State.GONE, "there is no such dead letter");
    }
    SinkRecord record = decoder.decode(taken.get());
    if (record instanceof SinkRecord.DeadLetter still) {
      return new Retry(Retry.State.REFUSED, still.error());
    }
    ReportDatabase.merge(connection, StagedBatch.of(List.of(record)));
    return new Retry(Retry.State.WRITTEN, "");
  }

  private static Optional<ConsumerRecord<byte[], byte[]>> record(
      Connection connection, String sql, String topic, int partition, long offset)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, topic);
      statement.setInt(2, partition);
      statement.setLong(3, offset);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new ConsumerRecord<>(topic, partition, offset, row.getBytes(1), row.getBytes(2)))
            : Optional.empty();
      }
    }
  }

  /** Closes the connections. */
  @Override
  public void close() {
    database.close();
  }
}
