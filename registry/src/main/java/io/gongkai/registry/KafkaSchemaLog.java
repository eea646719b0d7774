package io.gongkai.registry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as a compacted topic with one partition, {@code _schemas} by default.
 *
 * <p>Writers take turns through Kafka's transactions: all instances share a transactional id, so
 * that whoever opens a producer shuts the one before it out. A writer that was shut out opens a
 * producer again, reads to the end and decides anew.
 */
final class KafkaSchemaLog implements SchemaLog {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSchemaLog.class);
  private static final int MAX_TURNS = 10;

  private final Map<String, Object> client;
  private final String topic;
  private final Duration timeout;
  private final TopicReader reader;
  private final ReentrantLock writing = new ReentrantLock();
  private KafkaProducer<byte[], byte[]> producer;

  /**
   * A log that is not open yet.
   *
   * @param client settings of Kafka's clients, with {@code bootstrap.servers}
   * @param topic name of the topic; made when it is not there
   * @param timeout longest time for opening and for a write
   */
  KafkaSchemaLog(Map<String, Object> client, String topic, Duration timeout) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.timeout = timeout;
    reader = new TopicReader(this.client, topic, timeout);
  }

  @Override
  public void open(Consumer<Entry> apply) {
    reader.open(apply);
  }

  @Override
  public <R> R write(Supplier<Decision<R>> decision) {
    lock();
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      for (int turn = 1; ; turn++) {
        try {
          return writeInTurn(decision);
        } catch (KafkaException e) {
          dropProducer();
          if (e instanceof InterruptException
              || e instanceof AuthorizationException
              || turn == MAX_TURNS
              || System.nanoTime() > deadline) {
            throw RegistryException.store("writing to " + topic + " failed: " + e.getMessage(), e);
          }
          // Being shut out shows as one error or another, by what was under way. None leaves it
          // open what was written: opening a producer again ends the old transaction first.
          LOG.info("writing to {} again after reading on, because: {}", topic, e.getMessage());
        }
      }
    } finally {
      writing.unlock();
    }
  }

  private <R> R writeInTurn(Supplier<Decision<R>> decision) {
    takeTurn();
    Decision<R> decided = decision.get();
    if (!decided.entries().isEmpty()) {
      reader.awaitApplied(append(decided.entries()));
    }
    return decided.result();
  }

  private void lock() {
    try {
      if (!writing.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw RegistryException.timeout("other requests are still being written to " + topic);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryException.store("interrupted while waiting to write to " + topic, e);
    }
  }

  /** Makes this the only writer, with everything read that others wrote before. */
  private void takeTurn() {
    if (producer != null) {
      return;
    }
    producer = new KafkaProducer<>(producerSettings());
    producer.initTransactions();
    reader.awaitEnd();
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "gongkai-registry-" + topic);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    int millis = Math.toIntExact(timeout.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
    return settings;
  }

  /** Writes entries in one transaction and gives back the offset of the last. */
  private long append(List<Entry> entries) {
    producer.beginTransaction();
    Future<RecordMetadata> last = null;
    for (Entry entry : entries) {
      byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
      byte[] value = entry.value() == null ? null : entry.value().getBytes(StandardCharsets.UTF_8);
      last = producer.send(new ProducerRecord<>(topic, 0, key, value));
    }
    producer.commitTransaction();
    try {
      return last.get(timeout.toMillis(), TimeUnit.MILLISECONDS).offset();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the write was not confirmed: " + e.getMessage(), e);
    }
  }

  private void dropProducer() {
    if (producer != null) {
      try {
        producer.close(Duration.ZERO);
      } catch (KafkaException e) {
        LOG.debug("closing the producer of {} failed", topic, e);
      }
      producer = null;
    }
  }

  @Override
  public void close() {
    reader.close();
    if (writing.tryLock()) {
      try {
        dropProducer();
      } finally {
        writing.unlock();
      }
    } else {
      LOG.warn("closing the schema log {} while a write is under way", topic);
    }
  }
}
