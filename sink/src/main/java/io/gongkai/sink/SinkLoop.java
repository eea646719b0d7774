package io.gongkai.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics from where the database stands, and writes what it reads, batch by batch; where
 * much is there to read, it reads on while a batch is written.
 */
final class SinkLoop implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;
  private final BatchWriter writer;
  private final int batchRecords;
  private final AtomicLong written = new AtomicLong();
  private final PendingBatch pending = new PendingBatch();

  /** Where the assigned partitions stand in the database, as far as this instance knows. */
  private final Map<TopicPartition, Long> stored = new HashMap<>();

  SinkLoop(
      Consumer<byte[], byte[]> consumer,
      RecordDecoder decoder,
      BatchWriter writer,
      int batchRecords) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.writer = writer;
    this.batchRecords = batchRecords;
  }

  /**
   * Reads and writes until it is closed.
   *
   * @param closing ends the loop when it opens
   * @throws SinkException when it cannot go on
   */
  void run(CountDownLatch closing) throws InterruptedException {
    try (pending) {
      consumer.subscribe(RecordDecoder.TOPICS, this);
      while (closing.getCount() > 0) {
        step();
      }
      settle();
    }
  }

  private void step() throws InterruptedException {
    try {
      write(consumer.poll(POLL));
    } catch (OffsetOutOfRangeException e) {
      throw new SinkException(
          "The database stands at offsets that the topics do not have: "
              + e.offsetOutOfRangePartitions()
              + ". Either the topics were made anew or records were deleted before they were"
              + " stored. 'gongkai rebuild' makes everything anew from the documents.",
          e);
    }
  }

  /** Records written so far. */
  long written() {
    return written.get();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    try {
      Map<TopicPartition, Long> offsets = writer.offsets(consumer.beginningOffsets(partitions));
      offsets.forEach(consumer::seek);
      stored.putAll(offsets);
      LOG.info("Reading on from {}", offsets);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      // Whoever takes them over begins behind the batch that is under way.
      settle();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    partitions.forEach(stored::remove);
  }

  private void write(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    List<SinkRecord> decoded = new ArrayList<>(batchRecords);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      decoded.add(decoder.decode(record));
      if (decoded.size() == batchRecords) {
        if (!begin(decoded)) {
          return;
        }
        decoded = new ArrayList<>(batchRecords);
      }
    }
    if (!decoded.isEmpty() && !begin(decoded)) {
      return;
    }
    if (records.count() < batchRecords / 2) {
      // Nothing waits to be read: what was read is in the database before there is more.
      settle();
    }
  }

  /**
   * Begins to write a batch behind the one that is under way; false when that one found the
   * database elsewhere and reading starts there anew.
   */
  private boolean begin(List<SinkRecord> records) throws InterruptedException {
    StagedBatch staged = StagedBatch.of(records);
    if (!settle()) {
      return false;
    }
    Batch batch = Batch.of(records, stored);
    pending.begin(
        batch,
        () -> {
          Map<TopicPartition, Long> reached = writer.write(batch, staged);
          if (reached.equals(batch.next())) {
            written.addAndGet(records.size());
          }
          return reached;
        });
    return true;
  }

  /** Waits for the batch that is under way; false when the database stood elsewhere. */
  private boolean settle() throws InterruptedException {
    if (!pending.isThere()) {
      return true;
    }
    PendingBatch.Outcome outcome = pending.await();
    stored.putAll(outcome.reached());
    if (outcome.isWritten()) {
      return true;
    }
    LOG.warn(
        "Another instance has written these partitions meanwhile: {} instead of {}; reading on from"
            + " there",
        outcome.reached(),
        outcome.batch().expected());
    // Records that were read and not written yet are behind the consumer: all go back.
    Set<TopicPartition> assigned = consumer.assignment();
    stored.forEach(
        (partition, offset) -> {
          if (assigned.contains(partition)) {
            consumer.seek(partition, offset);
          }
        });
    return false;
  }
}
