package io.gongkai.sink;

import io.gongkai.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that merge a staged batch.
 *
 * <p>Rows are touched in the order of their keys, so that two instances never wait for each other
 * in a circle, and only where the record is newer than the one the row was last written from: a
 * record that is read again changes nothing.
 */
final class MergeSql {
  private static final List<String> SUBMISSION =
      List.of(
          "submission_id",
          "agency_id",
          "filename",
          "source_url",
          "media_type",
          "sha256",
          "bytes",
          "received_at",
          "raw_partition",
          "raw_offset");
  private static final List<String> SOURCE = List.of("from_partition", "from_offset");

  /** Columns of a report, in the order in which they are staged before the ordinal. */
  static final List<String> REPORT_COLUMNS =
      concat(
          List.of(
              "report_key",
              "verdict",
              "revision",
              "agency",
              "year",
              "level",
              "credit_code",
              "form",
              "table3_form",
              "catalogue",
              "overrides"),
          SUBMISSION,
          CellColumns.NAMES,
          SOURCE);

  /** Columns of a finding, in the order in which they are staged before the report's ordinal. */
  static final List<String> FINDING_COLUMNS =
      List.of(
          "ordinal",
          "rule",
          "severity",
          "outcome",
          "item",
          "column_name",
          "expected",
          "actual",
          "difference",
          "cells",
          "suspect",
          "cause",
          "message_zh",
          "message_en",
          "waived",
          "quotes");

  /** Columns of a change of state, in the order in which they are staged. */
  static final List<String> STATE_COLUMNS =
      concat(
          List.of("report_key", "verdict", "submission_id", "revision", "stands", "left_topic"),
          SOURCE);

  /** Columns of the narrow row of a report that stands, in the order in which they are written. */
  static final List<String> STANDING_COLUMNS =
      List.of(
          "report_key",
          "verdict",
          "agency",
          "year",
          "level",
          "form",
          "media_type",
          "submission_id",
          "received_at",
          "severity",
          "flagging",
          "informing",
          "findings",
          "waived",
          "region",
          "report_id");

  /** Columns of a receipt, in the order in which they are staged. */
  static final List<String> RECEIPT_COLUMNS =
      concat(
          List.of(
              "submission_id",
              "status",
              "report_key",
              "codes",
              "at",
              "codes_fixed",
              "codes_new",
              "codes_still",
              "codes_waived",
              "standing",
              "message_zh",
              "message_en"),
          SOURCE);

  /** Columns of a receipt that is kept whole, in the order in which they are staged. */
  static final List<String> RECEIPT_HISTORY_COLUMNS =
      concat(
          RECEIPT_COLUMNS.subList(0, RECEIPT_COLUMNS.size() - SOURCE.size()),
          List.of("causes", "fixed"),
          SOURCE);

  /** Columns of a waiver, in the order in which they are staged. */
  static final List<String> WAIVER_COLUMNS =
      concat(
          List.of(
              "waiver_key",
              "revoked",
              "report_key",
              "rule",
              "item",
              "column_name",
              "reason",
              "author",
              "given_at",
              "expires_at",
              "fingerprint"),
          SOURCE);

  /** Columns of an unreadable document, in the order in which they are staged. */
  static final List<String> UNREADABLE_COLUMNS =
      concat(
          List.of("reason", "message_zh", "message_en", "agency", "year", "form", "table3_form"),
          SUBMISSION,
          CellColumns.NAMES,
          SOURCE);

  /** Columns of a dead letter, in the order in which they are staged. */
  static final List<String> DEAD_LETTER_COLUMNS =
      List.of("topic", "partition", "\"offset\"", "key", "value", "error");

  /** Merges reports and gives the staged ones that changed a row that row's id. */
  static final String REPORTS =
      """
      WITH merged AS (
        %s
        RETURNING id, report_key, submission_id, verdict
      )
      UPDATE incoming_report i SET id = m.id
      FROM merged m
      WHERE i.report_key = m.report_key
        AND i.submission_id = m.submission_id
        AND i.verdict = m.verdict
      """
          .formatted(
              upsert("report", REPORT_COLUMNS, List.of("report_key", "submission_id", "verdict")));

  /** Removes the findings that a changed report had. */
  static final String OLD_FINDINGS =
      "DELETE FROM finding f USING incoming_report i WHERE f.report_id = i.id";

  /** Adds the findings of the reports that changed. */
  static final String FINDINGS =
      """
      INSERT INTO finding (report_id, %1$s)
      SELECT i.id, %2$s
      FROM incoming_finding f JOIN incoming_report i ON i.ordinal = f.report_ordinal
      WHERE i.id IS NOT NULL
      """
          .formatted(list(FINDING_COLUMNS), prefixed("f", FINDING_COLUMNS));

  /** Makes sure that every report in the batch has a state row. */
  static final String NEW_STATES =
      """
      INSERT INTO report_state (report_key)
      SELECT DISTINCT report_key FROM incoming_state ORDER BY report_key
      ON CONFLICT (report_key) DO NOTHING
      """;

  /** Locks the state rows of the batch in one order. */
  static final String LOCK_STATES =
      """
      SELECT count(*) FROM (
        SELECT report_key FROM report_state
        WHERE report_key IN (SELECT report_key FROM incoming_state)
        ORDER BY report_key FOR UPDATE) locked
      """;

