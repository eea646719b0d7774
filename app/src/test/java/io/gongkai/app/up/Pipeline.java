package io.gongkai.app.up;

import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An embedded stack under test, with looks into its topics and its database. */
public final class Pipeline implements AutoCloseable {
  static final int MAX_DOCUMENT_BYTES = 100_000;

  private final GongkaiConfig config;
  private final EmbeddedStack stack;

  Pipeline(Path data) throws InterruptedException {
    this(data, MAX_DOCUMENT_BYTES);
  }

  /** A stack that takes documents of some size. */
  public Pipeline(Path data, int maxDocumentBytes) throws InterruptedException {
    config =
        ConfigSource.load(
                null,
                Map.of(
                    "GONGKAI_DOCUMENT_MAX_BYTES",
                    Integer.toString(maxDocumentBytes),
                    "GONGKAI_DOCUMENT_MAX_CHARS",
                    "1000000",
                    "GONGKAI_TOPIC_PARTITIONS",
                    "2"))
            .withDataDirectory(data);
    stack = EmbeddedStack.start(config, new CountDownLatch(1));
  }

  /** What a run printed on standard output, and whether all documents were processed. */
  record Printed(String table, String progress, boolean processed) {}

  Printed publish(List<Path> documents) throws InterruptedException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    boolean processed =
        new StackPublish(
                stack,
                config,
                new CountDownLatch(1),
                Duration.ofMinutes(1),
                new PrintWriter(out, true),
                new PrintWriter(err, true))
            .run(documents);
    return new Printed(out.toString(), err.toString(), processed);
  }

  /** Address of the broker. */
  public String bootstrapServers() {
    return stack.bootstrapServers();
  }

  /** Rows of a query, each as its values joined by a bar. */
  public List<String> rows(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(stack.jdbcUrl(), EmbeddedDatabase.USER, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row.toString());
      }
      return all;
    }
  }

  /** Waits until a query gives a single row. */
  public void await(String sql, String row) throws SQLException {
    List<String> rows = List.of();
    for (int i = 0; i < 300 && !rows.equals(List.of(row)); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      rows = rows(sql);
    }
    if (!rows.equals(List.of(row))) {
      throw new AssertionError(sql + " gives " + rows + " and not " + row);
    }
  }

  /** Keys on a topic, sorted, with an equals sign behind those that end in a tombstone. */
  public Set<String> keys(String topic) {
    Set<String> keys = new TreeSet<>();
    for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
      String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      keys.remove(key + "=");
      keys.remove(key);
      keys.add(record.value() == null ? key + "=" : key);
    }
    return keys;
  }

  /** Writes bytes to a topic as any Kafka client may. */
  void produce(String topic, String key, byte[] value) throws InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the record for " + topic + " was not taken", e);
    }
  }

  /** Waits for the first value on a topic; null when none comes within half a minute. */
  public byte[] firstValue(String topic) {
    for (int i = 0; i < 150; i++) {
      List<ConsumerRecord<byte[], byte[]>> records = records(topic);
      if (!records.isEmpty()) {
        return records.get(0).value();
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return null;
  }

  /** Number of records on each of the pipeline's topics. */
  public List<String> recordCounts() {
    return Topics.all().stream()
        .map(topic -> topic.name() + " " + records(topic.name()).size())
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stack.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
