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
 * @param timestamp the record's time in milliseconds since 1970: when what it comes from was taken
 *     in; negative when it is not known
 * @param trace context of the trace that it belongs to; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Origin(
    String topic,
    int partition,
    long offset,
    byte[] key,
    byte[] value,
    long timestamp,
    String trace) {

  /** An origin of which neither time nor trace is known. */
  Origin(String topic, int partition, long offset, byte[] key, byte[] value) {
    this(topic, partition, offset, key, value, ConsumerRecord.NO_TIMESTAMP, "");
  }

  static Origin of(ConsumerRecord<byte[], byte[]> record, String trace) {
    return new Origin(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        record.value(),
        record.timestamp(),
        trace);
  }

  /** The place as {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
