package io.gongkai.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that the sink writes: its schema, the offsets in it, and batches in one transaction.
 */
final class ReportDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportDatabase.class);
  private static final int POOL_SIZE = 2;
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final int SOCKET_TIMEOUT_SECONDS = 60;
  private static final Comparator<TopicPartition> LOCK_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /** What PostgreSQL says when a row is there already. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final HikariDataSource pool;
  private final Regions regions;

  private ReportDatabase(HikariDataSource pool, Regions regions) {
    this.pool = pool;
    this.regions = regions;
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
    hikari.setConnectionInitSql(resource("session.sql"));
    // Commits the statements above; without it a rollback would take them back.
    hikari.setIsolateInternalQueries(true);
    hikari.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    hikari.addDataSourceProperty("ApplicationName", "gongkai-sink");
    HikariDataSource pool = new HikariDataSource(hikari);
    try {
      return new ReportDatabase(pool, new Regions(divisions(pool)));
    } catch (SQLException e) {
      pool.close();
      throw new IllegalStateException(
          "the administrative divisions cannot be read from " + config.jdbcUrl(), e);
    }
  }

  private static Map<String, String> divisions(HikariDataSource pool) throws SQLException {
    Map<String, String> divisions = new HashMap<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT code, name FROM division")) {
      while (rows.next()) {
        divisions.put(rows.getString(1), rows.getString(2));
      }
      connection.rollback();
    }
    return divisions;
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
    return write(batch, StagedBatch.of(batch.records()));
  }

  /**
   * Writes a batch and its offsets in one transaction, or nothing at all.
   *
   * @param staged the rows of the batch
   */
  WriteResult write(Batch batch, StagedBatch staged) throws SQLException {
    try {
      return write(batch, connection -> new DirectWrite(connection, staged, regions).run());
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      LOG.debug("Another instance has written a row of the batch meanwhile, merging it", e);
      return write(batch, connection -> merge(connection, staged));
    }
  }

  private WriteResult write(Batch batch, Writing writing) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        Map<TopicPartition, Long> stored = read(connection, batch.expected(), " FOR UPDATE");
        if (!stored.equals(batch.expected())) {
          connection.rollback();
          return new WriteResult.Moved(stored);
        }
        writing.write(connection);
        move(connection, batch);
        connection.commit();
        return new WriteResult.Written();
      } catch (SQLException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  /** Writes rows on a connection. */
  @FunctionalInterface
  private interface Writing {
    void write(Connection connection) throws SQLException;
  }

  /** A connection as the sink's own, in a transaction. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    pool.close();
  }

  /** Merges staged rows in the transaction of a {@link #connection}, whoever else writes. */
  static void merge(Connection connection, StagedBatch staged) throws SQLException {
    Merge.everything(connection, staged);
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

  private static void rollback(Connection connection, SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
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
