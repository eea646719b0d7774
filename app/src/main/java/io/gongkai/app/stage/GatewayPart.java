package io.gongkai.app.stage;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.ingest.Publisher;
import io.gongkai.ingest.gateway.Gateway;
import io.gongkai.ingest.gateway.GatewayConfig;
import io.gongkai.ingest.gateway.GatewayLimits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A running HTTP gateway. */
public final class GatewayPart implements StagePart {
  private final Gateway gateway;
  private final KafkaProducer<String, byte[]> producer;
  private volatile boolean running = true;

  private GatewayPart(Gateway gateway, KafkaProducer<String, byte[]> producer) {
    this.gateway = gateway;
    this.producer = producer;
  }

  /**
   * Starts a gateway.
   *
   * @throws RuntimeException when the database does not answer, the certificate cannot be read or
   *     the address is taken
   */
  static GatewayPart start(GongkaiConfig config) {
    GatewayLimits limits = config.gateway().limits();
    GatewayConfig over = config.gateway().over(config.database().required());
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings(config), new StringSerializer(), new ByteArraySerializer());
    // The pipeline knows repetitions, and tells the agency of them.
    Publisher publisher = new Publisher(producer, limits.maxDocumentBytes(), id -> false);
    return new GatewayPart(Gateway.start(over, publisher, Clock.systemUTC()), producer);
  }

  /** Where it listens. */
  public URI uri() {
    return gateway.uri();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  public MeterBinder metrics() {
    return new ProducerMetrics(new KafkaClientMetrics(producer));
  }

  /** Takes about fifteen seconds at most. */
  @Override
  public void close(Duration timeout) {
    running = false;
    gateway.close();
  }

  /** A client waits for the answer: what the broker does not take in that time has failed. */
  private static Map<String, Object> settings(GongkaiConfig config) {
    Map<String, Object> settings =
        new HashMap<>(Publisher.settings(config.kafka().bootstrapServers()));
    settings.putAll(config.kafka().clientProperties());
    int timeout = Math.toIntExact(config.gateway().limits().publishTimeout().toMillis());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gongkai-gateway");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    return settings;
  }

  /** What the gateway's producer says. */
  private record ProducerMetrics(KafkaClientMetrics producer)
      implements MeterBinder, AutoCloseable {
    @Override
    public void bindTo(MeterRegistry registry) {
      producer.bindTo(registry);
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
