package io.gongkai.console.data;

import io.gongkai.console.marked.Html;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs queries and makes values of their rows. */
final class Rows {
  private Rows() {}

  /** Makes a value of a row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** All rows; the query must bound them. */
  static <T> List<T> of(Connection connection, Row<T> row, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.of(rows));
        }
        return all;
      }
    }
  }

  /** The number that a query gives. */
  static long number(Connection connection, String sql, Object... parameters) throws SQLException {
    return of(connection, row -> row.getLong(1), sql, parameters).get(0);
  }

  /** A point in time; null for null. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** A text of which nothing is hidden; empty for null. */
  static String text(ResultSet row, String column) throws SQLException {
    return Html.visible(row.getString(column));
  }

  /** The texts of an array. */
  static List<String> texts(ResultSet row, String column) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Object text : (Object[]) row.getArray(column).getArray()) {
      texts.add(Html.visible((String) text));
    }
    return texts;
  }
}
