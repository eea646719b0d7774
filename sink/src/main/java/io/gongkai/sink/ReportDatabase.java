package io.gongkai.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gongkai.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The database that the sink writes: its schema, the offsets in it, and batches in one transaction.
 */
final class ReportDatabase implements AutoCloseable {
  private static final int POOL_SIZE = 2;
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final int SOCKET_TIMEOUT_SECONDS = 60;
  private static final Comparator<TopicPartition> LOCK_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final HikariDataSource pool;

  private ReportDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens a database and brings its schema up to date.
   *
   * @throws RuntimeException when the database does not answer or its schema cannot be migrated
   */
  static ReportDatabase open(SinkConfig config) {
    Flyway.configure(ReportDatabase.class.getClassLoader())
        .dataSource(config.jdbcUrl(), config.user(), config.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("gongkai-sink");
    hikari.setJdbcUrl(config.jdbcUrl());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(POOL_SIZE);
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(false);
    hikari.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    hikari.setConnectionInitSql(resource("staging.sql"));
    // Commits the statements above; without it a rollback would take the staging tables away.
    hikari.setIsolateInternalQueries(true);
    hikari.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    hikari.addDataSourceProperty("ApplicationName", "gongkai-sink");
    return new ReportDatabase(new HikariDataSource(hikari));
  }

  /**
   * Where partitions stand; a partition that the database does not know is entered.
   *
   * @param beginnings partitions asked for, with the offset to enter for one that is not known
   */
  Map<TopicPartition, Long> offsets(Map<TopicPartition, Long> beginnings) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO kafka_offset (topic, partition, next_offset) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING")) {
        for (TopicPartition partition : sorted(beginnings)) {
          insert.setString(1, partition.topic());
          insert.setInt(2, partition.partition());
          insert.setLong(3, beginnings.get(partition));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      Map<TopicPartition, Long> offsets = read(connection, beginnings, "");
      connection.commit();
      return offsets;
    }
  }

  /** Writes a batch and its offsets in one transaction, or nothing at all. */
  WriteResult write(Batch batch) throws SQLException {
    StagedBatch staged = StagedBatch.of(batch.records());
    try (Connection connection = pool.getConnection()) {
      try {
        Map<TopicPartition, Long> stored = read(connection, batch.expected(), " FOR UPDATE");
        if (!stored.equals(batch.expected())) {
          connection.rollback();
          return new WriteResult.Moved(stored);
        }
        merge(connection, staged);
        move(connection, batch);
        connection.commit();
        return new WriteResult.Written();
      } catch (SQLException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  /** A connection with the staging tables, in a transaction. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    pool.close();
  }

  /** Merges staged rows in the transaction of a {@link #connection}. */
  static void merge(Connection connection, StagedBatch staged) throws SQLException {
    List<String> reportColumns = withFirst("ordinal", MergeSql.REPORT_COLUMNS);
    if (copy(connection, "incoming_report", reportColumns, staged.reports())) {
      execute(connection, MergeSql.REPORTS);
      execute(connection, MergeSql.OLD_FINDINGS);
      List<String> findingColumns = withFirst("report_ordinal", MergeSql.FINDING_COLUMNS);
      if (copy(connection, "incoming_finding", findingColumns, staged.findings())) {
        execute(connection, MergeSql.FINDINGS);
      }
    }
    if (copy(connection, "incoming_state", MergeSql.STATE_COLUMNS, staged.states())) {
      execute(connection, MergeSql.NEW_STATES);
      execute(connection, MergeSql.LOCK_STATES);
      for (Verdict verdict : Verdict.values()) {
        execute(connection, MergeSql.states(verdict));
      }
      execute(connection, MergeSql.OLD_STANDING);
      execute(connection, MergeSql.STANDING);
    }
    if (copy(connection, "incoming_submission", MergeSql.RECEIPT_COLUMNS, staged.receipts())) {
      execute(connection, MergeSql.RECEIPTS);
      copy(
          connection,
          "incoming_receipt_record",
          MergeSql.RECEIPT_HISTORY_COLUMNS,
          staged.receiptHistory());
      execute(connection, MergeSql.RECEIPT_HISTORY);
    }
    if (copy(connection, "incoming_waiver_record", MergeSql.WAIVER_COLUMNS, staged.waivers())) {
      execute(connection, MergeSql.WAIVERS);
    }
    if (copy(
        connection,
        "incoming_unreadable_document",
        MergeSql.UNREADABLE_COLUMNS,
        staged.unreadables())) {
      execute(connection, MergeSql.UNREADABLES);
    }
    if (copy(
        connection, "incoming_dead_letter", MergeSql.DEAD_LETTER_COLUMNS, staged.deadLetters())) {
      execute(connection, MergeSql.DEAD_LETTERS);
    }
  }

  private static void move(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE kafka_offset SET next_offset = ? WHERE topic = ? AND partition = ?")) {
      for (Map.Entry<TopicPartition, Long> next : batch.next().entrySet()) {
        update.setLong(1, next.getValue());
        update.setString(2, next.getKey().topic());
        update.setInt(3, next.getKey().partition());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static Map<TopicPartition, Long> read(
      Connection connection, Map<TopicPartition, Long> partitions, String lock)
      throws SQLException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT next_offset FROM kafka_offset WHERE topic = ? AND partition = ?" + lock)) {
      for (TopicPartition partition : sorted(partitions)) {
        select.setString(1, partition.topic());
        select.setInt(2, partition.partition());
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            offsets.put(partition, row.getLong(1));
          }
        }
      }
    }
    return offsets;
  }

  private static List<TopicPartition> sorted(Map<TopicPartition, Long> partitions) {
    return partitions.keySet().stream().sorted(LOCK_ORDER).toList();
  }

  private static boolean copy(
      Connection connection, String table, List<String> columns, CopyText rows)
      throws SQLException {
    if (rows.count() == 0) {
      return false;
    }
    byte[] bytes = rows.toByteArray();
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " (" + MergeSql.list(columns) + ") FROM STDIN");
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    return true;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void rollback(Connection connection, SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static List<String> withFirst(String first, List<String> columns) {
    return Stream.concat(Stream.of(first), columns.stream()).toList();
  }

  private static String resource(String name) {
    try (InputStream in = ReportDatabase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not on the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
