package io.gongkai.console.data;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Submission;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.schemas.topic.ReportKey;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads single reports with everything that is known of them. */
public final class ReportQueries {
  private static final int MOST_FINDINGS = 500;
  private static final int MOST_RECEIPTS = 50;

  private final ConsoleDatabase database;

  /**
   * A report that stands.
   *
   * @param report what was read; its cells have no places in a text
   * @param verdict CLEAN or FLAGGED
   * @param catalogue version of the rules that judged
   * @param findings what they found
   */
  public record Stored(Report report, String verdict, String catalogue, List<Finding> findings) {
    /** Copies the list. */
    public Stored {
      findings = List.copyOf(findings);
    }

    /** Whether it is flagged. */
    public boolean isFlagged() {
      return verdict.equals("FLAGGED");
    }
  }

  /**
   * A submission under the report's key, with what became of it.
   *
   * @param submissionId its id
   * @param status how it stands
   * @param at when it was handed in
   * @param codes codes of the rules that failed
   * @param fixed codes that failed before and no longer did
   * @param added codes that had not failed before
   * @param messageZh what was said to the agency, in Chinese
   * @param messageEn the same in English
   * @param wasRead whether what was read of it is stored
   */
  public record Revision(
      String submissionId,
      String status,
      Instant at,
      List<String> codes,
      List<String> fixed,
      List<String> added,
      String messageZh,
      String messageEn,
      boolean wasRead) {
    /** Copies the lists. */
    public Revision {
      codes = List.copyOf(codes);
      fixed = List.copyOf(fixed);
      added = List.copyOf(added);
    }
  }

  /**
   * A waiver of the report that was not revoked.
   *
   * @param key its key
   * @param reason why
   * @param author who gave it
   * @param givenAt when; null when it is not known
   * @param expiresAt from when on it does not hold; null when it does not expire
   */
  public record Waived(
      String key, String reason, String author, Instant givenAt, Instant expiresAt) {}

  /**
   * All that the page of a report shows.
   *
   * @param stored the report
   * @param before the report of the year before; null when none stands
   * @param revisions its submissions, the last first
   * @param waivers its waivers, in the order of their keys
   */
  public record Full(Stored stored, Stored before, List<Revision> revisions, List<Waived> waivers) {
    /** Copies the lists. */
    public Full {
      revisions = List.copyOf(revisions);
      waivers = List.copyOf(waivers);
    }

    /** The submission that was read before one of the revisions; empty when there is none. */
    public Optional<Revision> before(Revision revision) {
      return revision.wasRead()
          ? revisions.stream()
              .skip(revisions.indexOf(revision) + 1L)
              .filter(Revision::wasRead)
              .findFirst()
          : Optional.empty();
    }
  }

  /** Reads from a database. */
  public ReportQueries(ConsoleDatabase database) {
    this.database = database;
  }

  /** The report that stands under a key, with its surroundings; empty when none does. */
  public Optional<Full> full(String reportKey) throws SQLException {
    return database.read(
        connection -> {
          Optional<Stored> stored = stored(connection, reportKey);
          if (stored.isEmpty()) {
            return Optional.empty();
          }
          String before = ReportKey.of(ReportKey.agency(reportKey), ReportKey.year(reportKey) - 1);
          return Optional.of(
              new Full(
                  stored.get(),
                  stored(connection, before).orElse(null),
                  revisions(connection, reportKey),
                  waivers(connection, reportKey)));
        });
  }

  /** What was read of a submission under a key, as it was judged last; empty when nothing was. */
  public Optional<Stored> revision(String reportKey, String submissionId) throws SQLException {
    return database.read(
        connection -> {
          List<Long> ids =
              Rows.of(
                  connection,
                  row -> row.getLong(1),
                  "SELECT r.id FROM report r LEFT JOIN report_state s ON s.current_report = r.id"
                      + " WHERE r.report_key = ? AND r.submission_id = ?"
                      + " ORDER BY s.current_report IS NULL, r.id DESC LIMIT 1",
                  reportKey,
                  submissionId);
          return ids.isEmpty() ? Optional.empty() : ofId(connection, ids.get(0));
        });
  }

  private static Optional<Stored> ofId(Connection connection, long id) throws SQLException {
    List<Finding> findings =
        Rows.of(
            connection,
            StoredFinding::of,
            "SELECT * FROM finding WHERE report_id = ? ORDER BY ordinal LIMIT " + MOST_FINDINGS,
            id);
    return Rows.of(
            connection,
            row ->
                new Stored(
                    report(row), row.getString("verdict"), row.getString("catalogue"), findings),
            "SELECT * FROM report WHERE id = ?",
            id)
        .stream()
        .findFirst();
  }

