package io.gongkai.console;

import java.time.Duration;
import java.util.Objects;

/**
 * What a console needs to run.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param database the database that the sink writes
 * @param secureCookies whether cookies are for HTTPS alone: where a proxy in front speaks it
 * @param access who may read, and how long a sign-in lasts
 * @param limits what is allowed at a time
 */
public record ConsoleConfig(
    String host, int port, Database database, boolean secureCookies, Access access, Limits limits) {

  /**
   * A PostgreSQL database.
   *
   * @param jdbcUrl its JDBC URL
   * @param user database user
   * @param password the user's password; empty for none
   */
  public record Database(String jdbcUrl, String user, String password) {
    /** Checks that nothing is null. */
    public Database {
      Objects.requireNonNull(jdbcUrl, "jdbcUrl");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
    }

    /** The database without the password. */
    @Override
    public String toString() {
      return "Database[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
  }

  /**
   * Who may read, and how long a sign-in lasts. Changing something needs one in any case.
   *
   * @param readers who may read
   * @param session how long a sign-in lasts at most, however much it is used
   */
  public record Access(Readers readers, Duration session) {
    /** Everybody who reaches the console reads; a sign-in lasts half a day. */
    public static final Access OPEN = new Access(Readers.OPEN, Duration.ofHours(12));

    /** Checks the values. */
    public Access {
      Objects.requireNonNull(readers, "readers");
      if (session.isNegative() || session.isZero()) {
        throw new IllegalArgumentException("a session of " + session + " never begins");
      }
    }
  }

  /** Who may read. */
  public enum Readers {
    /** Everybody who reaches the console. */
    OPEN,
    /** Who has signed in. */
    SIGNED_IN
  }

  /**
   * Bounds.
   *
   * @param maxRequests requests that are worked on at a time
   * @param maxListeners open pages that are told of news; the others do without
   * @param refresh shortest time between two looks at the figures
   */
  public record Limits(int maxRequests, int maxListeners, Duration refresh) {}

  /** A console that everybody who reaches it may read. */
  public ConsoleConfig(
      String host, int port, Database database, boolean secureCookies, Limits limits) {
    this(host, port, database, secureCookies, Access.OPEN, limits);
  }

  /** Checks the values. */
  public ConsoleConfig {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(limits, "limits");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
  }
}
