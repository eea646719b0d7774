package io.gongkai.app.topics;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads stretches of topics, of committed transactions alone. */
public final class CommittedRecords implements AutoCloseable {
  /** How long a broker may give nothing. A transaction that is open ends by itself before. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** It belongs to no group: closing would wait for the answer to a fetch, and for nothing else. */
  private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

  private final KafkaConnection kafka;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** One batch of records. */
  public interface Batch {
    /**
     * Takes records.
     *
     * @param records records within the stretches
     * @param positions where reading goes on in each partition
     * @return whether to go on reading
     */
    boolean take(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> positions);
  }

  /** Reads in no group. */
  public CommittedRecords(KafkaConnection kafka) {
    this(kafka, Map.of());
  }

  /**
   * Reads in the name of a group that has no members, to commit its offsets elsewhere.
   *
   * @param group id of the group
   */
  public static CommittedRecords inGroup(KafkaConnection kafka, String group) {
    return new CommittedRecords(kafka, Map.of(ConsumerConfig.GROUP_ID_CONFIG, group));
  }

  private CommittedRecords(KafkaConnection kafka, Map<String, String> more) {
    this.kafka = kafka;
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // It reads to ends that it knows: the last fetch would wait for records that need not come.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    settings.putAll(more);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Reads stretches record by record, each partition's in order.
   *
   * @param from offsets of the first records; a partition that is missing here is read from its
   *     beginning
   * @param ends offsets behind the last records
   */
  public void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    batches(
        from,
        ends,
        (records, positions) -> {
          records.forEach(each);
          return true;
        });
  }

  /**
   * Reads stretches batch by batch.
   *
   * @param from offsets of the first records; a partition that is missing here is read from its
   *     beginning
   * @param ends offsets behind the last records
   */
  public void batches(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, Batch each) {
    try {
      seek(from, ends.keySet());
      Set<TopicPartition> left = left(ends.keySet(), ends);
      long heard = System.nanoTime();
      while (!left.isEmpty()) {
        // Only what is not through: records that come meanwhile would hold up the others.
        consumer.assign(left);
        Map<TopicPartition, Long> before = positions(left);
        List<ConsumerRecord<byte[], byte[]>> records = poll(ends);
        Map<TopicPartition, Long> positions = positions(left);
        if (!positions.equals(before)) {
          heard = System.nanoTime();
          if (!each.take(records, positions)) {
            return;
          }
        } else if (System.nanoTime() - heard >= PATIENCE.toNanos()) {
          throw new CommandFailure(
              "the broker "
                  + kafka.bootstrapServers()
                  + " has given nothing of "
                  + left
                  + " for "
                  + PATIENCE.toSeconds()
                  + " s: see whether a transaction hangs there (kafka-transactions find-hanging)");
        }
        left = left(left, ends);
      }
    } catch (KafkaException e) {
      throw new CommandFailure(
          "the broker "
              + kafka.bootstrapServers()
              + " does not give "
              + ends.keySet()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** The group in whose name it reads. */
  public ConsumerGroupMetadata group() {
    return consumer.groupMetadata();
  }

  /** Whether a stretch holds a record: behind a transaction there is an offset that holds none. */
  public boolean isAnythingIn(TopicPartition partition, long from, long end) {
    boolean[] found = new boolean[1];
    batches(
        Map.of(partition, from),
        Map.of(partition, end),
        (records, positions) -> {
          found[0] = !records.isEmpty();
          return !found[0];
        });
    return found[0];
  }

  private void seek(Map<TopicPartition, Long> from, Set<TopicPartition> partitions) {
    consumer.assign(partitions);
    List<TopicPartition> fromBeginning = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      Long offset = from.get(partition);
      if (offset == null) {
        fromBeginning.add(partition);
      } else {
        consumer.seek(partition, offset);
      }
    }
    if (!fromBeginning.isEmpty()) {
      consumer.seekToBeginning(fromBeginning);
    }
  }

  private Set<TopicPartition> left(Set<TopicPartition> of, Map<TopicPartition, Long> ends) {
    Set<TopicPartition> left = new HashSet<>();
    for (TopicPartition partition : of) {
      if (consumer.position(partition) < ends.get(partition)) {
        left.add(partition);
      }
    }
    return left;
  }

  private Map<TopicPartition, Long> positions(Set<TopicPartition> of) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    of.forEach(partition -> positions.put(partition, consumer.position(partition)));
    return positions;
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(Map<TopicPartition, Long> ends) {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
        records.add(record);
      }
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close(AT_ONCE);
  }
}