  /** Takes away the rows of the reports that stand no more. */
  static final String OLD_STANDING =
      """
      DELETE FROM standing_report WHERE report_key IN (
        SELECT s.report_key FROM report_state s JOIN incoming_state i USING (report_key)
        WHERE s.current_report IS NULL)
      """;

  /** Writes the rows of the reports that stand now. To find a region takes most of the time. */
  static final String STANDING =
      """
      INSERT INTO standing_report (%1$s, region)
      SELECT %2$s, coalesce(o.region, region_of(n.agency))
      FROM standing_report_source n
      LEFT JOIN standing_report o ON o.report_key = n.report_key AND o.agency = n.agency
      WHERE n.report_key IN (SELECT report_key FROM incoming_state)
      ORDER BY n.report_key
      ON CONFLICT (report_key) DO UPDATE SET %3$s
      """
          .formatted(
              list(without(STANDING_COLUMNS, "region")),
              prefixed("n", without(STANDING_COLUMNS, "region")),
              assignments(STANDING_COLUMNS, List.of("report_key")));

  /** Merges receipts; what is no news takes no other status back, see {@link StatusRank}. */
  static final String RECEIPTS =
      upsert("submission", RECEIPT_COLUMNS, List.of("submission_id"))
          + " AND (%s <= %s)"
              .formatted(StatusRank.sql("submission.status"), StatusRank.sql("excluded.status"));

  /** Keeps every receipt; one that is read again is there already. */
  static final String RECEIPT_HISTORY = keep("receipt_record", RECEIPT_HISTORY_COLUMNS);

  /** Merges waivers. */
  static final String WAIVERS = upsert("waiver_record", WAIVER_COLUMNS, List.of("waiver_key"));

  /** Merges unreadable documents. */
  static final String UNREADABLES =
      upsert("unreadable_document", UNREADABLE_COLUMNS, List.of("submission_id"));

  /** Keeps dead letters. */
  static final String DEAD_LETTERS = keep("dead_letter", DEAD_LETTER_COLUMNS);

  private MergeSql() {}

  /** Applies the staged changes of state under a verdict; see {@link StateChange}. */
  static String states(Verdict verdict) {
    return """
    UPDATE report_state s SET
      %1$s_report = CASE WHEN i.wins THEN i.id ELSE s.%1$s_report END,
      %1$s_revision = CASE WHEN i.wins THEN i.revision ELSE s.%1$s_revision END,
      %1$s_stands = CASE WHEN i.wins THEN i.stands ELSE s.%1$s_stands AND NOT i.left_topic END,
      %1$s_partition = i.from_partition,
      %1$s_offset = i.from_offset
    FROM (
      SELECT i.*, r.id,
        i.revision IS NOT NULL
          AND (o.%1$s_revision IS NULL OR i.revision >= o.%1$s_revision) AS wins
      FROM incoming_state i
      JOIN report_state o USING (report_key)
      LEFT JOIN report r USING (report_key, submission_id, verdict)
      WHERE i.verdict = '%2$s') i
    WHERE s.report_key = i.report_key
      AND (s.%1$s_partition IS DISTINCT FROM i.from_partition OR s.%1$s_offset < i.from_offset)
    """
        .formatted(verdict.name().toLowerCase(Locale.ROOT), verdict.name());
  }

  private static String keep(String table, List<String> columns) {
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM incoming_%1$s ON CONFLICT DO NOTHING"
        .formatted(table, list(columns));
  }

  private static String upsert(String table, List<String> columns, List<String> key) {
    String set = assignments(columns, key);
    return """
    INSERT INTO %1$s (%2$s)
    SELECT %2$s FROM incoming_%1$s ORDER BY %3$s
    ON CONFLICT (%3$s) DO UPDATE SET %4$s
    WHERE (%1$s.from_partition <> excluded.from_partition
      OR %1$s.from_offset < excluded.from_offset)
    """
        .formatted(table, list(columns), list(key), set)
        .stripTrailing();
  }

  private static String assignments(List<String> columns, List<String> key) {
    return columns.stream()
        .filter(column -> !key.contains(column))
        .map(column -> column + " = excluded." + column)
        .collect(Collectors.joining(", "));
  }

  /** Columns of a first state under a verdict, in the order in which they are written. */
  static List<String> firstStateColumns(Verdict verdict) {
    return Stream.of("revision", "stands", "partition", "offset", "report")
        .map(part -> verdict.name().toLowerCase(Locale.ROOT) + "_" + part)
        .collect(() -> new ArrayList<>(List.of("report_key")), ArrayList::add, ArrayList::addAll);
  }

  private static List<String> without(List<String> columns, String column) {
    return columns.stream().filter(it -> !it.equals(column)).toList();
  }

  private static String prefixed(String alias, List<String> columns) {
    return columns.stream().map(c -> alias + "." + c).collect(Collectors.joining(", "));
  }

  /** Column names as SQL lists them. */
  static String list(List<String> columns) {
    return String.join(", ", columns);
  }

  @SafeVarargs
  private static List<String> concat(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }
}
