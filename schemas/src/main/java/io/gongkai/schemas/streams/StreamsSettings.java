package io.gongkai.schemas.streams;

import io.gongkai.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of every Kafka Streams stage: safe in production, in one place. */
public final class StreamsSettings {
  /** Name of the stage, for the dead letters. */
  public static final String STAGE = "gongkai.stage";

  /** Version of the software, for the dead letters. */
  public static final String VERSION = "gongkai.version";

  /** Commit interval unless overridden: an output is seen half of it later on average. */
  public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  private static final int LARGEST_RECORD = Topics.MAX_RAW_BYTES + 2 * Topics.RECORD_OVERHEAD_BYTES;
  private static final long CACHE_BYTES = 16L * 1024 * 1024;
  private static final long PRODUCER_BUFFER_BYTES = 64L * 1024 * 1024;
  private static final int PRODUCER_BATCH_BYTES = 256 * 1024;
  private static final int FETCH_BYTES = 32 * 1024 * 1024;
  private static final int BUFFERED_RECORDS = 100;

  private StreamsSettings() {}

  /**
   * Settings of a stage.
   *
   * @param stage the stage
   * @param bootstrapServers the broker's address, {@code host:port}, or several with commas
   * @param dataDirectory directory under which state stores lie, in {@code streams}
   * @param overrides settings that replace these or add to them: {@code commit.interval.ms}, {@code
   *     replication.factor}, {@code num.standby.replicas}, {@code num.stream.threads}, {@link
   *     #VERSION}, security, the keys of the serdes
   */
  public static Properties of(
      Stage stage, String bootstrapServers, Path dataDirectory, Map<String, String> overrides) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, stage.applicationId());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(
        StreamsConfig.STATE_DIR_CONFIG,
        dataDirectory.resolve("streams").toAbsolutePath().toString());
    settings.put(STAGE, stage.id());
    settings.put(VERSION, "unknown");
    delivery(settings);
    deadLetters(settings, stage);
    topology(settings);
    memory(settings);
    settings.putAll(overrides);
    return settings;
  }

  private static void delivery(Properties settings) {
    // Exactly-once sets acks=all, idempotence and read_committed itself, and refuses others.
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(COMMIT_INTERVAL.toMillis()));
    // The new protocol is not proved for stateful exactly-once applications.
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    // -1: the broker's default, which is 1 on one machine and 3 on a proper cluster.
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1");
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "0");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // Streams' default of 100 ms is paid once per hop when outputs are small.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "5");
    // Kafka's default of 16 kB is one or two documents, and each batch costs broker and client
    // about as much as ten: passing documents on is twice as fast with these.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
        Integer.toString(PRODUCER_BATCH_BYTES));
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
  }

  private static void deadLetters(Properties settings, Stage stage) {
    settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, stage.deadLetterTopic());
    String handler = DeadLetterHandler.class.getName();
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, handler);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, handler);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, handler);
    // No stage has global state; said all the same, because Streams warns of the silence. The
    // constant is deprecated before its time: the setting goes away with Kafka 5.
    settings.put("processing.exception.handler.global.enabled", "true");
  }

  private static void topology(Properties settings) {
    settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
  }

  private static void memory(Properties settings) {
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Long.toString(CACHE_BYTES));
    // Counted in records of up to 20 MB: the default of 1000 would not be a bound.
    settings.put(
        StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, Integer.toString(BUFFERED_RECORDS));
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
        Integer.toString(BUFFERED_RECORDS));
    // A fetch returns its first batch even when it is larger: these are bounds, not limits.
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG),
        Integer.toString(FETCH_BYTES));
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        Integer.toString(4 * 1024 * 1024));
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Integer.toString(LARGEST_RECORD));
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        Long.toString(PRODUCER_BUFFER_BYTES));
    String largest = Integer.toString(LARGEST_RECORD);
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), largest);
  }
}
