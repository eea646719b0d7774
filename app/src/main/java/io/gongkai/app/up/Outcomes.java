package io.gongkai.app.up;

import io.gongkai.app.publish.Outcome;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from the database what has become of submissions. */
final class Outcomes implements AutoCloseable {
  /**
   * A judged submission counts as stored when its report is, or when a newer one of the same report
   * is: a late older revision never reaches the topics of current reports.
   */
  private static final String STATUS =
      """
      SELECT s.submission_id, s.status, s.report_key, u.reason, u.message_en, r.id AS report_id,
        coalesce(r.agency, c.agency) AS agency, coalesce(r.year, c.year) AS year, r.verdict,
        coalesce(c.submission_id <> s.submission_id, false) AS superseded,
        greatest(t.clean_revision, t.flagged_revision)
          > ARRAY[(extract(epoch FROM s.at) * 1000)::bigint] AS newer_seen
      FROM submission s
      LEFT JOIN unreadable u USING (submission_id)
      LEFT JOIN report_state t USING (report_key)
      LEFT JOIN report c ON c.id = t.current_report
      LEFT JOIN LATERAL (
        SELECT * FROM report r
        WHERE r.submission_id = s.submission_id AND r.report_key = s.report_key
        ORDER BY (r.id = t.current_report) DESC, r.id DESC LIMIT 1) r ON true
      WHERE s.submission_id = ANY (?)
      """;

  private static final String FINDINGS =
      """
      SELECT rule, item, column_name, expected, actual, difference, cause,
        suspect -> 'cells' -> 0 ->> 'item' AS suspect_item,
        suspect -> 'cells' -> 0 ->> 'column' AS suspect_column,
        suspect -> 'cells' -> 0 ->> 'suggested' AS suggested
      FROM finding
      WHERE report_id = ? AND outcome = 'FAIL' AND severity IN ('ERROR', 'WARNING')
        AND waived IS NULL
      ORDER BY ordinal
      """;

  private final Connection connection;

  private Outcomes(Connection connection) {
    this.connection = connection;
  }

  /** Reads from a database. */
  static Outcomes in(String jdbcUrl, String user) throws SQLException {
    return new Outcomes(DriverManager.getConnection(jdbcUrl, user, ""));
  }

  /** Whether the pipeline knows a submission already. */
  boolean isKnown(String submissionId) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM submission WHERE submission_id = ?")) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }
  }

  /** What has become of submissions; one that the database does not know is left out. */
  Map<String, Outcome> of(Collection<String> submissionIds) throws SQLException {
    Map<String, Outcome> outcomes = new HashMap<>();
    Array ids = connection.createArrayOf("text", submissionIds.toArray());
    try (PreparedStatement select = connection.prepareStatement(STATUS)) {
      select.setArray(1, ids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          outcomes.put(row.getString("submission_id"), outcome(row));
        }
      }
    }
    return outcomes;
  }

  private Outcome outcome(ResultSet row) throws SQLException {
    String status = row.getString("status");
    if (status.equals("RECEIVED") || status.equals("DUPLICATE")) {
      return new Outcome.Waiting();
    }
    if (status.equals("NORMALIZED")) {
      return new Outcome.Normalized();
    }
    if (status.equals("UNREADABLE")) {
      return row.getString("reason") == null
          ? new Outcome.Waiting()
          : new Outcome.NotRead(row.getString("reason"), row.getString("message_en"));
    }
    long reportId = row.getLong("report_id");
    boolean stored = !row.wasNull();
    if (!stored && !row.getBoolean("newer_seen")) {
      return new Outcome.Normalized();
    }
    return new Outcome.Judged(
        row.getString("agency"),
        row.getInt("year"),
        stored && !status.equals("WITHDRAWN") ? row.getString("verdict") : status,
        stored ? findings(reportId) : List.of(),
        row.getBoolean("superseded"));
  }

  /** The records that the sink could not store, a line each, oldest first. */
  List<String> deadLetters() throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT topic, partition, \"offset\", error FROM dead_letter"
                    + " ORDER BY topic, partition, \"offset\"");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        lines.add(
            row.getString("topic")
                + "-"
                + row.getInt("partition")
                + "@"
                + row.getLong("offset")
                + ": "
                + row.getString("error"));
      }
    }
    return lines;
  }

  private List<String> findings(long reportId) throws SQLException {
    // One wrong cell may break several sums: it is named once, before them.
    Set<String> lines = new LinkedHashSet<>();
    try (PreparedStatement select = connection.prepareStatement(FINDINGS)) {
      select.setLong(1, reportId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getString("suspect_item") != null) {
            lines.add(suspect(row));
          }
          lines.add(finding(row));
        }
      }
    }
    return List.copyOf(lines);
  }

  private static String suspect(ResultSet row) throws SQLException {
    return "likely wrong: "
        + row.getString("suspect_item")
        + "/"
        + row.getString("suspect_column")
        + ", should be "
        + row.getString("suggested");
  }

  private static String finding(ResultSet row) throws SQLException {
    StringBuilder line = new StringBuilder(row.getString("rule"));
    if (row.getString("item") != null) {
      line.append(' ').append(row.getString("item"));
    }
    if (row.getString("column_name") != null) {
      line.append('/').append(row.getString("column_name"));
    }
    if (row.getString("actual") != null) {
      line.append(": ").append(row.getString("actual"));
    }
    if (row.getString("expected") != null) {
      line.append(", expected ").append(row.getString("expected"));
    }
    return line.toString();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
