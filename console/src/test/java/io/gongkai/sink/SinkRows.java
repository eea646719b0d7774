package io.gongkai.sink;

import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Writes what the sink would, with the sink's own statements. */
public final class SinkRows implements AutoCloseable {
  private final ReportDatabase database;
  private long offset;

  /** Opens a database and makes the sink's tables in it. */
  public SinkRows(String url, String user) {
    database =
        ReportDatabase.open(
            new SinkConfig(Map.of(), url, user, "", 1_000, 1 << 20, Duration.ofSeconds(20)));
  }

  /** A report comes to stand. */
  public void stands(ValidatedReport report) throws SQLException {
    String topic = report.getVerdict() == Verdict.CLEAN ? Topics.CLEAN : Topics.FLAGGED;
    write(new SinkRecord.Stands(origin(topic), ReportKey.of(report.getReport()), report, 0));
  }

  /** A report leaves the topic of a verdict. */
  public void leaves(String reportKey, Verdict verdict) throws SQLException {
    String topic = verdict == Verdict.CLEAN ? Topics.CLEAN : Topics.FLAGGED;
    write(new SinkRecord.Left(origin(topic), reportKey, verdict));
  }

  /** A document could not be read. */
  public void unreadable(Unreadable unreadable) throws SQLException {
    write(new SinkRecord.NotRead(origin(Topics.UNREADABLE), unreadable));
  }

  /** A receipt is given. */
  public void receipt(Receipt receipt) throws SQLException {
    write(new SinkRecord.Receipted(origin(Topics.RECEIPTS), receipt));
  }

  /** The sink fails on a record. */
  public void deadLetter(String topic, byte[] key, byte[] value, String error) throws SQLException {
    write(new SinkRecord.DeadLetter(new Origin(topic, 0, ++offset, key, value), error));
  }

  /** Runs a statement. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private Origin origin(String topic) {
    return new Origin(topic, 0, ++offset, new byte[0], new byte[0]);
  }

  private void write(SinkRecord record) throws SQLException {
    try (Connection connection = database.connection()) {
      ReportDatabase.merge(connection, StagedBatch.of(List.of(record)));
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO kafka_offset VALUES ('written', 0, 1) ON CONFLICT (topic, partition)"
                + " DO UPDATE SET next_offset = kafka_offset.next_offset + 1");
      }
      connection.commit();
    }
  }
}
