package io.gongkai.sink;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The record on Kafka that something comes from.
 *
 * @param topic name of the topic
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param key the key's bytes as they came, null when there is none
 * @param value the value's bytes as they came, null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Origin(String topic, int partition, long offset, byte[] key, byte[] value) {

  static Origin of(ConsumerRecord<byte[], byte[]> record) {
    return new Origin(
        record.topic(), record.partition(), record.offset(), record.key(), record.value());
  }

  /** The place as {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
