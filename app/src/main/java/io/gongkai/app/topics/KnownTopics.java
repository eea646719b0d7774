package io.gongkai.app.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands on {@code pipeline.topics}: the topics that each stage has worked with, by their ids.
 *
 * <p>A topic that was deleted and made anew has its name and settings, and another id. A stage that
 * went on with it would have state and offsets of records that are not there.
 */
public final class KnownTopics {
  /** Key of the record that stands as long as a rebuild is not through. */
  public static final String REBUILD = "rebuild";

  private static final Logger LOG = LoggerFactory.getLogger(KnownTopics.class);
  private static final long TIMEOUT_SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

  private final KafkaConnection kafka;
  private final KafkaCluster cluster;

  /**
   * What stands on the topic of a cluster.
   *
   * @param kafka how it is reached
   * @param cluster the same, which stays the caller's
   */
  public KnownTopics(KafkaConnection kafka, KafkaCluster cluster) {
    this.kafka = kafka;
    this.cluster = cluster;
  }

  /**
   * Reads all records: by key, the last each.
   *
   * @throws CommandFailure when the topic is not there or the broker does not answer
   */
  public Map<String, Map<String, String>> read() throws InterruptedException {
    Map<TopicPartition, Long> ends =
        cluster.ends(cluster.partitions(List.of(Topics.PIPELINE_TOPICS)));
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    try (CommittedRecords records = new CommittedRecords(kafka)) {
      records.read(
          Map.of(),
          ends,
          record -> {
            String key =
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
              found.remove(key);
            } else {
              parse(key, record.value()).ifPresent(value -> found.put(key, value));
            }
          });
    }
    return found;
  }

  /**
   * Writes records; when this returns they are there.
   *
   * @param records texts by name, by key; null takes the record of a key away
   * @throws CommandFailure when they were not written
   */
  public void write(Map<String, Map<String, String>> records) throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) TIMEOUT_SECONDS * 1_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT_SECONDS * 500);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_SECONDS * 1_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(
          (key, value) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(
                          Topics.PIPELINE_TOPICS,
                          key.getBytes(StandardCharsets.UTF_8),
                          value == null ? null : bytes(value)))));
      for (Future<RecordMetadata> each : sent) {
        each.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new CommandFailure(
          "the topic "
              + Topics.PIPELINE_TOPICS
              + " at "
              + kafka.bootstrapServers()
              + " takes no record: "
              + e.getMessage(),
          e);
    }
  }

  /** The record that lets a group begin anew: it has worked with no topic yet. */
  public static ProducerRecord<byte[], byte[]> forgotten(String group) {
    return new ProducerRecord<>(
        Topics.PIPELINE_TOPICS, group.getBytes(StandardCharsets.UTF_8), null);
  }

  /** A record; empty where it is something else, which must not keep any stage from starting. */
  private static Optional<Map<String, String>> parse(String key, byte[] value) {
    try {
      return Optional.ofNullable(JSON.readValue(new String(value, StandardCharsets.UTF_8), MAP));
    } catch (JsonProcessingException e) {
      LOG.warn("The topic {} holds something else under {}", Topics.PIPELINE_TOPICS, key, e);
      return Optional.empty();
    }
  }

  private static byte[] bytes(Map<String, String> value) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(value)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }
}
