package io.gongkai.console.account;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gongkai.console.ConsoleConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.flywaydb.core.Flyway;

/**
 * Connections to the console's own schema {@code console}. They are made when they are needed
 * first: whoever only reads pages needs no right to write to the database.
 */
final class AccountDatabase implements AutoCloseable {
  private static final String SCHEMA = "console";
  private static final int CONNECTIONS = 3;
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int SOCKET_TIMEOUT_SECONDS = 30;

  private final ConsoleConfig.Database config;

  /** Null until it is needed. */
  private HikariDataSource pool;

  private boolean closed;

  AccountDatabase(ConsoleConfig.Database config) {
    this.config = config;
  }

  /** Work on a connection, in a transaction of its own. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does work in one transaction, which is taken back when the work fails.
   *
   * @throws SQLException when the database does not answer, or refuses to make the schema
   */
  <T> T run(Work<T> work) throws SQLException {
    try (Connection connection = pool().getConnection()) {
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.from(instant);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (pool != null) {
      pool.close();
    }
  }

  private synchronized HikariDataSource pool() throws SQLException {
    if (closed) {
      throw new SQLException("the console stops");
    }
    if (pool == null) {
      migrate();
      pool = new HikariDataSource(settings());
    }
    return pool;
  }

  private void migrate() throws SQLException {
    try {
      Flyway.configure(AccountDatabase.class.getClassLoader())
          .dataSource(config.jdbcUrl(), config.user(), config.password())
          .schemas(SCHEMA)
          .locations("classpath:io/gongkai/console/account/migration")
          .load()
          .migrate();
    } catch (RuntimeException e) {
      throw new SQLException(
          "the schema " + SCHEMA + " of the accounts cannot be made: " + e.getMessage(), e);
    }
  }

  private HikariConfig settings() {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("gongkai-console-accounts");
    hikari.setJdbcUrl(config.jdbcUrl());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(CONNECTIONS);
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(false);
    hikari.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    hikari.setInitializationFailTimeout(-1);
    hikari.setConnectionInitSql("SET statement_timeout = '10s'");
    hikari.setIsolateInternalQueries(true);
    hikari.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    hikari.addDataSourceProperty("ApplicationName", "gongkai-console-accounts");
    return hikari;
  }
}
