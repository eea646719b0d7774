package io.gongkai.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Kafka's own metrics of a client or a stage.
 *
 * <p>They come and go with partitions and threads. Micrometer looks for new ones every minute
 * unless told otherwise: for a minute after each rebalance the lag of what an instance took over
 * would be nowhere.
 */
public final class KafkaMeters implements MeterBinder, AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "gongkai-kafka-meters");
            thread.setDaemon(true);
            return thread;
          });
  private final MeterBinder metrics;

  private KafkaMeters(Function<ScheduledExecutorService, MeterBinder> metrics) {
    this.metrics = metrics.apply(scheduler);
  }

  /** Those of a Kafka Streams stage, its consumers and producers among them. */
  public static KafkaMeters of(KafkaStreams streams) {
    return new KafkaMeters(
        scheduler -> new KafkaStreamsMetrics(streams, Tags.empty(), scheduler, LOOK));
  }

  /** Those of a consumer. */
  public static KafkaMeters of(Consumer<?, ?> consumer) {
    return new KafkaMeters(
        scheduler -> new KafkaClientMetrics(consumer, Tags.empty(), scheduler, LOOK));
  }

  /** Those of a producer. */
  public static KafkaMeters of(Producer<?, ?> producer) {
    return new KafkaMeters(
        scheduler -> new KafkaClientMetrics(producer, Tags.empty(), scheduler, LOOK));
  }

  /**
   * Leaves out what Kafka's consumers tell twice: of a topic with dots in its name every figure is
   * there once more under a name with underscores, as it was called before, and a sum over all
   * topics would be twice what it should be.
   */
  public static MeterFilter onceForEachTopic() {
    return MeterFilter.deny(
        id -> {
          String topic = id.getTag("topic");
          return topic != null
              && id.getName().startsWith("kafka.consumer.")
              && topic.indexOf('_') > 0
              && topic.indexOf('.') < 0;
        });
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    metrics.bindTo(registry);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    try {
      ((AutoCloseable) metrics).close();
    } catch (Exception e) {
      throw new IllegalStateException("Kafka's metrics did not stop", e);
    }
  }
}
