package io.gongkai.app.config;

import io.gongkai.console.ConsoleConfig;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * How the console runs.
 *
 * @param listen address to listen on; port 0 takes a free one
 * @param secureCookies whether cookies are for HTTPS alone
 * @param limits what is allowed at a time
 */
public record ConsoleOptions(
    InetSocketAddress listen, boolean secureCookies, ConsoleConfig.Limits limits) {
  /** Checks that nothing is null. */
  public ConsoleOptions {
    Objects.requireNonNull(listen, "listen");
    Objects.requireNonNull(limits, "limits");
  }

  /** The console's configuration over a database. */
  public ConsoleConfig over(DatabaseConnection database) {
    return new ConsoleConfig(
        listen.getHostString(),
        listen.getPort(),
        new ConsoleConfig.Database(database.url(), database.user(), database.password()),
        secureCookies,
        limits);
  }
}
