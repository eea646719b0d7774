package io.gongkai.sink;

import java.util.Locale;

/**
 * The tables that rows wait in until they are merged, one set for each connection.
 *
 * <p>Each commit empties those that there are, which takes longer than a small merge: so each is
 * made when it is needed first.
 */
enum Staging {
  REPORT("SELECT 0 AS ordinal, r.* FROM report r"),
  FINDING("SELECT 0 AS report_ordinal, f.* FROM finding f"),
  STATE(
      "SELECT report_key, verdict, submission_id, revision, false AS stands, false AS left_topic,"
          + " from_partition, from_offset FROM report"),
  SUBMISSION("SELECT * FROM submission"),
  RECEIPT_RECORD("SELECT * FROM receipt_record"),
  WAIVER_RECORD("SELECT * FROM waiver_record"),
  UNREADABLE_DOCUMENT("SELECT * FROM unreadable_document"),
  DEAD_LETTER("SELECT * FROM dead_letter");

  private final String columns;

  Staging(String columns) {
    this.columns = columns;
  }

  /** Name of the table. */
  String table() {
    return "incoming_" + name().toLowerCase(Locale.ROOT);
  }

  /** The statement that makes the table where there is none yet; it takes columns, and no rows. */
  String sql() {
    return "CREATE TEMP TABLE IF NOT EXISTS "
        + table()
        + " ON COMMIT DELETE ROWS AS "
        + columns
        + " WITH NO DATA";
  }
}
