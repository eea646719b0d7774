package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.stage.StagePart;
import io.gongkai.app.stage.StageParts;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.Lag;
import io.gongkai.blob.BlobId;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.ValidatedReport;
import io.gongkai.registry.SchemaRegistryServer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A live run on a broker and a registry of its own, and the command line beside it. */
final class LiveRun {
  private static final int PARTITIONS = 3;
  private static final Set<ReceiptStatus> STEPS =
      Set.of(ReceiptStatus.RECEIVED, ReceiptStatus.NORMALIZED, ReceiptStatus.DUPLICATE);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final List<StagePart> stages = new ArrayList<>();
  private final EmbeddedBroker broker;
  private final SchemaRegistryServer registry;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaCluster cluster;

  LiveRun(Path directory) throws Exception {
    this.directory = directory;
    broker = started(EmbeddedBroker.start(directory.resolve("kafka")));
    registry =
        started(
            SchemaRegistryServer.start(SchemaRegistryServer.Config.of(broker.bootstrapServers())));
    CommandRun topics = CommandRun.of("topics", "apply", "--config", config("").toString());
    if (topics.status() != 0) {
      throw new AssertionError(topics.out() + topics.err());
    }
    cluster = started(new KafkaCluster(kafka()));
    producer =
        started(
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer()));
    startStages(config(""));
  }

  /** Starts both stages, with a configuration; a failure to start leaves none. */
  void startStages(Path config) throws InterruptedException {
    GongkaiConfig live =
        ConfigSource.load(config, Map.of()).withDataDirectory(directory.resolve("live"));
    try {
      stages.add(StageParts.normalize(live));
      stages.add(StageParts.validate(live));
    } catch (RuntimeException e) {
      stopStages();
      throw e;
    }
  }

  /** Starts both stages. */
  void startStages() throws IOException, InterruptedException {
    startStages(config(""));
  }

  /** The stages that were started and not stopped. */
  List<StagePart> stages() {
    return stages;
  }

  /** Stops both stages. */
  void stopStages() {
    stages.forEach(stage -> stage.close(Duration.ofSeconds(20)));
    stages.clear();
  }

  /** Waits until a stage has stopped; returns what it says. */
  String awaitProblem() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      for (StagePart stage : stages) {
        if (stage.problem().isPresent()) {
          return stage.problem().get();
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("all stages go on");
  }

  /** The last status of each submission, by its receipts; steps on the way left out. */
  Map<String, ReceiptStatus> statuses() throws InterruptedException {
    Deserializer<Receipt> reader =
        AvroSerdes.value(Map.of("schema.registry.url", registry.uri().toString()), Receipt.class)
            .deserializer();
    Map<String, ReceiptStatus> statuses = new TreeMap<>();
    try (CommittedRecords records = new CommittedRecords(kafka())) {
      records.read(
          Map.of(),
          cluster.ends(cluster.partitions(List.of(Topics.RECEIPTS))),
          record -> {
            Receipt receipt = reader.deserialize(Topics.RECEIPTS, record.value());
            if (!STEPS.contains(receipt.getStatus())) {
              statuses.put(receipt.getSubmissionId(), receipt.getStatus());
            }
          });
    }
    return statuses;
  }

  private <T extends AutoCloseable> T started(T part) {
    running.push(part);
    return part;
  }

  KafkaConnection kafka() {
    return KafkaConnection.to(broker.bootstrapServers());
  }

  KafkaCluster cluster() {
    return cluster;
  }

  /** A configuration file for this run, with some lines more. */
  Path config(String more) throws IOException {
    Path file = directory.resolve("config-" + Integer.toHexString(more.hashCode()) + ".properties");
    return Files.writeString(
        file,
        "kafka.bootstrap.servers="
            + broker.bootstrapServers()
            + "\nschema.registry.url="
            + registry.uri()
            + "\ndata.dir="
            + directory.resolve("data").toString().replace("\\", "/")
            + "\ntopic.partitions="
            + PARTITIONS
            + "\n"
            + more);
  }

  /** Runs {@code gongkai replay} with a configuration. */
  CommandRun replay(Path config, String... arguments) {
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--config", config.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** Hands a document in. */
  void publish(String agency, String text) throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.RAW, agency, text.getBytes(StandardCharsets.UTF_8));
    record.headers().add(RawHeaders.AGENCY_ID, agency.getBytes(StandardCharsets.UTF_8));
    producer.send(record).get(60, TimeUnit.SECONDS);
  }

  /** Hands in a record that names a document in a store, which the live run has none of. */
  void claim(String agency, byte[] document) throws Exception {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RAW, agency, new byte[0]);
    record
        .headers()
        .add(RawHeaders.BLOB_SHA256, bytes(BlobId.of(document).sha256()))
        .add(RawHeaders.BLOB_SIZE, bytes(Integer.toString(document.length)));
    producer.send(record).get(60, TimeUnit.SECONDS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Puts bytes on a topic that are no record. */
  void produce(String topic, String key) throws Exception {
    producer.send(new ProducerRecord<>(topic, key, new byte[] {1, 2})).get(60, TimeUnit.SECONDS);
  }

  /** Takes a report back, as an operator does. */
  void withdraw(String reportKey) throws Exception {
    producer
        .send(new ProducerRecord<>(Topics.NORMALIZED, reportKey, null))
        .get(60, TimeUnit.SECONDS);
  }

  /** Waits until the live stages have judged all that was handed in. */
  void awaitQuiet() throws InterruptedException {
    try (CommittedRecords records = new CommittedRecords(kafka())) {
      Lag lag = new Lag(cluster, records);
      long behind = -1;
      for (int i = 0; i < PATIENCE.toMillis() / 100 && behind != 0; i++) {
        stages.forEach(stage -> assertThat(stage.problem()).isEmpty());
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        PipelineRun run = Generations.read(kafka()).run();
        behind = lag.of(run.applicationId(Stage.NORMALIZE), List.of(Topics.RAW));
        behind += lag.ofValidate(run);
      }
      if (behind != 0) {
        throw new AssertionError("the live run is behind by " + behind);
      }
    }
  }

  /** What stands in a run, by key; fails when a report stands in two places. */
  Map<String, ValidatedReport> standing(PipelineRun run) throws InterruptedException {
    Map<String, ValidatedReport> standing = new TreeMap<>();
    latest(run.topic(Topics.CLEAN)).forEach(standing::put);
    latest(run.topic(Topics.FLAGGED))
        .forEach(
            (key, report) -> {
              if (standing.put(key, report) != null) {
                throw new AssertionError(key + " stands in both topics of " + run);
              }
            });
    return standing;
  }

  private Map<String, ValidatedReport> latest(String topic) throws InterruptedException {
    Map<String, ValidatedReport> latest = new HashMap<>();
    values(topic, ValidatedReport.class)
        .forEach((key, values) -> latest.put(key, values.get(values.size() - 1)));
    latest.values().removeIf(Objects::isNull);
    return latest;
  }

  /** The values on a topic by key, in order; a tombstone is null. */
  <T extends SpecificRecord> Map<String, List<T>> values(String topic, Class<T> type)
      throws InterruptedException {
    Deserializer<T> reader =
        AvroSerdes.value(Map.of("schema.registry.url", registry.uri().toString()), type)
            .deserializer();
    Map<String, List<T>> values = new TreeMap<>();
    try (CommittedRecords records = new CommittedRecords(kafka())) {
      records.read(
          Map.of(),
          cluster.ends(cluster.partitions(List.of(topic))),
          record ->
              values
                  .computeIfAbsent(
                      new String(record.key(), StandardCharsets.UTF_8), it -> new ArrayList<>())
                  .add(reader.deserialize(topic, record.value())));
    }
    return values;
  }

  /** When the document in the middle of a partition of reports.raw was taken in. */
  Instant middle() throws InterruptedException {
    TopicPartition partition = new TopicPartition(Topics.RAW, 0);
    long middle = cluster.ends(List.of(partition)).get(partition) / 2;
    Instant[] time = new Instant[1];
    try (CommittedRecords records = new CommittedRecords(kafka())) {
      records.read(
          Map.of(partition, middle),
          Map.of(partition, middle + 1),
          record -> time[0] = Instant.ofEpochMilli(record.timestamp()));
    }
    return time[0];
  }

  /** Where the topics of the live run end. */
  Map<TopicPartition, Long> ends() throws InterruptedException {
    return new HashMap<>(
        cluster.ends(cluster.partitions(Topics.all().stream().map(Topics.Topic::name).toList())));
  }

  /** The subjects of the registry, as it answers. */
  String subjects() throws IOException, InterruptedException {
    URI subjects = URI.create(registry.uri() + "/subjects").normalize();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(subjects).timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  void close() throws Exception {
    stopStages();
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
