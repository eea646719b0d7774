package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.schemas.registry.RegistryConfig;
import java.util.Map;

/**
 * How the schema registry is reached: addresses, credentials and TLS.
 *
 * @param settings settings under the names of {@link RegistryConfig}; empty when none are
 *     configured
 */
public record RegistryConnection(Map<String, String> settings) {
  /** Copies the settings. */
  public RegistryConnection {
    settings = Map.copyOf(settings);
  }

  /** A connection without security. */
  public static RegistryConnection to(String url) {
    return new RegistryConnection(Map.of(RegistryConfig.URL, url));
  }

  /** Whether the addresses are known. */
  public boolean isConfigured() {
    return settings.containsKey(RegistryConfig.URL);
  }

  /**
   * Settings that serializers and deserializers need. They hold secrets.
   *
   * @throws CommandFailure when the addresses are not configured
   */
  public Map<String, String> serdeProperties() {
    if (!isConfigured()) {
      throw new CommandFailure(
          "the configuration does not say where the schema registry is: set "
              + ConnectionKeys.REGISTRY_URL
              + " in the file that --config names");
    }
    return settings;
  }

  /**
   * Addresses of the registry without credentials, for messages.
   *
   * @throws CommandFailure when they are not configured
   */
  public String url() {
    return Secrets.masked(serdeProperties().get(RegistryConfig.URL));
  }

  /** The addresses alone: the settings hold secrets. */
  @Override
  public String toString() {
    return "RegistryConnection["
        + Secrets.masked(settings.getOrDefault(RegistryConfig.URL, "none"))
        + "]";
  }
}
