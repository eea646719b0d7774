package io.gongkai.app.console;

import io.gongkai.app.config.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Single records by their places, one after another over a connection that is kept: making one for
 * each takes far longer than the record.
 *
 * <p>Safe for several threads.
 */
final class RawRecords implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConnection kafka;
  private final ReentrantLock lock = new ReentrantLock();

  /** Null until it is needed, and after it has failed. */
  private KafkaConsumer<byte[], byte[]> consumer;

  RawRecords(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * The record at a place; empty when there is none any more.
   *
   * @throws RuntimeException when the broker does not give it within some seconds
   */
  Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
    if (!locked()) {
      throw new IllegalStateException("others wait for the broker already");
    }
    try {
      return read(partition, offset);
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    } catch (KafkaException e) {
      closeConsumer();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private boolean locked() {
    try {
      return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long offset) {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    long since = System.nanoTime();
    while (System.nanoTime() - since < PATIENCE.toNanos()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        // The first that is there: another one when this was deleted.
        return Optional.of(record).filter(it -> it.offset() == offset);
      }
    }
    throw new IllegalStateException(
        "the broker gave nothing of " + partition + " for " + PATIENCE.toSeconds() + " s");
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return settings;
  }

  private void closeConsumer() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(PATIENCE));
      consumer = null;
    }
  }

  @Override
  public void close() {
    if (locked()) {
      try {
        closeConsumer();
      } finally {
        lock.unlock();
      }
    }
  }
}
