package io.gongkai.app.config;

import io.gongkai.app.cli.CommandFailure;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How Kafka is reached: addresses and security, for every kind of client.
 *
 * @param settings settings under the names of Kafka's clients; empty when none are configured
 */
public record KafkaConnection(Map<String, String> settings) {
  /** Copies the settings. */
  public KafkaConnection {
    settings = Map.copyOf(settings);
  }

  /** A connection without security. */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Whether the addresses are known. */
  public boolean isConfigured() {
    return settings.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }

  /**
   * Settings that every client needs, with {@code bootstrap.servers}. They hold secrets.
   *
   * @throws CommandFailure when the addresses are not configured
   */
  public Map<String, String> clientProperties() {
    if (!isConfigured()) {
      throw new CommandFailure(
          "the configuration does not say where Kafka is: set "
              + ConnectionKeys.BOOTSTRAP_SERVERS
              + " in the file that --config names");
    }
    return settings;
  }

  /**
   * Addresses of the brokers, {@code host:port}, separated by commas.
   *
   * @throws CommandFailure when they are not configured
   */
  public String bootstrapServers() {
    return clientProperties().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }

  /** The addresses alone: the settings hold secrets. */
  @Override
  public String toString() {
    return "KafkaConnection["
        + settings.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "none")
        + "]";
  }
}
