package io.gongkai.schemas.registry;

import java.util.HashMap;
import java.util.Map;

/** Asks the registry whether it answers and takes these credentials, without retries. */
public final class RegistryProbe implements AutoCloseable {
  private static final String TIMEOUT_MS = "5000";

  private final RegistryHttp http;

  /**
   * A probe of the registry that is configured.
   *
   * @param config settings under the keys of {@link RegistryConfig}
   * @throws org.apache.kafka.common.KafkaException when the settings cannot be used
   */
  public RegistryProbe(Map<String, ?> config) {
    Map<String, Object> settings = new HashMap<>(config);
    settings.put(RegistryConfig.PREFIX + RegistryConfig.MAX_RETRIES, "0");
    settings.put(RegistryConfig.PREFIX + RegistryConfig.CONNECT_TIMEOUT_MS, TIMEOUT_MS);
    settings.put(RegistryConfig.PREFIX + RegistryConfig.READ_TIMEOUT_MS, TIMEOUT_MS);
    http = new RegistryHttp(new RegistryConfig(settings));
  }

  /**
   * Asks for the global compatibility level: an answer of a few bytes that every registry gives.
   *
   * @throws SchemaRegistryUnavailableException when none of the URLs answers
   * @throws SchemaRegistryException when it refuses
   */
  public void check() {
    String unused = http.send("asking whether it is there", "/config", null);
  }

  @Override
  public void close() {
    http.close();
  }
}
