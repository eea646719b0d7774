package io.gongkai.app.gateway;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.ingest.Publisher;
import io.gongkai.ingest.gateway.Gateway;
import io.gongkai.ingest.gateway.GatewayLimits;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Starts a gateway with the connections of a configuration. */
public final class Gateways {
  private Gateways() {}

  /**
   * Starts a gateway.
   *
   * @param config where Kafka and the database are, and how the gateway runs
   * @throws RuntimeException when the database does not answer or the address is taken
   */
  public static Gateway start(GongkaiConfig config) {
    GatewayLimits limits = config.gateway().limits();
    Publisher publisher =
        new Publisher(
            new KafkaProducer<>(
                settings(config), new StringSerializer(), new ByteArraySerializer()),
            limits.maxDocumentBytes(),
            // The pipeline knows repetitions, and tells the agency of them.
            id -> false);
    return Gateway.start(
        config.gateway().over(config.database().required()), publisher, Clock.systemUTC());
  }

  /** A client waits for the answer: what the broker does not take in that time has failed. */
  private static Map<String, Object> settings(GongkaiConfig config) {
    Map<String, Object> settings = new HashMap<>(config.kafka().clientProperties());
    settings.putAll(Publisher.settings(config.kafka().bootstrapServers()));
    int timeout = Math.toIntExact(config.gateway().limits().publishTimeout().toMillis());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gongkai-gateway");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    return settings;
  }
}
