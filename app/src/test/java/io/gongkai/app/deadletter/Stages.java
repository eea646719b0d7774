package io.gongkai.app.deadletter;

import io.gongkai.app.CommandRun;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.app.stage.StageProcess;
import io.gongkai.app.stage.StageSpec;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.app.topics.TopicApply;
import io.gongkai.app.topics.TopicScan;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.registry.SchemaRegistryServer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, a registry, normalize with a blob store, and validate; and looks into the topics. */
final class Stages {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final EmbeddedBroker broker;
  private final SchemaRegistryServer registry;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Path file;

  Stages(Path directory) throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    running.push(broker);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      List<?> made = new TopicApply(admin, false).apply(DesiredTopics.of(2, (short) 1));
      if (made.isEmpty()) {
        throw new AssertionError("no topics were made");
      }
    }
    registry =
        SchemaRegistryServer.start(SchemaRegistryServer.Config.of(broker.bootstrapServers()));
    running.push(registry);
    // A store without a folder would count as away, and be waited for.
    Path blobs = Files.createDirectories(directory.resolve("blobs"));
    file =
        Files.writeString(
            directory.resolve("gongkai.properties"),
            "kafka.bootstrap.servers="
                + broker.bootstrapServers()
                + "\nschema.registry.url="
                + registry.uri()
                + "\nblob.store="
                + blobs.toString().replace("\\", "/")
                + "\n");
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    running.push(producer);
    GongkaiConfig normalize = config(directory.resolve("normalize"));
    start(StageSpec.normalize(normalize), normalize);
    GongkaiConfig validate = config(directory.resolve("validate"));
    start(StageSpec.validate(validate), validate);
  }

  private GongkaiConfig config(Path data) {
    return ConfigSource.load(file, Map.of()).withDataDirectory(data);
  }

  private void start(StageSpec spec, GongkaiConfig config) throws InterruptedException {
    running.push(StageProcess.start(spec, config.stage(), new CountDownLatch(1), line -> {}));
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  String registryUrl() {
    return registry.uri().toString();
  }

  /** Runs {@code gongkai dead-letter} against these. */
  CommandRun deadLetter(String command, String... arguments) {
    return new DeadLetterRun(file).of(command, arguments);
  }

  RecordMetadata publish(String agency, byte[] document) throws Exception {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.RAW, null, document);
    record.headers().add(RawHeaders.AGENCY_ID, agency.getBytes(StandardCharsets.UTF_8));
    return send(record);
  }

  /** Publishes a document that lies in the blob store, or does not. */
  RecordMetadata publishClaim(String agency, byte[] document, String... moreHeaders)
      throws Exception {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.RAW, null, new byte[0]);
    header(record, RawHeaders.AGENCY_ID, agency);
    header(record, RawHeaders.BLOB_SHA256, SubmissionId.hash(document));
    header(record, RawHeaders.BLOB_SIZE, Integer.toString(document.length));
    for (int i = 0; i < moreHeaders.length; i += 2) {
      header(record, moreHeaders[i], moreHeaders[i + 1]);
    }
    return send(record);
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
    return producer.send(record).get(30, TimeUnit.SECONDS);
  }

  /** What is committed on a topic now. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    new TopicScan(KafkaConnection.to(broker.bootstrapServers())).topic(topic, records::add);
    return records;
  }

  /** The value of a record of a topic. */
  <T extends SpecificRecord> T value(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    return AvroSerdes.value(Map.of("schema.registry.url", registryUrl()), type)
        .deserializer()
        .deserialize(record.topic(), record.value());
  }

  /** The receipts of a submission, in their order. */
  List<Receipt> receipts(String submission) {
    return records(Topics.RECEIPTS).stream()
        .filter(record -> submission.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .map(record -> value(record, Receipt.class))
        .toList();
  }

  /** The statuses of a submission, sorted. */
  List<ReceiptStatus> statuses(String submission) {
    return receipts(submission).stream().map(Receipt::getStatus).sorted().toList();
  }

  void awaitRecords(String topic, int count) {
    await(() -> records(topic).size() >= count, topic + " has no " + count + " records");
  }

  void awaitStatus(String submission, ReceiptStatus... oneOf) {
    List<ReceiptStatus> wanted = List.of(oneOf);
    await(
        () -> statuses(submission).stream().anyMatch(wanted::contains),
        submission + " never became " + wanted);
  }

  private static void await(BooleanSupplier condition, String problem) {
    for (int i = 0; i < PATIENCE.toMillis() / 100; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError(problem);
  }

  /** Stops all that runs, the last started first. */
  void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
