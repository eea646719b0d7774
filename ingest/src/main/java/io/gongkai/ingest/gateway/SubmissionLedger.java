package io.gongkai.ingest.gateway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** What was handed in through the gateways, and under which idempotency keys. */
final class SubmissionLedger {
  private static final int CLEAN_UP_ROWS = 1_000;

  private final GatewayDatabase database;
  private final Duration kept;

  /**
   * A ledger.
   *
   * @param kept how long an idempotency key is remembered
   */
  SubmissionLedger(GatewayDatabase database, Duration kept) {
    this.database = database;
    this.kept = kept;
  }

  /** How an idempotency key stands to a document. */
  enum Reservation {
    /** It is this document's, which is not acknowledged yet. */
    OPEN,
    /** It is this document's, which the broker acknowledged before. */
    ACCEPTED,
    /** It is another document's. */
    OTHER_DOCUMENT
  }

  /**
   * Binds an idempotency key to a submission, unless it is bound already.
   *
   * <p>The key is bound before the document is published: of two requests at once with one key and
   * two documents only one may pass.
   */
  Reservation reserve(String agency, String key, String submissionId, Instant now)
      throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement upsert =
              connection.prepareStatement(
                  """
                  INSERT INTO gateway.idempotency_key AS k (agency, key, submission_id, expires_at)
                  VALUES (?, ?, ?, ?)
                  ON CONFLICT (agency, key) DO UPDATE SET
                    submission_id = CASE WHEN k.expires_at <= ? THEN excluded.submission_id
                      ELSE k.submission_id END,
                    accepted_at = CASE WHEN k.expires_at <= ? THEN NULL ELSE k.accepted_at END,
                    expires_at = CASE WHEN k.expires_at <= ? THEN excluded.expires_at
                      ELSE k.expires_at END
                  RETURNING submission_id, accepted_at
                  """)) {
            upsert.setString(1, agency);
            upsert.setString(2, key);
            upsert.setString(3, submissionId);
            upsert.setTimestamp(4, GatewayDatabase.timestamp(now.plus(kept)));
            upsert.setTimestamp(5, GatewayDatabase.timestamp(now));
            upsert.setTimestamp(6, GatewayDatabase.timestamp(now));
            upsert.setTimestamp(7, GatewayDatabase.timestamp(now));
            try (ResultSet row = upsert.executeQuery()) {
              row.next();
              if (!row.getString("submission_id").equals(submissionId)) {
                return Reservation.OTHER_DOCUMENT;
              }
              return row.getTimestamp("accepted_at") == null
                  ? Reservation.OPEN
                  : Reservation.ACCEPTED;
            }
          }
        });
  }

  /**
   * Notes that the broker has acknowledged a submission.
   *
   * @param key the request's idempotency key; null when it had none
   */
  void accept(String agency, String key, String submissionId, Instant now) throws SQLException {
    database.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO gateway.submission (submission_id, agency, accepted_at)"
                      + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, submissionId);
            insert.setString(2, agency);
            insert.setTimestamp(3, GatewayDatabase.timestamp(now));
            insert.executeUpdate();
          }
          return key == null ? 0 : acceptKey(connection, agency, key, submissionId, now);
        });
  }

  /**
   * Forgets idempotency keys that have expired, a bounded number at a time.
   *
   * @return number of keys forgotten; when it is 0, none is left
   */
  int forgetExpired(Instant now) throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  """
                  DELETE FROM gateway.idempotency_key WHERE (agency, key) IN (
                    SELECT agency, key FROM gateway.idempotency_key WHERE expires_at <= ?
                    ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
                  """)) {
            delete.setTimestamp(1, GatewayDatabase.timestamp(now));
            delete.setInt(2, CLEAN_UP_ROWS);
            return delete.executeUpdate();
          }
        });
  }

  private static int acceptKey(
      Connection connection, String agency, String key, String submissionId, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE gateway.idempotency_key SET accepted_at = coalesce(accepted_at, ?)"
                + " WHERE agency = ? AND key = ? AND submission_id = ?")) {
      update.setTimestamp(1, GatewayDatabase.timestamp(now));
      update.setString(2, agency);
      update.setString(3, key);
      update.setString(4, submissionId);
      return update.executeUpdate();
    }
  }
}
