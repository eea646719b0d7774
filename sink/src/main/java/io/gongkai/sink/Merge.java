package io.gongkai.sink;

import io.gongkai.model.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Writes rows by way of staging tables, so that it does not matter which of them stand already, nor
 * who else writes them at the same time.
 */
final class Merge {
  private Merge() {}

  /** Writes all rows of a batch. */
  static void everything(Connection connection, StagedBatch staged) throws SQLException {
    CopyText reports = new CopyText();
    CopyText findings = new CopyText();
    for (int i = 0; i < staged.reports().keys().size(); i++) {
      staged.reports().copyReport(i, i, reports);
      staged.reports().copyFindings(i, i, findings);
    }
    reports(connection, reports, findings);
    CopyText states = new CopyText();
    for (int i = 0; i < staged.states().changes().size(); i++) {
      staged.states().copyChange(i, states);
    }
    states(connection, states);
    receipts(connection, staged.receipts().lastRows());
    if (stage(
        connection,
        Staging.RECEIPT_RECORD,
        MergeSql.RECEIPT_HISTORY_COLUMNS,
        staged.receipts().allRows())) {
      execute(connection, MergeSql.RECEIPT_HISTORY);
    }
    others(connection, staged);
  }

  /**
   * Writes reports with their findings.
   *
   * @param reports their rows, each with a number of its own behind it
   * @param findings the rows of their findings, each with its report's number behind it
   */
  static void reports(Connection connection, CopyText reports, CopyText findings)
      throws SQLException {
    if (stage(connection, Staging.REPORT, with(MergeSql.REPORT_COLUMNS, "ordinal"), reports)) {
      execute(connection, MergeSql.REPORTS);
      execute(connection, MergeSql.OLD_FINDINGS);
      if (stage(
          connection,
          Staging.FINDING,
          with(MergeSql.FINDING_COLUMNS, "report_ordinal"),
          findings)) {
        execute(connection, MergeSql.FINDINGS);
      }
    }
  }

  /** Changes states, and the narrow rows of the reports that stand with them. */
  static void states(Connection connection, CopyText changes) throws SQLException {
    if (stage(connection, Staging.STATE, MergeSql.STATE_COLUMNS, changes)) {
      execute(connection, MergeSql.NEW_STATES);
      execute(connection, MergeSql.LOCK_STATES);
      for (Verdict verdict : Verdict.values()) {
        execute(connection, MergeSql.states(verdict));
      }
      execute(connection, MergeSql.OLD_STANDING);
      execute(connection, MergeSql.STANDING);
    }
  }

  /** Writes how submissions stand. */
  static void receipts(Connection connection, CopyText receipts) throws SQLException {
    if (stage(connection, Staging.SUBMISSION, MergeSql.RECEIPT_COLUMNS, receipts)) {
      execute(connection, MergeSql.RECEIPTS);
    }
  }

  /** Writes what a batch rarely brings: waivers, unreadable documents and dead letters. */
  static void others(Connection connection, StagedBatch staged) throws SQLException {
    if (stage(connection, Staging.WAIVER_RECORD, MergeSql.WAIVER_COLUMNS, staged.waivers())) {
      execute(connection, MergeSql.WAIVERS);
    }
    if (stage(
        connection,
        Staging.UNREADABLE_DOCUMENT,
        MergeSql.UNREADABLE_COLUMNS,
        staged.unreadables())) {
      execute(connection, MergeSql.UNREADABLES);
    }
    if (stage(
        connection, Staging.DEAD_LETTER, MergeSql.DEAD_LETTER_COLUMNS, staged.deadLetters())) {
      execute(connection, MergeSql.DEAD_LETTERS);
    }
  }

  /** Copies rows into a staging table; false when there are none. */
  private static boolean stage(
      Connection connection, Staging staging, List<String> columns, CopyText rows)
      throws SQLException {
    if (rows.count() == 0) {
      return false;
    }
    execute(connection, staging.sql());
    return copy(connection, staging.table(), columns, rows);
  }

  /** Copies rows into a table; false when there are none. */
  static boolean copy(Connection connection, String table, List<String> columns, CopyText rows)
      throws SQLException {
    if (rows.count() == 0) {
      return false;
    }
    String sql = "COPY " + table + " (" + MergeSql.list(columns) + ") FROM STDIN";
    try {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows.stream());
    } catch (IOException e) {
      throw new UncheckedIOException("rows in memory cannot be read", e);
    }
    return true;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Columns and one more. */
  static List<String> with(List<String> columns, String last) {
    return Stream.concat(columns.stream(), Stream.of(last)).toList();
  }
}
