package io.gongkai.app.replay;

import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Copies from a replay to the live run what differs, partition by partition, since a key lies in
 * the same one on both sides. Done again it copies nothing.
 */
final class Copying {
  private final Replay replay;
  private final KafkaCluster cluster;
  private final CommittedRecords records;
  private final RegistryConnection registry;
  private final Outlet outlet;
  private final SwitchedOver mark;

  /** Takes what is to be written. */
  interface Outlet {
    /**
     * Takes records that must be seen together.
     *
     * @param together records for live topics
     */
    void write(List<ProducerRecord<byte[], byte[]>> together);

    /** Lets what was taken be seen: nothing more may come for a while. */
    default void flush() {}
  }

  /**
   * A copying.
   *
   * @param cluster the cluster, which stays the caller's
   * @param records reads its topics; stays the caller's
   * @param mark what copies say of themselves where that counts
   */
  Copying(
      Replay replay,
      KafkaCluster cluster,
      CommittedRecords records,
      RegistryConnection registry,
      SwitchedOver mark,
      Outlet outlet) {
    this.replay = replay;
    this.cluster = cluster;
    this.records = records;
    this.registry = registry;
    this.mark = mark;
    this.outlet = outlet;
  }

  /** Copies all. */
  void run() throws InterruptedException {
    Documents documents = new Documents(registry);
    LastWord lastWord = LastWord.read(cluster, records, documents);
    for (Copied topics :
        List.of(
            new CopiedReadings(Topics.NORMALIZED, documents, lastWord),
            new CopiedReadings(Topics.UNREADABLE, documents, lastWord),
            new CopiedStanding(),
            new CopiedCounts(registry),
            new CopiedReceipts(registry))) {
      int partitions = cluster.partitions(topics.topics().subList(0, 1)).size();
      for (int partition = 0; partition < partitions; partition++) {
        copy(topics, partition);
        outlet.flush();
      }
    }
  }

  private void copy(Copied topics, int partition) throws InterruptedException {
    List<TopicPartition> live =
        topics.topics().stream().map(it -> new TopicPartition(it, partition)).toList();
    List<TopicPartition> shadow =
        live.stream()
            .map(it -> new TopicPartition(replay.run().topic(it.topic()), partition))
            .toList();
    Delta delta =
        new Delta(
            record -> {
              String topic = replay.run().liveTopic(record.topic());
              return topics.told(topic, record, topic.equals(record.topic()));
            });
    records.read(Map.of(), cluster.ends(live), delta::live);
    records.read(Map.of(), cluster.ends(shadow), delta::replay);
    write(topics, partition, delta.changed(), delta.gone());
  }

  /**
   * Writes what differs.
   *
   * @param changed subjects by the place of the record to copy
   * @param gone subjects that stand in the live run alone
   */
  private void write(
      Copied topics,
      int partition,
      Map<TopicPartition, NavigableMap<Long, String>> changed,
      Set<String> gone) {
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    changed.forEach(
        (at, subjects) -> {
          from.put(at, subjects.firstKey());
          ends.put(at, subjects.lastKey() + 1);
        });
    records.read(
        from,
        ends,
        record -> {
          String subject =
              changed
                  .get(new TopicPartition(record.topic(), record.partition()))
                  .get(record.offset());
          if (subject != null) {
            List<ProducerRecord<byte[], byte[]>> together = new ArrayList<>();
            topics
                .insteadOf(subject)
                .filter(gone::remove)
                .flatMap(it -> topics.takenBack(it, partition))
                .ifPresent(together::add);
            together.add(copy(topics, record));
            outlet.write(together);
          }
        });
    for (String subject : gone) {
      Optional<ProducerRecord<byte[], byte[]>> takenBack = topics.takenBack(subject, partition);
      takenBack.ifPresent(it -> outlet.write(List.of(it)));
    }
  }

  private ProducerRecord<byte[], byte[]> copy(
      Copied topics, ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders(record.headers());
    SwitchedOver.removeFrom(headers);
    if (topics.isMarked()) {
      mark.putInto(headers);
    }
    return new ProducerRecord<>(
        replay.run().liveTopic(record.topic()),
        record.partition(),
        Math.max(0, record.timestamp()),
        record.key(),
        record.value(),
        headers);
  }
}
