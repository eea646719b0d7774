package io.gongkai.console.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists flagged reports, a page at a time. */
public final class FlaggedReports {
  private static final String COLUMNS =
      "report_key, agency, year, level, severity, flagging, informing, findings, waived,"
          + " received_at, submission_id, region";
  private static final int TOTALS = 500;
  private static final int MANY = 2_000;
  private final ConsoleDatabase database;

  /** How many reports the filters let through that were asked for last. */
  private final Map<Counted, Long> totals =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Counted, Long> eldest) {
              return size() > TOTALS;
            }
          });

  /**
   * A flagged report in a list.
   *
   * @param reportKey its key
   * @param agency name of the agency
   * @param year report year
   * @param level whose figures they are
   * @param severity the highest severity: 1 ERROR, 2 WARNING, 3 INFO
   * @param flagging codes of the rules that flag it
   * @param informing codes of the rules that only inform
   * @param findings how many findings, those waived left out
   * @param waived how many findings are waived
   * @param receivedAt when its document was handed in
   * @param submissionId id of the submission
   * @param region code of the division that the agency is in; empty when its name does not tell
   */
  public record Row(
      String reportKey,
      String agency,
      int year,
      String level,
      int severity,
      List<String> flagging,
      List<String> informing,
      int findings,
      int waived,
      Instant receivedAt,
      String submissionId,
      String region) {
    /** Copies the lists. */
    public Row {
      flagging = List.copyOf(flagging);
      informing = List.copyOf(informing);
    }

    /** The highest severity by its name. */
    public String severityName() {
      return switch (severity) {
        case 1 -> "ERROR";
        case 2 -> "WARNING";
        default -> "INFO";
      };
    }
  }

  /**
   * A page of a list.
   *
   * @param rows the rows
   * @param total how many there are on all pages
   * @param next where the next page begins; empty when this is the last
   */
  public record Listed(List<Row> rows, long total, String next) {
    /** Copies the list. */
    public Listed {
      rows = List.copyOf(rows);
    }
  }

  /** Reads from a database. */
  public FlaggedReports(ConsoleDatabase database) {
    this.database = database;
  }

  /**
   * A page of flagged reports.
   *
   * @param version version of the database; how many reports a filter lets through is counted once
   *     for each
   * @param after where the page begins, as the page before it said; empty for the first
   * @param most most rows
   * @throws IllegalArgumentException when no page said so
   */
  public Listed list(ReportFilter filter, String after, int most, long version)
      throws SQLException {
    return database.read(
        connection -> {
          long total = total(connection, filter, version);
          if (total == 0 && after.isEmpty()) {
            return new Listed(List.of(), 0, "");
          }
          List<Object> parameters = new ArrayList<>();
          String where = FilterSql.flagged(filter, total > MANY, parameters);
          if (!after.isEmpty()) {
            where += " AND " + filter.sort().behind();
            parameters.addAll(Cursor.values(after));
          }
          List<Keyed> rows =
              Rows.of(
                  connection,
                  row -> new Keyed(row(row), row.getString("sorted"), row.getString("report_key")),
                  "SELECT "
                      + COLUMNS
                      + ", "
                      + filter.sort().column()
                      + "::text AS sorted FROM standing_report"
                      + where
                      + " ORDER BY "
                      + filter.sort().order()
                      + " LIMIT "
                      + (most + 1),
                  parameters.toArray());
          boolean more = rows.size() > most;
          List<Keyed> shown = more ? rows.subList(0, most) : rows;
          return new Listed(
              shown.stream().map(Keyed::row).toList(),
              total,
              more ? shown.get(most - 1).cursor() : "");
        });
  }

  private long total(Connection connection, ReportFilter filter, long version) throws SQLException {
    Counted key = new Counted(filter.fields(), version);
    Long known = totals.get(key);
    if (known != null) {
      return known;
    }
    List<Object> parameters = new ArrayList<>();
    String where = FilterSql.flagged(filter, false, parameters);
    long total =
        Rows.number(
            connection, "SELECT count(*) FROM standing_report" + where, parameters.toArray());
    totals.put(key, total);
    return total;
  }

  /** What was counted: the fields of a filter, at a version of the database. */
  private record Counted(Map<String, String> fields, long version) {}

  private record Keyed(Row row, String sorted, String key) {
    String cursor() {
      return Cursor.behind(sorted, key);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("report_key"),
        Rows.text(row, "agency"),
        row.getInt("year"),
        row.getString("level"),
        row.getInt("severity"),
        Rows.texts(row, "flagging"),
        Rows.texts(row, "informing"),
        row.getInt("findings"),
        row.getInt("waived"),
        Rows.instant(row, "received_at"),
        row.getString("submission_id"),
        row.getString("region"));
  }
}
