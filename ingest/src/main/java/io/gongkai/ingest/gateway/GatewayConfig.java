package io.gongkai.ingest.gateway;

import java.util.Map;
import java.util.Objects;

/**
 * What a gateway needs to run.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param ssl the server's certificate under Kafka's names ({@code ssl.keystore.type} PEM, PKCS12 or
 *     JKS, {@code ssl.keystore.location}, {@code ssl.keystore.password}, {@code ssl.key.password});
 *     empty for HTTP without TLS
 * @param database the database that the sink writes
 * @param limits what is allowed to agencies, and in all
 */
public record GatewayConfig(
    String host, int port, Map<String, String> ssl, Database database, GatewayLimits limits) {

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

  /** Checks the values and copies the settings. */
  public GatewayConfig {
    Objects.requireNonNull(host, "host");
    ssl = Map.copyOf(ssl);
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(limits, "limits");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
  }

  /** The configuration without its secrets. */
  @Override
  public String toString() {
    return "GatewayConfig[host="
        + host
        + ", port="
        + port
        + ", ssl="
        + ssl.keySet()
        + ", database="
        + database
        + ", limits="
        + limits
        + "]";
  }
}
