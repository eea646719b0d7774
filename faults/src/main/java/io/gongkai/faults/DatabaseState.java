package io.gongkai.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the database holds, each table as texts by key.
 *
 * @param current submission, verdict and codes of the rules that flag it by report key
 * @param reports submissions and verdicts of all reports that have ever stood, by report key
 * @param unreadables submissions of documents that could not be read
 * @param receipts submission and status by place on the topic
 * @param statuses status by submission
 * @param counts reports by rule and year
 * @param deadLetters number by topic and text
 */
record DatabaseState(
    Map<String, String> current,
    Map<String, String> reports,
    Map<String, String> unreadables,
    Map<String, String> receipts,
    Map<String, String> statuses,
    Map<String, Long> counts,
    Map<String, Integer> deadLetters) {

  /** Reads it in one transaction. */
  static DatabaseState of(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    Map<String, Long> counts = new TreeMap<>();
    texts(connection, "SELECT rule || '/' || year, reports::text FROM flagged_count")
        .forEach((key, value) -> counts.put(key, Long.valueOf(value)));
    Map<String, Integer> deadLetters = new TreeMap<>();
    texts(
            connection,
            "SELECT topic || ' ' || convert_from(value, 'UTF8'), count(*)::text FROM dead_letter"
                + " GROUP BY 1")
        .forEach((key, value) -> deadLetters.put(key, Integer.valueOf(value)));
    return new DatabaseState(
        texts(
            connection,
            "SELECT r.report_key, r.submission_id || ' ' || r.verdict || ' ' || coalesce("
                + "(SELECT string_agg(DISTINCT f.rule, ',' ORDER BY f.rule) FROM finding f"
                + " WHERE f.report_id = r.id AND f.outcome = 'FAIL' AND f.severity <> 'INFO'), '')"
                + " FROM current_report r"),
        texts(
            connection,
            "SELECT report_key, string_agg(submission_id || ' ' || verdict, ','"
                + " ORDER BY submission_id, verdict) FROM report GROUP BY report_key"),
        texts(connection, "SELECT submission_id, '' FROM unreadable_document"),
        texts(
            connection,
            "SELECT from_partition || '/' || from_offset, submission_id || ' ' || status"
                + " FROM receipt_record"),
        texts(connection, "SELECT submission_id, status FROM submission"),
        counts,
        deadLetters);
  }

  private static Map<String, String> texts(Connection connection, String query)
      throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.put(rows.getString(1), rows.getString(2));
      }
    }
    return texts;
  }
}
