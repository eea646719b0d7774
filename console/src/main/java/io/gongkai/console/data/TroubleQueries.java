package io.gongkai.console.data;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what could not be processed: unreadable documents, and what the sink failed on. */
public final class TroubleQueries {
  private static final int LETTERS = 50;

  private final ConsoleDatabase database;

  /**
   * A document that could not be read.
   *
   * @param submissionId id of the submission
   * @param reason why
   * @param messageZh what was found, in Chinese
   * @param messageEn the same in English
   * @param who who handed it in, or else the agency that it names; empty when neither is known
   * @param filename its name; empty when none was given
   * @param mediaType what it is
   * @param bytes its size
   * @param receivedAt when it was handed in
   */
  public record Unreadable(
      String submissionId,
      String reason,
      String messageZh,
      String messageEn,
      String who,
      String filename,
      String mediaType,
      int bytes,
      Instant receivedAt) {}

  /**
   * A record that the sink failed on.
   *
   * @param place where it stands: topic, partition and offset
   * @param error what is wrong with it
   * @param failedAt when that was; null when it is not known
   */
  public record Letter(String place, String error, Instant failedAt) {}

  /**
   * A page of unreadable documents.
   *
   * @param documents the documents, the last handed in first
   * @param next where the next page begins; empty when this is the last
   */
  public record Listed(List<Unreadable> documents, String next) {
    /** Copies the list. */
    public Listed {
      documents = List.copyOf(documents);
    }
  }

  /** Reads from a database. */
  public TroubleQueries(ConsoleDatabase database) {
    this.database = database;
  }

  /**
   * A page of the documents that could not be read.
   *
   * @param reason why; empty for any
   * @param after where the page begins, as the page before it said; empty for the first
   * @param most most documents
   * @throws IllegalArgumentException when no page said so
   */
  public Listed unreadable(String reason, String after, int most) throws SQLException {
    List<Object> parameters = new ArrayList<>();
    StringBuilder where = new StringBuilder(" WHERE true");
    if (!reason.isEmpty()) {
      where.append(" AND reason = ?");
      parameters.add(reason);
    }
    if (!after.isEmpty()) {
      where.append(" AND (received_at, submission_id) < (?::timestamptz, ?)");
      parameters.addAll(Cursor.values(after));
    }
    record Keyed(Unreadable document, String cursor) {}
    List<Keyed> rows =
        database.read(
            connection ->
                Rows.of(
                    connection,
                    row ->
                        new Keyed(
                            new Unreadable(
                                row.getString("submission_id"),
                                row.getString("reason"),
                                Rows.text(row, "message_zh"),
                                Rows.text(row, "message_en"),
                                Rows.text(row, "who"),
                                Rows.text(row, "filename"),
                                Rows.text(row, "media_type"),
                                row.getInt("bytes"),
                                Rows.instant(row, "received_at")),
                            Cursor.behind(row.getString("sorted"), row.getString("submission_id"))),
                    "SELECT *, coalesce(nullif(agency_id, ''), agency, '') AS who,"
                        + " received_at::text AS sorted FROM unreadable"
                        + where
                        + " ORDER BY received_at DESC, submission_id DESC LIMIT "
                        + (most + 1),
                    parameters.toArray()));
    boolean more = rows.size() > most;
    List<Keyed> shown = more ? rows.subList(0, most) : rows;
    return new Listed(
        shown.stream().map(Keyed::document).toList(), more ? shown.get(most - 1).cursor() : "");
  }

  /** The records that the sink failed on last. */
  public List<Letter> letters() throws SQLException {
    return database.read(
        connection ->
            Rows.of(
                connection,
                row ->
                    new Letter(
                        Rows.text(row, "place"),
                        Rows.text(row, "error"),
                        Rows.instant(row, "failed_at")),
                "SELECT topic || '-' || partition || '@' || \"offset\" AS place, left(error, 500) AS"
                    + " error, failed_at FROM dead_letter ORDER BY failed_at DESC NULLS LAST LIMIT "
                    + LETTERS));
  }
}
