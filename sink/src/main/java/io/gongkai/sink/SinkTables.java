package io.gongkai.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables that a sink writes, as a whole. */
public final class SinkTables {
  /** All but the form itself and the history of the schema, which no topic holds. */
  private static final String TABLES =
      "SELECT quote_ident(table_name) FROM information_schema.tables"
          + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
          + " AND table_name NOT IN ('form_cell', 'division') AND table_name NOT LIKE 'flyway%'";

  private SinkTables() {}

  /**
   * Empties them, offsets included, in one transaction: the next sink reads the topics from their
   * beginning. Where no sink has run yet there is nothing to do.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public static void empty(String jdbcUrl, String user, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(TABLES)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      if (tables.contains("kafka_offset")) {
        statement.execute("TRUNCATE " + String.join(", ", tables));
      }
    }
  }
}
