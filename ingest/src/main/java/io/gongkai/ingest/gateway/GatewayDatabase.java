package io.gongkai.ingest.gateway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import org.flywaydb.core.Flyway;

/**
 * The gateway's connections to the database: its own schema {@code gateway}, and the sink's views.
 */
final class GatewayDatabase implements AutoCloseable {
  private static final String SCHEMA = "gateway";
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int SOCKET_TIMEOUT_SECONDS = 30;

  private final HikariDataSource pool;

  private GatewayDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Work on a connection, in a transaction of its own. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Opens the database and brings the gateway's schema up to date.
   *
   * @param connections most connections, from 1
   * @throws RuntimeException when the database does not answer or its schema cannot be migrated
   */
  static GatewayDatabase open(GatewayConfig.Database config, int connections) {
    Flyway.configure(GatewayDatabase.class.getClassLoader())
        .dataSource(config.jdbcUrl(), config.user(), config.password())
        .schemas(SCHEMA)
        .locations("classpath:io/gongkai/ingest/gateway/migration")
        .load()
        .migrate();
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("gongkai-gateway");
    hikari.setJdbcUrl(config.jdbcUrl());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(connections);
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(false);
    hikari.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    hikari.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    hikari.addDataSourceProperty("ApplicationName", "gongkai-gateway");
    return new GatewayDatabase(new HikariDataSource(hikari));
  }

  /** Does work in one transaction, which is taken back when the work fails. */
  <T> T run(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  /**
   * Reads in one transaction that sees one state of the database, whatever is written meanwhile.
   */
  <T> T read(Work<T> work) throws SQLException {
    return run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          }
          return work.on(connection);
        });
  }

  /** A point in time as JDBC takes it; null for null. */
  static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  /** A point in time from a column; null for null. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    pool.close();
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
