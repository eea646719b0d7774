package io.gongkai.registry;

import io.gongkai.registry.SchemaLog.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log's topic from the start and on, in a thread of its own. */
final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Map<String, Object> client;
  private final TopicPartition partition;
  private final Duration timeout;
  private Admin admin;
  private KafkaConsumer<byte[], byte[]> consumer;
  private Thread thread;

  // Guarded by this; waiters are notified of every change.
  private long position;
  private Throwable failure;
  private boolean closed;

  TopicReader(Map<String, Object> client, String topic, Duration timeout) {
    this.client = client;
    this.partition = new TopicPartition(topic, 0);
    this.timeout = timeout;
  }

  /** Makes the topic when it is not there, starts reading, and waits for its present end. */
  void open(Consumer<Entry> apply) {
    admin = Admin.create(client);
    makeTopic();
    consumer = new KafkaConsumer<>(consumerSettings());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    thread = new Thread(() -> read(apply), "gongkai-registry-reader");
    thread.setDaemon(true);
    thread.start();
    awaitEnd();
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  private void makeTopic() {
    NewTopic wanted =
        new NewTopic(partition.topic(), Optional.of(1), Optional.empty())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try {
      get(admin.createTopics(List.of(wanted)).all(), "creating the topic");
    } catch (KafkaException e) {
      if (!(e instanceof TopicExistsException)) {
        throw RegistryException.store(e.getMessage(), e);
      }
      checkTopic();
    }
  }

  /** A topic that deletes by age, or orders nothing, would lose schemas. */
  private void checkTopic() {
    String topic = partition.topic();
    int partitions =
        get(admin.describeTopics(List.of(topic)).allTopicNames(), "looking at the topic")
            .get(topic)
            .partitions()
            .size();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    String policy =
        get(admin.describeConfigs(List.of(resource)).all(), "looking at the topic's settings")
            .get(resource)
            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
            .value();
    if (partitions != 1 || !policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      throw RegistryException.store(
          "topic "
              + topic
              + " has "
              + partitions
              + " partitions and cleanup.policy="
              + policy
              + ", but schemas need 1 partition and cleanup.policy=compact: change the topic, or"
              + " name another one",
          null);
    }
  }

  /** Waits until everything that stands in the topic now has been applied. */
  void awaitEnd() {
    long end =
        get(
                admin
                    .listOffsets(
                        Map.of(partition, OffsetSpec.latest()),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all(),
                "finding the end of the topic")
            .get(partition)
            .offset();
    awaitPosition(end);
  }

  /** Waits until the entry at an offset has been applied. */
  void awaitApplied(long offset) {
    awaitPosition(offset + 1);
  }

  private synchronized void awaitPosition(long wanted) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (position < wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (failure != null || closed) {
        throw RegistryException.store(
            "topic " + partition.topic() + " is no longer read; restart the registry", failure);
      }
      if (left <= 0) {
        throw RegistryException.timeout(
            "topic "
                + partition.topic()
                + " was read to offset "
                + position
                + " of "
                + wanted
                + " within "
                + timeout
                + "; check the broker");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw RegistryException.store("interrupted while reading " + partition.topic(), e);
      }
    }
  }

  private void read(Consumer<Entry> apply) {
    try {
      while (!isClosed()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.key() != null) {
            apply.accept(new Entry(text(record.key()), text(record.value())));
          }
        }
        applied(consumer.position(partition));
      }
    } catch (WakeupException e) {
      LOG.debug("the reader of {} was woken up to stop", partition);
    } catch (RuntimeException | Error e) {
      failed(e);
    } finally {
      consumer.close();
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void applied(long upTo) {
    position = upTo;
    notifyAll();
  }

  private synchronized void failed(Throwable e) {
    LOG.error("topic {} can no longer be read; restart the registry", partition.topic(), e);
    failure = e;
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (thread != null) {
      consumer.wakeup();
      try {
        thread.join(timeout.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (admin != null) {
      admin.close(timeout);
    }
  }

  private <V> V get(KafkaFuture<V> answer, String what) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(what + " " + partition.topic() + " was interrupted", e);
    } catch (TimeoutException e) {
      throw new KafkaException(
          what + " " + partition.topic() + " took longer than " + timeout + "; check the broker",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException exists) {
        throw exists;
      }
      throw new KafkaException(
          what + " " + partition.topic() + " failed: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
