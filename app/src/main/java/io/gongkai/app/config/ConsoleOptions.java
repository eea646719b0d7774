package io.gongkai.app.config;

import io.gongkai.console.Addresses;
import io.gongkai.console.ConsoleConfig;
import io.gongkai.schemas.registry.RegistryConfig;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * How the console runs.
 *
 * @param listen address to listen on; port 0 takes a free one
 * @param secureCookies whether cookies are for HTTPS alone
 * @param access who may read, and how long a sign-in lasts
 * @param limits what is allowed at a time
 * @param shown addresses of the pipeline that its pages name in place of those that it uses itself
 */
public record ConsoleOptions(
    InetSocketAddress listen,
    boolean secureCookies,
    ConsoleConfig.Access access,
    ConsoleConfig.Limits limits,
    Shown shown) {
  /**
   * Addresses as subscribers use them: from outside they can be others.
   *
   * @param bootstrapServers of the brokers; empty for those that the console uses
   * @param schemaRegistry of the registry; empty for the one that the console uses
   */
  public record Shown(String bootstrapServers, String schemaRegistry) {
    /** Those that the console uses. */
    public static final Shown ITS_OWN = new Shown("", "");

    /** Checks that nothing is null. */
    public Shown {
      Objects.requireNonNull(bootstrapServers, "bootstrapServers");
      Objects.requireNonNull(schemaRegistry, "schemaRegistry");
    }

    /** What the pages say where the console has these connections. */
    public Addresses over(Connections connections) {
      return new Addresses(
          bootstrapServers.isEmpty() ? connections.kafka().bootstrapServers() : bootstrapServers,
          schemaRegistry.isEmpty() ? first(connections.registry()) : schemaRegistry);
    }

    /** Of several addresses one; never a password that stands in it. */
    private static String first(RegistryConnection registry) {
      return registry
          .settings()
          .getOrDefault(RegistryConfig.URL, "")
          .replaceFirst(",.*", "")
          .replaceFirst("//[^/@]*@", "//");
    }
  }

  /** Checks that nothing is null. */
  public ConsoleOptions {
    Objects.requireNonNull(listen, "listen");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(shown, "shown");
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
