package io.gongkai.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that are written in one transaction, with the offsets that the transaction moves.
 *
 * @param records the records, in order within each partition
 * @param ranges the partitions that the batch moves forward
 */
record Batch(List<SinkRecord> records, Map<TopicPartition, Range> ranges) {
  /** Copies the collections. */
  Batch {
    records = List.copyOf(records);
    ranges = Map.copyOf(ranges);
  }

  /**
   * How far a batch moves a partition.
   *
   * @param expected offset that must stand in the database for the batch to be written
   * @param next offset that stands there afterwards
   */
  record Range(long expected, long next) {}

  /**
   * A batch of consecutive records.
   *
   * @param records records, in order within each partition
   * @param expected offset at which each of their partitions stands before the batch
   */
  static Batch of(List<SinkRecord> records, Map<TopicPartition, Long> expected) {
    Map<TopicPartition, Range> ranges = new HashMap<>();
    for (SinkRecord record : records) {
      Origin at = record.at();
      TopicPartition partition = new TopicPartition(at.topic(), at.partition());
      Range before = ranges.get(partition);
      long from = before == null ? expected.get(partition) : before.expected();
      ranges.put(partition, new Range(from, at.offset() + 1));
    }
    return new Batch(records, ranges);
  }

  /** Where the partitions stand before the batch. */
  Map<TopicPartition, Long> expected() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ranges.forEach((partition, range) -> offsets.put(partition, range.expected()));
    return offsets;
  }

  /** Where the partitions stand after the batch. */
  Map<TopicPartition, Long> next() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ranges.forEach((partition, range) -> offsets.put(partition, range.next()));
    return offsets;
  }

  /** The same records in two batches, to be written one after the other. */
  List<Batch> halves() {
    int middle = records.size() / 2;
    Batch first = of(records.subList(0, middle), expected());
    Map<TopicPartition, Long> between = expected();
    between.putAll(first.next());
    return List.of(first, of(records.subList(middle, records.size()), between));
  }

  /** The same batch with other records in the same places. */
  Batch withRecords(List<SinkRecord> others) {
    return new Batch(new ArrayList<>(others), ranges);
  }
}
