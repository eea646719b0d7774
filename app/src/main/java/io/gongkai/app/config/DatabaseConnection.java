package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import java.util.Objects;

/**
 * How the database is reached.
 *
 * @param url JDBC URL; empty when none is configured
 * @param user user of the database
 * @param password the user's password, empty for none
 */
public record DatabaseConnection(String url, String user, String password) {
  /** No database. */
  public static final DatabaseConnection NONE = new DatabaseConnection("", "gongkai", "");

  /** Checks that nothing is null. */
  public DatabaseConnection {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /** Whether the URL is known. */
  public boolean isConfigured() {
    return !url.isEmpty();
  }

  /**
   * This connection, when there is one.
   *
   * @throws CommandFailure when the URL is not configured
   */
  public DatabaseConnection required() {
    if (!isConfigured()) {
      throw new CommandFailure(
          "the configuration does not say where the database is: set "
              + ConnectionKeys.DATABASE_URL
              + ", "
              + ConnectionKeys.DATABASE_USER
              + " and "
              + ConnectionKeys.DATABASE_PASSWORD
              + " in the file that --config names");
    }
    return this;
  }

  /** The URL without what is secret in it, for messages. */
  public String shownUrl() {
    return Secrets.masked(url);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "DatabaseConnection[" + shownUrl() + ", user=" + user + "]";
  }
}
