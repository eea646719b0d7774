package io.gongkai.console.data;

import java.sql.SQLException;
import java.util.List;

/** Reads how often a rule fires, and where. */
public final class RuleQueries {
  private static final int EXAMPLES = 10;

  private final ConsoleDatabase database;

  /**
   * A finding of a rule.
   *
   * @param reportKey the report's key
   * @param agency name of the agency
   * @param year report year
   * @param messageZh what was found, in Chinese
   * @param messageEn the same in English
   */
  public record Example(
      String reportKey, String agency, int year, String messageZh, String messageEn) {}

  /**
   * How often a rule fires.
   *
   * @param years reports in which it failed by report year, the last first
   * @param examples its findings in the reports that were handed in last
   * @param waivers waivers for it that were not revoked
   */
  public record Fired(List<Figures.Count> years, List<Example> examples, long waivers) {
    /** Copies the lists. */
    public Fired {
      years = List.copyOf(years);
      examples = List.copyOf(examples);
    }

    /** Reports in which it failed. */
    public long reports() {
      return years.stream().mapToLong(Figures.Count::count).sum();
    }
  }

  /** Reads from a database. */
  public RuleQueries(ConsoleDatabase database) {
    this.database = database;
  }

  /**
   * How often a rule fires now.
   *
   * @param flags whether it flags reports; if not, it only informs
   */
  public Fired fired(String code, boolean flags) throws SQLException {
    String fired =
        flags
            ? "verdict = 'FLAGGED' AND flagging @> ARRAY[?::text]"
            : "informing <> '{}' AND informing @> ARRAY[?::text]";
    return database.read(
        connection ->
            new Fired(
                Rows.of(
                    connection,
                    row -> new Figures.Count(row.getString(1), row.getLong(2)),
                    "SELECT year, count(*) FROM standing_report WHERE "
                        + fired
                        + " GROUP BY year ORDER BY year DESC LIMIT 20",
                    code),
                Rows.of(
                    connection,
                    row ->
                        new Example(
                            row.getString("report_key"),
                            Rows.text(row, "agency"),
                            row.getInt("year"),
                            Rows.text(row, "message_zh"),
                            Rows.text(row, "message_en")),
                    """
                    SELECT s.report_key, s.agency, s.year, f.message_zh, f.message_en
                    FROM (SELECT * FROM standing_report WHERE %s
                      ORDER BY received_at DESC, report_key DESC LIMIT %s) s
                    CROSS JOIN LATERAL (SELECT * FROM finding
                      WHERE report_id = s.report_id AND rule = ? AND outcome = 'FAIL'
                        AND waived IS NULL ORDER BY ordinal LIMIT 1) f
                    ORDER BY s.received_at DESC
                    """
                        .replaceFirst("%s", fired)
                        .replaceFirst("%s", Integer.toString(EXAMPLES)),
                    code,
                    code),
                Rows.number(
                    connection,
                    "SELECT count(*) FROM waiver_record WHERE rule = ? AND NOT revoked",
                    code)));
  }
}
