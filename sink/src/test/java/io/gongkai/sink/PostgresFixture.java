package io.gongkai.sink;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A real PostgreSQL on an ephemeral port; each test gets a database of its own. */
final class PostgresFixture implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private int databases;

  PostgresFixture() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  /** The JDBC URL of a new, empty database. */
  String newDatabase() throws SQLException {
    String name = "test" + ++databases;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
    }
    return postgres.getJdbcUrl("postgres", name) + "&options=-c%20lock_timeout=20s";
  }

  static SinkConfig config(String url) {
    return new SinkConfig(Map.of(), url, "postgres", "", 1_000, 1 << 20, Duration.ofSeconds(20));
  }

  /** Rows of a query, each as its values joined by a bar. */
  static List<String> rows(String url, String sql) throws SQLException {
    try (Connection connection = java.sql.DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row.toString());
      }
      return all;
    }
  }

  static void execute(String url, String sql) throws SQLException {
    try (Connection connection = java.sql.DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
