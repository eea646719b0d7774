package io.gongkai.app.stage;

import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.StageOptions;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.registry.SchemaRegistryServer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running schema registry. */
final class RegistryPart implements StagePart {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SchemaRegistryServer registry;
  private volatile boolean open = true;

  private RegistryPart(SchemaRegistryServer registry) {
    this.registry = registry;
  }

  /**
   * Starts a registry over what stands in its topic.
   *
   * @param options where it serves, and whom it lets in
   * @throws RuntimeException when the topic cannot be read in time, or the address is taken
   */
  static RegistryPart start(KafkaConnection kafka, StageOptions options) {
    InetSocketAddress address = options.registry();
    return new RegistryPart(
        SchemaRegistryServer.start(
            new SchemaRegistryServer.Config(
                Map.copyOf(kafka.clientProperties()),
                address.getHostString(),
                address.getPort(),
                DesiredTopics.SCHEMAS,
                TIMEOUT,
                options.registrySecurity())));
  }

  /** Where it listens. */
  URI uri() {
    return registry.uri();
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  public List<MeterBinder> metrics() {
    return List.of();
  }

  @Override
  public void close(Duration timeout) {
    open = false;
    registry.close();
  }
}