  private static Optional<Stored> stored(Connection connection, String key) throws SQLException {
    List<Finding> findings =
        Rows.of(
            connection,
            StoredFinding::of,
            "SELECT * FROM current_finding WHERE report_key = ? ORDER BY ordinal LIMIT "
                + MOST_FINDINGS,
            key);
    return Rows.of(
            connection,
            row ->
                new Stored(
                    report(row), row.getString("verdict"), row.getString("catalogue"), findings),
            "SELECT * FROM current_report WHERE report_key = ?",
            key)
        .stream()
        .findFirst();
  }

  private static List<Revision> revisions(Connection connection, String key) throws SQLException {
    return Rows.of(
        connection,
        row ->
            new Revision(
                row.getString("submission_id"),
                row.getString("status"),
                Rows.instant(row, "at"),
                Rows.texts(row, "codes"),
                Rows.texts(row, "codes_fixed"),
                Rows.texts(row, "codes_new"),
                Rows.text(row, "message_zh"),
                Rows.text(row, "message_en"),
                row.getBoolean("was_read")),
        "SELECT s.*, EXISTS (SELECT 1 FROM report r WHERE r.report_key = s.report_key"
            + " AND r.submission_id = s.submission_id) AS was_read"
            + " FROM submission s WHERE s.report_key = ? ORDER BY s.at DESC LIMIT "
            + MOST_RECEIPTS,
        key);
  }

  private static List<Waived> waivers(Connection connection, String key) throws SQLException {
    return Rows.of(
        connection,
        row ->
            new Waived(
                row.getString("waiver_key"),
                Rows.text(row, "reason"),
                Rows.text(row, "author"),
                Rows.instant(row, "given_at"),
                Rows.instant(row, "expires_at")),
        "SELECT * FROM waiver_record WHERE report_key = ? AND NOT revoked ORDER BY waiver_key LIMIT "
            + MOST_FINDINGS,
        key);
  }

  private static Report report(ResultSet row) throws SQLException {
    FormLayout layout =
        FormLayout.of(
            FormEdition.valueOf(row.getString("form")),
            FormEdition.valueOf(row.getString("table3_form")));
    CellsBuilder cells = new CellsBuilder(layout);
    for (FormTable table : FormTable.values()) {
      fill(cells, table, row);
    }
    return new Report(
        submission(row),
        row.getString("agency"),
        row.getInt("year"),
        layout.form(),
        layout.table3Form(),
        cells.build(),
        List.of(),
        List.of(),
        ReportingLevel.valueOf(row.getString("level")),
        row.getString("credit_code"),
        null,
        "",
        List.of());
  }

  private static void fill(CellsBuilder cells, FormTable table, ResultSet row) throws SQLException {
    String prefix = table.name().toLowerCase(java.util.Locale.ROOT);
    Long[] values = (Long[]) row.getArray(prefix + "_values").getArray();
    String states = row.getString(prefix + "_states");
    Array scaled = row.getArray(prefix + "_scales");
    Number[] scales = scaled == null ? null : (Number[]) scaled.getArray();
    int place = 0;
    for (FormCell cell : cells.layout().cells()) {
      if (FormTable.ofItem(cell.item()) == table && place < states.length()) {
        CellState state = state(states.charAt(place));
        if (values[place] == null) {
          cells.state(cell.index(), state);
        } else {
          int scale = scales == null || scales[place] == null ? 0 : scales[place].intValue();
          cells.value(cell.index(), state, BigDecimal.valueOf(values[place], scale));
        }
        place++;
      }
    }
  }

  private static CellState state(char letter) {
    return switch (letter) {
      case 'P' -> CellState.PRINTED;
      case 'I' -> CellState.INFERRED;
      case 'B' -> CellState.BLANK;
      case 'N' -> CellState.NIL;
      case 'L' -> CellState.ILLEGIBLE;
      default -> CellState.MISSING;
    };
  }

  private static Submission submission(ResultSet row) throws SQLException {
    return new Submission(
        row.getString("submission_id"),
        row.getString("agency_id"),
        row.getString("filename"),
        row.getString("source_url"),
        row.getString("media_type"),
        row.getString("sha256"),
        row.getInt("bytes"),
        Rows.instant(row, "received_at"),
        row.getInt("raw_partition"),
        row.getLong("raw_offset"));
  }
}
