package io.gongkai.console.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gongkai.console.ConsoleConfig;
import java.sql.Connection;
import java.sql.SQLException;

/** The console's connections to the database: they cannot write, and no query runs for long. */
public final class ConsoleDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int SOCKET_TIMEOUT_SECONDS = 30;

  private final HikariDataSource pool;

  private ConsoleDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Work on a connection, in a transaction of its own. */
  public interface Work<T> {
    /** Does the work. */
    T on(Connection connection) throws SQLException;
  }

  /** Opens the database; it need not answer yet. */
  public static ConsoleDatabase open(ConsoleConfig.Database config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("gongkai-console");
    hikari.setJdbcUrl(config.jdbcUrl());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(CONNECTIONS);
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(false);
    hikari.setReadOnly(true);
    hikari.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    hikari.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    hikari.setInitializationFailTimeout(-1);
    // jit: compiling a query takes longer than any of ours does.
    hikari.setConnectionInitSql("SET statement_timeout = '10s'; SET jit = off");
    // Commits the statements above; without it a rollback would take them back.
    hikari.setIsolateInternalQueries(true);
    hikari.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    hikari.addDataSourceProperty("ApplicationName", "gongkai-console");
    return new ConsoleDatabase(new HikariDataSource(hikari));
  }

  /** Reads in one transaction that sees one state of the database. */
  public <T> T read(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        return work.on(connection);
      } finally {
        connection.rollback();
      }
    }
  }

  /** A connection for a reading that goes on while it is passed on; the caller closes it. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    pool.close();
  }
}
