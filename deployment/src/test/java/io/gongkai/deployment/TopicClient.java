package io.gongkai.deployment;

import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What an agency or a consumer does with a Kafka client of its own. */
final class TopicClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> settings;
  private final Map<String, String> registry;
  private final KafkaProducer<String, byte[]> producer;

  /** A client that logs in as a user. */
  TopicClient(Servers servers, String user) {
    settings = new HashMap<>(servers.broker().client(user, StageContainer.password(user)));
    registry = Map.of("schema.registry.url", servers.registryUrl());
    Map<String, Object> producing = new HashMap<>(settings);
    producing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
    producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer());
  }

  /** Publishes documents by file name, each of an agency of its own, and waits until they stand. */
  void publish(Map<String, byte[]> documents)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RAW, document.getValue());
      byte[] name = document.getKey().getBytes(StandardCharsets.UTF_8);
      record.headers().add(RawHeaders.FILENAME, name);
      record.headers().add(RawHeaders.AGENCY_ID, name);
      sent.add(producer.send(record));
    }
    for (Future<RecordMetadata> future : sent) {
      future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** File names of the committed reports on a topic, from its begin to its present end. */
  List<String> filenames(String topic) {
    Map<String, Object> consuming = new HashMap<>(settings);
    consuming.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consuming.put(ConsumerConfig.GROUP_ID_CONFIG, "consumer-test");
    List<String> names = new ArrayList<>();
    try (KafkaConsumer<String, ValidatedReport> consumer =
        new KafkaConsumer<>(
            consuming,
            new StringDeserializer(),
            AvroSerdes.value(registry, ValidatedReport.class).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, PATIENCE).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (System.nanoTime() - deadline > 0) {
          throw new AssertionError(topic + " could not be read to its end");
        }
        for (ConsumerRecord<String, ValidatedReport> record :
            consumer.poll(Duration.ofMillis(500))) {
          if (record.value() != null) {
            names.add(record.value().getReport().getSubmission().getFilename());
          }
        }
      }
    }
    return names;
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
