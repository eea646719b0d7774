package io.gongkai.app.topics;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads topics to where they end now, what is committed of them. */
public final class TopicScan {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** It belongs to no group: closing would wait for the answer to a fetch, and for nothing else. */
  private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

  private final KafkaConnection kafka;

  /** Reads from the cluster of a connection. */
  public TopicScan(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Reads a whole topic.
   *
   * @throws CommandFailure when the broker does not give it
   */
  public void topic(String topic, Consumer<ConsumerRecord<byte[], byte[]>> record) {
    with(topic, consumer -> readToEnd(consumer, partitions(consumer, topic, null), record));
  }

  /**
   * Reads the partition of a topic that holds a key, by Kafka's own partitioning.
   *
   * @throws CommandFailure when the broker does not give it
   */
  public void partitionOf(
      String topic, byte[] key, Consumer<ConsumerRecord<byte[], byte[]>> record) {
    with(topic, consumer -> readToEnd(consumer, partitions(consumer, topic, key), record));
  }

  /**
   * The record at a place; empty when there is none.
   *
   * @throws CommandFailure when the broker does not give it
   */
  public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    with(
        partition.topic(),
        consumer -> {
          if (!partitions(consumer, partition.topic(), null).contains(partition)) {
            return;
          }
          List<TopicPartition> only = List.of(partition);
          consumer.assign(only);
          long beginning = consumer.beginningOffsets(only).get(partition);
          if (offset >= beginning && offset < consumer.endOffsets(only).get(partition)) {
            consumer.seek(partition, offset);
            readTo(
                consumer,
                Map.of(partition, offset + 1),
                record -> {
                  if (record.offset() == offset) {
                    found.add(record);
                  }
                });
          }
        });
    return found.stream().findFirst();
  }

  private void with(String topic, Consumer<KafkaConsumer<byte[], byte[]>> work) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      work.accept(consumer);
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
      consumer.close(AT_ONCE);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic, byte[] key) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new CommandFailure(
          "the broker has no topic "
              + topic
              + ": run 'gongkai topics apply' with this configuration");
    }
    int only = key == null ? -1 : Utils.toPositive(Utils.murmur2(key)) % partitions.size();
    return partitions.stream()
        .map(PartitionInfo::partition)
        .filter(partition -> only < 0 || partition == only)
        .map(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  private static void readToEnd(
      KafkaConsumer<byte[], byte[]> consumer,
      Collection<TopicPartition> partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> into) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    readTo(consumer, consumer.endOffsets(partitions), into);
  }

  private static void readTo(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> into) {
    long since = System.nanoTime();
    while (ends.keySet().stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
      if (System.nanoTime() - since >= TIMEOUT.toNanos()) {
        throw new CommandFailure(
            "the broker gave nothing of " + ends.keySet() + " for " + TIMEOUT.toSeconds() + " s");
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        // What came after the reading began is not part of it.
        if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
          into.accept(record);
        }
      }
      if (!records.isEmpty()) {
        since = System.nanoTime();
      }
    }
  }
}
