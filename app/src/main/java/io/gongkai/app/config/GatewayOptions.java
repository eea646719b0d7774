package io.gongkai.app.config;

import io.gongkai.ingest.gateway.GatewayConfig;
import io.gongkai.ingest.gateway.GatewayLimits;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;

/**
 * How the HTTP gateway runs.
 *
 * @param listen address to listen on; port 0 takes a free one
 * @param ssl key and certificate under Kafka's names; empty for HTTP without TLS
 * @param limits what is allowed to agencies, and in all
 */
public record GatewayOptions(
    InetSocketAddress listen, Map<String, String> ssl, GatewayLimits limits) {
  /** Copies the settings. */
  public GatewayOptions {
    Objects.requireNonNull(listen, "listen");
    ssl = Map.copyOf(ssl);
    Objects.requireNonNull(limits, "limits");
  }

  /**
   * The gateway's configuration over a database.
   *
   * @param mostBytes size of the largest document that can be published
   */
  public GatewayConfig over(DatabaseConnection database, int mostBytes) {
    return new GatewayConfig(
        listen.getHostString(),
        listen.getPort(),
        ssl,
        database(database),
        limits.withDocumentsUpTo(mostBytes));
  }

  /** A database as the gateway takes it. */
  public static GatewayConfig.Database database(DatabaseConnection database) {
    return new GatewayConfig.Database(database.url(), database.user(), database.password());
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "GatewayOptions[" + listen + ", ssl=" + ssl.keySet() + ", " + limits + "]";
  }
}
