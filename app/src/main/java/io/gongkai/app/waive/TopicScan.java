package io.gongkai.app.waive;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads topics from their beginning to where they end now. */
final class TopicScan {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final KafkaConnection kafka;

  TopicScan(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /** Reads a whole topic. */
  void topic(String topic, Consumer<ConsumerRecord<String, byte[]>> record) {
    read(topic, null, record);
  }

  /** Reads the partition of a topic that holds a key, by Kafka's own partitioning. */
  void partitionOf(String topic, byte[] key, Consumer<ConsumerRecord<String, byte[]>> record) {
    read(topic, key, record);
  }

  private void read(String topic, byte[] key, Consumer<ConsumerRecord<String, byte[]>> into) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = partitions(consumer, topic, key);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToEnd(consumer, partitions, into);
    } catch (KafkaException e) {
      throw new CommandFailure(
          "the broker "
              + kafka.bootstrapServers()
              + " does not give "
              + topic
              + ": "
              + e.getMessage(),
          e);
    } finally {
      consumer.close(CloseOptions.timeout(ANSWER));
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return settings;
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic, byte[] key) {
    int count = consumer.partitionsFor(topic).size();
    int only = key == null ? -1 : Utils.toPositive(Utils.murmur2(key)) % count;
    return consumer.partitionsFor(topic).stream()
        .filter(partition -> only < 0 || partition.partition() == only)
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static void readToEnd(
      KafkaConsumer<String, byte[]> consumer,
      Collection<TopicPartition> partitions,
      Consumer<ConsumerRecord<String, byte[]>> into) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
      if (System.nanoTime() - deadline >= 0) {
        throw new CommandFailure(
            "the broker did not give " + partitions + " within " + TIMEOUT.toSeconds() + " s");
      }
      consumer.poll(POLL).forEach(into);
    }
  }
}
