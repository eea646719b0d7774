package io.gongkai.app.config;

import io.gongkai.console.ConsoleConfig;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * How the console runs.
 *
 * @param listen address to listen on; port 0 takes a free one
 * @param secureCookies whether cookies are for HTTPS alone
 * @param access who may read, and how long a sign-in lasts
 * @param limits what is allowed at a time
 */
public record ConsoleOptions(
    InetSocketAddress listen,
    boolean secureCookies,
    ConsoleConfig.Access access,
    ConsoleConfig.Limits limits) {
  /** Checks that nothing is null. */
  public ConsoleOptions {
    Objects.requireNonNull(listen, "listen");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(limits, "limits");
  }

  /** The console's configuration over a database. */
  public ConsoleConfig over(DatabaseConnection database) {
    return new ConsoleConfig(
        listen.getHostString(),
        listen.getPort(),
        database(database),
        secureCookies,
        access,
        limits);
  }

  /** A database as the console takes it. */
  public static ConsoleConfig.Database database(DatabaseConnection database) {
    return new ConsoleConfig.Database(database.url(), database.user(), database.password());
  }
}
