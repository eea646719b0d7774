package io.gongkai.console.account;

import io.gongkai.console.ConsoleConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who has signed in. Sessions stand in the database: they outlast a restart, and several consoles
 * behind one address share them.
 *
 * <p>Safe for several threads.
 */
public final class Sessions implements AutoCloseable {
  /** How long a session lasts that nobody uses; an open page that follows the database does. */
  static final Duration IDLE = Duration.ofHours(2);

  private static final int TOKEN_BYTES = 32;
  private static final int MOST_OF_ONE = 20;
  private static final int HASHED_AT_A_TIME = 2;
  private static final long PATIENCE_SECONDS = 5;
  private static final String USED_AGAIN = "1 minute";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final AccountDatabase database;
  private final Accounts accounts;
  private final Clock clock;
  private final Duration lifetime;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore hashing = new Semaphore(HASHED_AT_A_TIME);
  private final Throttle ofNames =
      new Throttle(50, Duration.ofSeconds(2), Duration.ofMinutes(5), random.nextInt());
  private final Throttle ofPlaces =
      new Throttle(5, Duration.ofSeconds(2), Duration.ofMinutes(15), random.nextInt());

  /** What came of an attempt to sign in. */
  public sealed interface Attempt {
    /**
     * It went right.
     *
     * @param token what the browser shows from now on
     */
    record SignedIn(String token) implements Attempt {
      /** Without the token. */
      @Override
      public String toString() {
        return "SignedIn";
      }
    }

    /** Name and password do not belong together. */
    record Wrong() implements Attempt {}

    /** Too many went wrong, or are under way: try later. */
    record Later() implements Attempt {}
  }

  /**
   * The sessions in a database.
   *
   * @param lifetime how long one lasts at most
   */
  public Sessions(ConsoleConfig.Database config, Clock clock, Duration lifetime) {
    this.database = new AccountDatabase(config);
    this.accounts = new Accounts(database);
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * Signs in.
   *
   * @param place where the attempt comes from
   * @throws SQLException when the database does not answer
   */
  public Attempt signIn(String name, String password, String place) throws SQLException {
    Instant now = clock.instant();
    String both = place + "\n" + name;
    if (!ofPlaces.mayTry(both, now) || !ofNames.mayTry(name, now) || !acquired()) {
      return new Attempt.Later();
    }
    try {
      if (!accounts.isRight(name, password)) {
        return new Attempt.Wrong();
      }
    } finally {
      hashing.release();
    }
    ofPlaces.succeeded(both);
    ofNames.succeeded(name);
    return new Attempt.SignedIn(open(name, now));
  }

  /**
   * The name of who shows a token; empty when it opens nothing, or nothing any more.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<String> account(String token) throws SQLException {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    byte[] hash = hash(token);
    return database.run(
        connection -> {
          Accounts.update(
              connection,
              "UPDATE console.session SET used_at = ? WHERE hash = ? AND used_at < ?::timestamptz -"
                  + " interval '"
                  + USED_AGAIN
                  + "' AND created_at > ? AND used_at > ?",
              AccountDatabase.timestamp(now),
              hash,
              AccountDatabase.timestamp(now),
              AccountDatabase.timestamp(now.minus(lifetime)),
              AccountDatabase.timestamp(now.minus(IDLE)));
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT account FROM console.session WHERE hash = ? AND created_at > ? AND"
                      + " used_at > ?")) {
            select.setBytes(1, hash);
            select.setTimestamp(2, AccountDatabase.timestamp(now.minus(lifetime)));
            select.setTimestamp(3, AccountDatabase.timestamp(now.minus(IDLE)));
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /** Ends a session. */
  public void signOut(String token) throws SQLException {
    database.run(
        connection ->
            Accounts.update(
                connection, "DELETE FROM console.session WHERE hash = ?", (Object) hash(token)));
  }

  /** A random text that nobody guesses. */
  public String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * What a form must carry that is sent by who holds a token: it follows from the token, and the
   * token does not follow from it.
   */
  public static String formToken(String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal("form".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Lets go of the database. */
  @Override
  public void close() {
    database.close();
  }

  /** Hashing is dear on purpose: few are at it at a time, whoever asks. */
  private boolean acquired() {
    try {
      return hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String open(String name, Instant now) throws SQLException {
    String token = randomToken();
    database.run(
        connection -> {
          Accounts.update(
              connection,
              "DELETE FROM console.session WHERE created_at <= ? OR used_at <= ?",
              AccountDatabase.timestamp(now.minus(lifetime)),
              AccountDatabase.timestamp(now.minus(IDLE)));
          Accounts.update(
              connection,
              "DELETE FROM console.session WHERE hash IN (SELECT hash FROM console.session WHERE"
                  + " account = ? ORDER BY created_at DESC OFFSET "
                  + (MOST_OF_ONE - 1)
                  + ")",
              name);
          return Accounts.update(
              connection,
              "INSERT INTO console.session VALUES (?, ?, ?, ?)",
              hash(token),
              name,
              AccountDatabase.timestamp(now),
              AccountDatabase.timestamp(now));
        });
    return token;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
