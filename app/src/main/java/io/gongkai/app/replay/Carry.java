package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.model.Submission;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Brings into a replay what reports.raw alone does not give it: what the live run has read of the
 * documents before its start, and the withdrawals, which stand on reports.normalized.
 *
 * <p>Records and the place up to which they were carried are written in one transaction: started
 * again after whatever end, it goes on there.
 */
final class Carry {
  private final Replay replay;
  private final KafkaCluster cluster;
  private final KafkaConnection kafka;
  private final Map<TopicPartition, Long> from;
  private final Documents documents;
  private final Withdrawals withdrawals = new Withdrawals();
  private final CountDownLatch stop;
  private Map<TopicPartition, Long> carried = Map.of();
  private LastWord lastWord = new LastWord();
  private boolean isResumed;
  private long taken;
  private long withdrawn;

  /**
   * What was carried.
   *
   * @param isComplete whether all was carried; false when it was stopped before
   * @param documents documents taken as the live run has read them
   * @param withdrawals withdrawals
   */
  record Done(boolean isComplete, long documents, long withdrawals) {}

  /**
   * Carries for a replay.
   *
   * @param from where the replay itself reads from on reports.raw
   * @param stop stops it between two transactions when it opens
   */
  Carry(
      Replay replay,
      KafkaCluster cluster,
      KafkaConnection kafka,
      RegistryConnection registry,
      Map<TopicPartition, Long> from,
      CountDownLatch stop) {
    this.replay = replay;
    this.stop = stop;
    this.cluster = cluster;
    this.kafka = kafka;
    this.from = Map.copyOf(from);
    documents = new Documents(registry);
  }

  /** Carries what has come since it was done last. */
  Done run() throws InterruptedException {
    Map<TopicPartition, Long> normalized =
        cluster.ends(cluster.partitions(List.of(Topics.NORMALIZED)));
    Map<TopicPartition, Long> ends =
        new HashMap<>(cluster.ends(cluster.partitions(List.of(Topics.UNREADABLE))));
    ends.putAll(normalized);
    carried = starts(ends);
    try (CommittedRecords records = CommittedRecords.inGroup(kafka, replay.carryGroup())) {
      lastWord = LastWord.read(cluster, records, documents);
      records.batches(
          carried,
          normalized,
          (batch, positions) -> {
            batch.forEach(this::findWithdrawal);
            return !isStopped();
          });
      boolean readsEverything = cluster.begins(from.keySet()).equals(from);
      if (!isStopped() && (!withdrawals.isEmpty() || !readsEverything)) {
        Map<TopicPartition, Long> starts = new HashMap<>(carried);
        if (!withdrawals.isEmpty()) {
          // Which submissions they took back stands before them.
          starts.keySet().removeAll(normalized.keySet());
        }
        write(records, starts, ends);
      }
    }
    if (!isStopped()) {
      cluster.commit(replay.carryGroup(), ends);
    }
    return new Done(!isStopped(), taken, withdrawn);
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  private Map<TopicPartition, Long> starts(Map<TopicPartition, Long> ends)
      throws InterruptedException {
    Map<TopicPartition, Long> starts = cluster.begins(ends.keySet());
    Map<TopicPartition, Long> before = cluster.committed(replay.carryGroup());
    isResumed = starts.keySet().stream().anyMatch(before::containsKey);
    starts.replaceAll((partition, begin) -> before.getOrDefault(partition, begin));
    return starts;
  }

  private void findWithdrawal(ConsumerRecord<byte[], byte[]> record) {
    String key = key(record);
    if (record.value() == null) {
      withdrawals.find(key, record);
    } else if (withdrawals.concern(key) && SwitchedOver.in(record.headers()).isEmpty()) {
      // What a switch has copied tells nothing new, however late it stands.
      submission(record).ifPresent(it -> withdrawals.findBehind(key, it));
    }
  }

  private void write(
      CommittedRecords records, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      records.batches(
          starts,
          ends,
          (batch, positions) -> {
            List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>();
            batch.forEach(record -> choose(record).ifPresent(out::add));
            if (!out.isEmpty()) {
              producer.beginTransaction();
              for (ProducerRecord<byte[], byte[]> each : out) {
                // One that fails lets the commit fail.
                Future<RecordMetadata> unused = producer.send(each);
              }
              producer.sendOffsetsToTransaction(reached(positions), records.group());
              producer.commitTransaction();
            }
            return !isStopped();
          });
    } catch (KafkaException e) {
      throw new CommandFailure(
          "what stands before the replay "
              + replay.id()
              + " was not written: "
              + e.getMessage()
              + "; the same command goes on where it stopped",
          e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, replay.carryGroup());
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Topics.MAX_RAW_BYTES + 2 * Topics.RECORD_OVERHEAD_BYTES);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** How far it has come, without what was read once more for what stands before a withdrawal. */
  private Map<TopicPartition, OffsetAndMetadata> reached(Map<TopicPartition, Long> positions) {
    return positions.entrySet().stream()
        .filter(it -> it.getValue() > carried.get(it.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, it -> new OffsetAndMetadata(it.getValue())));
  }

  /** The record that the replay needs for one of the live run; empty when it needs none. */
  private Optional<ProducerRecord<byte[], byte[]>> choose(ConsumerRecord<byte[], byte[]> record) {
    boolean isNew =
        record.offset() >= carried.get(new TopicPartition(record.topic(), record.partition()));
    boolean isReport = record.topic().equals(Topics.NORMALIZED);
    if (record.value() == null) {
      return isNew && isReport && withdrawals.isFound(key(record), record.offset())
          ? Optional.of(withdrawal(record))
          : Optional.empty();
    }
    Optional<Submission> submission = submission(record);
    if (isReport) {
      submission.ifPresent(it -> withdrawals.pass(key(record), it));
    }
    if (!isNew || submission.isEmpty() || !isBefore(submission.get())) {
      return Optional.empty();
    }
    return isWanted(record, submission.get()) ? Optional.of(copy(record)) : Optional.empty();
  }

  /** Whether a document counts as a record of the live run has it. */
  private boolean isWanted(ConsumerRecord<byte[], byte[]> record, Submission submission) {
    Optional<SwitchedOver> mark = SwitchedOver.in(record.headers());
    if (mark.filter(it -> it.replay().equals(replay.id())).isPresent()
        || !lastWord.isSaidIn(record, submission)) {
      return false;
    }
    if (isResumed && mark.isPresent()) {
      throw new CommandFailure(
          "since the replay "
              + replay.id()
              + " took over what the live run had read, the pipeline was switched over to "
              + mark.get().replay()
              + ", which has read it otherwise: drop the replay and begin anew");
    }
    taken++;
    return true;
  }

  private ProducerRecord<byte[], byte[]> withdrawal(ConsumerRecord<byte[], byte[]> record) {
    withdrawn++;
    ProducerRecord<byte[], byte[]> copy = copy(record);
    withdrawals.reachOf(key(record), record.offset()).putInto(copy.headers());
    return copy;
  }

  private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        replay.run().topic(record.topic()),
        record.partition(),
        Math.max(0, record.timestamp()),
        record.key(),
        record.value(),
        record.headers());
  }

  private boolean isBefore(Submission submission) {
    Long start = from.get(new TopicPartition(Topics.RAW, submission.getPartition()));
    return start != null && submission.getOffset() < start;
  }

  private Optional<Submission> submission(ConsumerRecord<byte[], byte[]> record) {
    return documents.submission(record.topic(), record);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
