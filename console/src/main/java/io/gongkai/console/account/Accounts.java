package io.gongkai.console.account;

import io.gongkai.console.ConsoleConfig;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The accounts of those who may change something by way of the console.
 *
 * <p>Safe for several threads, and several processes.
 */
public final class Accounts implements AutoCloseable {
  private static final int RANDOM_BYTES = 15;
  private static final int MOST_LISTED = 10_000;

  /** Letters of any script, digits and some marks; a name stands in waivers and logs. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

  private final AccountDatabase database;
  private final SecureRandom random = new SecureRandom();

  Accounts(AccountDatabase database) {
    this.database = database;
  }

  /**
   * An account.
   *
   * @param name its name
   * @param createdAt when it was made
   * @param sessions how often somebody is signed in with it, those that have ended left out as soon
   *     as they are cleaned away
   */
  public record Account(String name, Instant createdAt, int sessions) {}

  /** The accounts in a database; it is asked for when they are used. */
  public static Accounts in(ConsoleConfig.Database database) {
    return new Accounts(new AccountDatabase(database));
  }

  /** A password that nobody guesses: 120 random bits. */
  public String randomPassword() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Makes an account.
   *
   * @return false when there is one of that name already, which stays as it is
   * @throws IllegalArgumentException when name or password cannot be one
   */
  public boolean add(String name, String password, Instant now) throws SQLException {
    requireName(name);
    String stored = Passwords.hash(required(password), random);
    return database.run(
            connection ->
                update(
                    connection,
                    "INSERT INTO console.account VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    name,
                    stored,
                    AccountDatabase.timestamp(now)))
        == 1;
  }

  /**
   * Gives an account another password, and ends its sessions.
   *
   * @return false when there is no such account
   * @throws IllegalArgumentException when the password cannot be one
   */
  public boolean password(String name, String password) throws SQLException {
    String stored = Passwords.hash(required(password), random);
    return database.run(
        connection -> {
          int changed =
              update(
                  connection,
                  "UPDATE console.account SET password = ? WHERE name = ?",
                  stored,
                  name);
          update(connection, "DELETE FROM console.session WHERE account = ?", name);
          return changed == 1;
        });
  }

  /**
   * Takes an account away, with its sessions.
   *
   * @return false when there is none of that name
   */
  public boolean remove(String name) throws SQLException {
    return database.run(
            connection -> update(connection, "DELETE FROM console.account WHERE name = ?", name))
        == 1;
  }

  /** The accounts in the order of their names. */
  public List<Account> list() throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT name, created_at, (SELECT count(*) FROM console.session WHERE account"
                          + " = name) FROM console.account ORDER BY name LIMIT "
                          + MOST_LISTED);
              ResultSet rows = select.executeQuery()) {
            List<Account> accounts = new ArrayList<>();
            while (rows.next()) {
              accounts.add(
                  new Account(rows.getString(1), rows.getTimestamp(2).toInstant(), rows.getInt(3)));
            }
            return accounts;
          }
        });
  }

  /** Lets go of the database. */
  @Override
  public void close() {
    database.close();
  }

  /** Whether a name and a password belong together; takes as long when there is no such name. */
  boolean isRight(String name, String password) throws SQLException {
    Optional<String> stored = NAME.matcher(name).matches() ? stored(name) : Optional.empty();
    return Passwords.matches(password, stored.orElse(null));
  }

  private Optional<String> stored(String name) throws SQLException {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT password FROM console.account WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /** Runs a statement; tells how many rows it changed. */
  static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no name of an account: it must be 1 to 64 letters, digits and . _ @ -, and"
              + " begin with a letter or digit");
    }
  }

  private static String required(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
      throw new IllegalArgumentException(
          "a password has "
              + Passwords.SHORTEST
              + " to "
              + Passwords.LONGEST
              + " characters; this one has "
              + length);
    }
    return password;
  }
}
