package io.gongkai.ingest.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens that agencies publish and read with.
 *
 * <p>A token is 256 random bits, so that its SHA-256 is kept in its place: nobody can find it from
 * there by trying, and a slow hash with a salt, which is for words that people think of, would only
 * make each request dear.
 */
public final class AccessTokens implements AutoCloseable {
  private static final String PREFIX = "gk_";
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 6;
  private static final int MAX_AGENCY_LENGTH = 200;
  private static final Pattern SECRET = Pattern.compile("gk_[A-Za-z0-9_-]{43}");

  /**
   * What cannot be seen is no part of an agency's id: two ids would look the same, and the stages
   * drop it from headers, so that one would become the other.
   */
  private static final Pattern NOT_IN_AGENCY =
      Pattern.compile("[/\\\\%\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private static final String COLUMNS =
      "id, agency, hash, last_four, created_at, expires_at, revoked_at";

  private final GatewayDatabase database;
  private final SecureRandom random;

  AccessTokens(GatewayDatabase database) {
    this.database = database;
    this.random = new SecureRandom();
  }

  /**
   * A token that was just made.
   *
   * @param token what is kept of it
   * @param secret the token itself, which cannot be had a second time
   */
  public record Created(AccessToken token, String secret) {
    /** The token without the secret. */
    @Override
    public String toString() {
      return "Created[token=" + token + "]";
    }
  }

  /**
   * Opens the tokens in a database, whose schema is brought up to date.
   *
   * @throws RuntimeException when the database does not answer
   */
  public static AccessTokens in(GatewayConfig.Database database) {
    return new AccessTokens(GatewayDatabase.open(database, 1));
  }

  /**
   * Makes a token.
   *
   * @param agency agency id that it stands for: not blank, without a slash, backslash, per cent
   *     sign, control character or one that cannot be seen, at most 200 characters
   * @param now time of making
   * @param expiresAt from when on it opens nothing; null when it does not expire
   * @throws IllegalArgumentException when the agency is no agency id, or the token would have
   *     expired already
   */
  public Created create(String agency, Instant now, Instant expiresAt) throws SQLException {
    Objects.requireNonNull(now, "now");
    requireAgency(agency);
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new IllegalArgumentException(
          "the token would expire at " + expiresAt + ", in the past");
    }
    byte[] secretBytes = new byte[SECRET_BYTES];
    byte[] idBytes = new byte[ID_BYTES];
    random.nextBytes(secretBytes);
    random.nextBytes(idBytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secretBytes);
    AccessToken token =
        new AccessToken(
            HexFormat.of().formatHex(idBytes),
            agency,
            secret.substring(secret.length() - 4),
            now,
            expiresAt,
            null);
    insert(token, hash(secret));
    return new Created(token, secret);
  }

  /** Tokens in the order of agencies and of their making. */
  public List<AccessToken> list() throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT " + COLUMNS + " FROM gateway.token ORDER BY agency, created_at, id");
              ResultSet rows = select.executeQuery()) {
            List<AccessToken> tokens = new ArrayList<>();
            while (rows.next()) {
              tokens.add(token(rows));
            }
            return tokens;
          }
        });
  }

  /**
   * Revokes a token. One that was revoked before stays as it is.
   *
   * @param id the token's id
   * @return the token; empty when there is none with this id
   */
  public Optional<AccessToken> revoke(String id, Instant now) throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE gateway.token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?"
                      + " RETURNING "
                      + COLUMNS)) {
            update.setTimestamp(1, GatewayDatabase.timestamp(now));
            update.setString(2, id);
            try (ResultSet row = update.executeQuery()) {
              return row.next() ? Optional.of(token(row)) : Optional.empty();
            }
          }
        });
  }

  /** Lets go of the database. */
  @Override
  public void close() {
    database.close();
  }

  /** The token with a hash; empty when there is none. */
  Optional<AccessToken> find(byte[] hash) throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT " + COLUMNS + " FROM gateway.token WHERE hash = ?")) {
            select.setBytes(1, hash);
            try (ResultSet row = select.executeQuery()) {
              // The index has compared hashes, whose order tells nothing of tokens; once more in
              // constant time, so that this does not hang on how an index compares.
              return row.next() && MessageDigest.isEqual(hash, row.getBytes("hash"))
                  ? Optional.of(token(row))
                  : Optional.empty();
            }
          }
        });
  }

  /** Whether a text is written as a token is; others need not be looked for. */
  static boolean isToken(String text) {
    return SECRET.matcher(text).matches();
  }

  /** What is kept of a token. */
  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void insert(AccessToken token, byte[] hash) throws SQLException {
    database.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO gateway.token (id, agency, hash, last_four, created_at, expires_at)"
                      + " VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, token.id());
            insert.setString(2, token.agency());
            insert.setBytes(3, hash);
            insert.setString(4, token.lastFour());
            insert.setTimestamp(5, GatewayDatabase.timestamp(token.createdAt()));
            insert.setTimestamp(6, GatewayDatabase.timestamp(token.expiresAt()));
            return insert.executeUpdate();
          }
        });
  }

  private static AccessToken token(ResultSet row) throws SQLException {
    return new AccessToken(
        row.getString("id"),
        row.getString("agency"),
        row.getString("last_four"),
        GatewayDatabase.instant(row, "created_at"),
        GatewayDatabase.instant(row, "expires_at"),
        GatewayDatabase.instant(row, "revoked_at"));
  }

  private static void requireAgency(String agency) {
    if (agency.isBlank()
        || agency.length() > MAX_AGENCY_LENGTH
        || !agency.equals(agency.strip())
        || agency.equals(".")
        || agency.equals("..")
        || NOT_IN_AGENCY.matcher(agency).find()) {
      throw new IllegalArgumentException(
          "'"
              + agency
              + "' is no agency id: it must be 1 to "
              + MAX_AGENCY_LENGTH
              + " characters without slash, backslash, per cent sign, control characters and"
              + " characters that cannot be seen, and without space at either end");
    }
  }
}
