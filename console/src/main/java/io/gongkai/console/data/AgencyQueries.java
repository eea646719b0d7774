package io.gongkai.console.data;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads what is known of agencies. */
public final class AgencyQueries {
  private static final int MOST_YEARS = 50;
  private static final int MOST_REVISIONS = 500;

  private final ConsoleDatabase database;

  /**
   * A year of an agency; a figure is null when the report does not give it.
   *
   * @param reportKey the report's key
   * @param year report year
   * @param verdict CLEAN or FLAGGED
   * @param findings how many findings, those waived left out
   * @param rules codes of the rules that flag it
   * @param carriedIn applications carried over from the year before
   * @param received applications received
   * @param handled applications concluded
   * @param carriedOut applications carried over to the next year
   * @param submissions how often a document was handed in for it
   */
  public record Year(
      String reportKey,
      int year,
      String verdict,
      int findings,
      List<String> rules,
      BigDecimal carriedIn,
      BigDecimal received,
      BigDecimal handled,
      BigDecimal carriedOut,
      int submissions) {
    /** Copies the list. */
    public Year {
      rules = List.copyOf(rules);
    }

    /** Whether what was carried into this year is not what the year before carried out. */
    public boolean breaksWith(Year before) {
      return before.year() == year - 1
          && carriedIn != null
          && before.carriedOut() != null
          && carriedIn.compareTo(before.carriedOut()) != 0;
    }
  }

  /**
   * An agency that has not reported.
   *
   * @param agency its name
   * @param level whose figures it gave the year before
   */
  public record Missing(String agency, String level) {}

  /**
   * A page of agencies that have not reported.
   *
   * @param agencies the agencies
   * @param next where the next page begins; empty when this is the last
   */
  public record MissingPage(List<Missing> agencies, String next) {
    /** Copies the list. */
    public MissingPage {
      agencies = List.copyOf(agencies);
    }
  }

  /** Reads from a database. */
  public AgencyQueries(ConsoleDatabase database) {
    this.database = database;
  }

  /** The years of an agency whose reports stand, the last first. */
  public List<Year> years(String agency) throws SQLException {
    return database.read(
        connection ->
            Rows.of(
                connection,
                AgencyQueries::year,
                """
                SELECT s.report_key, s.year, s.verdict, s.findings, s.flagging,
                  w.t3_carried_in_total, w.t3_received_total, w.t3_total_total,
                  w.t3_carried_out_total,
                  (SELECT count(*) FROM submission d WHERE d.report_key = s.report_key) AS submissions
                FROM standing_report s JOIN report_wide w USING (report_key)
                WHERE s.agency = ? AND w.agency = s.agency ORDER BY s.year DESC LIMIT
                """
                    + MOST_YEARS,
                agency));
  }

  /** What an agency corrected, and how fast. */
  public Corrections corrections(String agency) throws SQLException {
    return Corrections.of(
        database.read(
            connection ->
                Rows.of(
                    connection,
                    row ->
                        new Corrections.Judged(
                            row.getString("report_key"),
                            row.getInt("year"),
                            row.getString("submission_id"),
                            row.getString("verdict"),
                            Rows.instant(row, "received_at"),
                            new HashSet<>(Rows.texts(row, "failed"))),
                    """
                    SELECT r.report_key, r.year, r.submission_id, r.verdict, r.received_at,
                      ARRAY(SELECT DISTINCT f.rule FROM finding f WHERE f.report_id = r.id
                        AND f.outcome = 'FAIL' AND f.waived IS NULL AND f.severity <> 'INFO') AS failed
                    FROM report r WHERE r.agency = ? ORDER BY r.received_at DESC LIMIT
                    """
                        + MOST_REVISIONS,
                    agency)));
  }

  /**
   * Agencies that reported for the year before and not yet for a year.
   *
   * @param level level of reporting; empty for any
   * @param after name of the agency that the page begins behind; empty for the first
   * @param most most agencies
   */
  public MissingPage missing(int year, String level, String after, int most) throws SQLException {
    List<Missing> found =
        database.read(
            connection ->
                Rows.of(
                    connection,
                    row -> new Missing(row.getString("agency"), row.getString("level")),
                    """
                    SELECT agency, min(level) AS level FROM standing_report before
                    WHERE agency > ? AND year = ? AND NOT EXISTS (SELECT FROM standing_report now
                      WHERE now.agency = before.agency AND now.year = ?)
                    GROUP BY agency HAVING ? = '' OR min(level) = ?
                    ORDER BY agency LIMIT
                    """
                        + (most + 1),
                    after,
                    year - 1,
                    year,
                    level,
                    level));
    boolean more = found.size() > most;
    List<Missing> shown = new ArrayList<>(more ? found.subList(0, most) : found);
    return new MissingPage(shown, more ? shown.get(most - 1).agency() : "");
  }

  private static Year year(ResultSet row) throws SQLException {
    return new Year(
        row.getString("report_key"),
        row.getInt("year"),
        row.getString("verdict"),
        row.getInt("findings"),
        Rows.texts(row, "flagging"),
        row.getBigDecimal("t3_carried_in_total"),
        row.getBigDecimal("t3_received_total"),
        row.getBigDecimal("t3_total_total"),
        row.getBigDecimal("t3_carried_out_total"),
        row.getInt("submissions"));
  }
}
