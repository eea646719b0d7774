package io.gongkai.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A transaction that its coordinator calls complete, and that a partition never heard the end of:
 * as a broker leaves it that was killed between the decision and the markers.
 */
class TransactionMarkersIT {
  private static final String HEARD = "heard";
  private static final String UNHEARD = "unheard";
  private static final String ID = "some-id";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldEndATransactionAsItWasDecidedWhenAPartitionHasNotHeardOfIt(boolean isCommitted)
      throws Exception {
    TransactionDescription decided;
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = admin(broker)) {
      admin
          .createTopics(
              List.of(new NewTopic(HEARD, 1, (short) 1), new NewTopic(UNHEARD, 1, (short) 1)))
          .all()
          .get(60, TimeUnit.SECONDS);
      transact(broker, isCommitted);
      decided = admin.describeTransactions(List.of(ID)).all().get(60, TimeUnit.SECONDS).get(ID);
    }
    append(decided.producerId(), (short) (decided.producerEpoch() - 1));
    Files.delete(directory.resolve("log").resolve(".kafka_cleanshutdown"));

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker.bootstrapServers()),
              new StringSerializer(),
              new StringSerializer())) {
        producer.send(new ProducerRecord<>(UNHEARD, "behind")).get(60, TimeUnit.SECONDS);
      }
      List<String> expected = isCommitted ? List.of("in it", "behind") : List.of("behind");
      assertThat(committed(broker)).isEqualTo(expected);
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static void transact(EmbeddedBroker broker, boolean isCommitted) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", ID),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(HEARD, "of it")).get(60, TimeUnit.SECONDS);
      if (isCommitted) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  /** Puts a record of the transaction into a partition's log, as if it had been sent there too. */
  private void append(long producerId, short epoch) throws Exception {
    Path partition = directory.resolve("log").resolve(UNHEARD + "-0");
    try (Stream<Path> files = Files.list(partition)) {
      for (Path file : files.toList()) {
        if (!file.toString().endsWith(".log") && !file.toString().endsWith(".metadata")) {
          Files.delete(file);
        }
      }
    }
    Path log = partition.resolve("00000000000000000000.log");
    try (FileRecords records = FileRecords.open(log.toFile(), true)) {
      records.append(
          MemoryRecords.withTransactionalRecords(
              Compression.NONE,
              producerId,
              epoch,
              0,
              new SimpleRecord("in it".getBytes(StandardCharsets.UTF_8))));
    }
  }

  private static List<String> committed(EmbeddedBroker broker) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(UNHEARD, 0)));
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!values.contains("behind") && System.nanoTime() - deadline < 0) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
