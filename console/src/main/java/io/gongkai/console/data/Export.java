package io.gongkai.console.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be passed on as a table. */
public enum Export {
  /** A row for each flagged report. */
  FLAGGED("flagged-reports"),
  /** A row for each finding of the flagged reports. */
  FINDINGS("findings"),
  /** A row for each report that stands, clean or flagged, with a column for each cell. */
  REPORTS("reports");

  private static final String FLAGGED_COLUMNS =
      "SELECT agency, year, level, region,"
          + " CASE severity WHEN 1 THEN 'ERROR' WHEN 2 THEN 'WARNING' ELSE 'INFO' END AS severity,"
          + " flagging AS rules, findings, received_at, submission_id, report_key"
          + " FROM standing_report";
  private static final String FINDING_COLUMNS =
      "SELECT s.agency, s.year, s.level, s.region, f.rule, f.severity, f.item,"
          + " f.column_name AS cell_column, f.expected, f.actual, f.difference, f.cause,"
          + " f.waived ->> 'reason' AS waiver, f.message_zh, f.message_en, s.received_at,"
          + " s.submission_id, s.report_key FROM (SELECT * FROM standing_report";
  private static final String FINDING_ORDER =
      ") s JOIN finding f ON f.report_id = s.report_id AND f.outcome = 'FAIL'"
          + " ORDER BY s.agency, s.year, s.report_key, f.ordinal";
  private static final String CELL_COLUMNS =
      "SELECT w.*, s.region FROM (SELECT report_key, region FROM standing_report";
  // In no order: the rows are wide, and sorting them would take longer than reading them.
  private static final String CELL_END = ") s JOIN report_wide w ON w.report_key = s.report_key";

  private final String fileName;

  Export(String fileName) {
    this.fileName = fileName;
  }

  /** What a file of it is called, without the ending. */
  public String fileName() {
    return fileName;
  }

  /** The name in addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What an address names. */
  public static Optional<Export> named(String id) {
    return List.of(values()).stream().filter(export -> export.id().equals(id)).findFirst();
  }

  /** The query for what a filter lets through; its columns are the table's. */
  String sql(ReportFilter filter, String verdict, List<Object> parameters) {
    return switch (this) {
      case FLAGGED ->
          FLAGGED_COLUMNS
              + FilterSql.flagged(filter, false, parameters)
              + " ORDER BY "
              + filter.sort().order();
      case FINDINGS ->
          FINDING_COLUMNS + FilterSql.flagged(filter, false, parameters) + FINDING_ORDER;
      case REPORTS -> CELL_COLUMNS + FilterSql.standing(filter, verdict, parameters) + CELL_END;
    };
  }
}
