package io.gongkai.app.stage;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.metrics.KafkaMeters;
import io.gongkai.app.trace.TraceExport;
import io.gongkai.blob.BlobStore;
import io.gongkai.ingest.Publisher;
import io.gongkai.ingest.gateway.Gateway;
import io.gongkai.ingest.gateway.GatewayConfig;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
  private final Runnable atEnd;
  private volatile boolean running = true;

  private GatewayPart(Gateway gateway, KafkaProducer<String, byte[]> producer, Runnable atEnd) {
    this.gateway = gateway;
    this.producer = producer;
    this.atEnd = atEnd;
  }

  /**
   * Starts a gateway.
   *
   * @throws RuntimeException when the database does not answer, the blob store cannot be opened,
   *     the certificate cannot be read or the address is taken; nothing keeps running then
   */
  static GatewayPart start(GongkaiConfig config) {
    GatewayConfig over =
        config.gateway().over(config.database().required(), config.blob().mostBytes());
    BlobStore blobs =
        config.blob().isConfigured() ? config.blob().open(over.limits().publishTimeout()) : null;
    TraceExport export = TraceExport.open(config, "gateway", "");
    Runnable atEnd =
        () -> {
          export.close();
          if (blobs != null) {
            blobs.close();
          }
        };
    try {
      KafkaProducer<String, byte[]> producer =
          new KafkaProducer<>(
              settings(config, over.limits().publishTimeout()),
              new StringSerializer(),
              new ByteArraySerializer());
      // The pipeline knows repetitions, and tells the agency of them.
      Publisher publisher =
          new Publisher(
              producer,
              over.limits().maxDocumentBytes(),
              id -> false,
              config.blob().claimCheck(blobs),
              export.traces());
      return new GatewayPart(
          Gateway.start(over, publisher, Clock.systemUTC(), export.traces()), producer, atEnd);
    } catch (RuntimeException | Error e) {
      atEnd.run();
      throw e;
    }
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
  public List<MeterBinder> metrics() {
    return List.of(KafkaMeters.of(producer), this::answers);
  }

  /** Takes no more requests, and lets those under way come to their end. */
  @Override
  public void close(Duration timeout) {
    running = false;
    try {
      gateway.close(timeout);
    } finally {
      atEnd.run();
    }
  }

  /** A client waits for the answer: what the broker does not take in that time has failed. */
  private static Map<String, Object> settings(GongkaiConfig config, Duration publishTimeout) {
    Map<String, Object> settings = Publisher.settings(config.kafka().clientProperties());
    int timeout = Math.toIntExact(publishTimeout.toMillis());
    String instance = config.stage().instanceId();
    settings.put(
        ProducerConfig.CLIENT_ID_CONFIG,
        instance.isEmpty() ? "gongkai-gateway" : "gongkai-gateway-" + instance);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    return settings;
  }

  /** What the gateway has answered and works on. */
  private void answers(MeterRegistry registry) {
    for (String outcome : gateway.status().answers().keySet()) {
      FunctionCounter.builder(
              "gongkai.gateway.answers", gateway, it -> it.status().answers().get(outcome))
          .description("Answers since the start, by what they said")
          .tag("outcome", outcome)
          .register(registry);
    }
    Gauge.builder("gongkai.gateway.requests", gateway, it -> it.status().requestsUnderWay())
        .description("Requests of agencies that are worked on now")
        .register(registry);
    Gauge.builder("gongkai.gateway.document", gateway, it -> it.status().bytesUnderWay())
        .description("Memory that is held for documents now")
        .baseUnit("bytes")
        .register(registry);
  }
}
