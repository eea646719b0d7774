package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.app.topics.Outcome;
import io.gongkai.app.topics.TopicApply;
import io.gongkai.model.Receipt;
import io.gongkai.registry.SchemaRegistryServer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances of a stage on one broker. */
class ScaleOutIT {
  private static final int PARTITIONS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path directory;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private EmbeddedBroker broker;
  private SchemaRegistryServer registry;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    running.push(broker);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    running.push(admin);
    assertThat(new TopicApply(admin, false).apply(DesiredTopics.of(PARTITIONS, (short) 1)))
        .isNotEmpty()
        .allMatch(outcome -> outcome.state() == Outcome.State.CREATED);
    registry =
        SchemaRegistryServer.start(SchemaRegistryServer.Config.of(broker.bootstrapServers()));
    running.push(registry);
  }

  @AfterEach
  void stop() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenInstancesComeAndAreRestartedUnderLoad() throws Exception {
    StageProcess[] normalize = {stage("normalize", "a"), stage("normalize", "b"), null};
    StageProcess[] validate = {stage("validate", "a"), stage("validate", "b")};
    awaitMembers("gongkai-normalize", 2);
    awaitMembers("gongkai-validate", 2);
    AtomicBoolean loading = new AtomicBoolean(true);
    Set<String> sent = new HashSet<>();
    Thread load = new Thread(() -> publish(loading, sent), "load");
    load.start();
    try {
      normalize[2] = stage("normalize", "c");
      awaitMembers("gongkai-normalize", 3);
      for (int i = 0; i < 3; i++) {
        normalize[i].close();
        running.remove(normalize[i]);
        normalize[i] = stage("normalize", "abc".substring(i, i + 1));
      }
      for (int i = 0; i < 2; i++) {
        validate[i].close();
        running.remove(validate[i]);
        validate[i] = stage("validate", "ab".substring(i, i + 1));
      }
    } finally {
      loading.set(false);
      load.join();
    }

    Map<String, Map<String, Integer>> receipts = awaitReceipts(sent.size());

    assertThat(sent).hasSizeGreaterThan(20);
    assertThat(receipts.keySet()).isEqualTo(sent);
    assertThat(receipts.values())
        .allSatisfy(
            statuses ->
                assertThat(statuses)
                    .isEqualTo(Map.of("RECEIVED", 1, "NORMALIZED", 1, "verdict", 1)));
    awaitMembers("gongkai-normalize", 3);
    awaitMembers("gongkai-validate", 2);
  }

  @Test
  void shouldHandOverAtOnceWhenAnInstanceWithoutANameStops() throws Exception {
    StageProcess first = stage("normalize", "");
    StageProcess second = stage("normalize", "");
    awaitMembers("gongkai-normalize", 2);

    first.close();
    running.remove(first);

    awaitMembers("gongkai-normalize", 1);
    for (int i = 0; i < PATIENCE.toMillis() / 100 && !second.isRunning(); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(second.isRunning()).isTrue();
  }

  private StageProcess stage(String name, String instance) throws InterruptedException {
    GongkaiConfig config =
        ConfigSource.load(
                null,
                Map.of(
                    "GONGKAI_KAFKA_BOOTSTRAP_SERVERS",
                    broker.bootstrapServers(),
                    "GONGKAI_SCHEMA_REGISTRY_URL",
                    registry.uri().toString(),
                    "GONGKAI_STREAMS_STANDBY_REPLICAS",
                    name.equals("validate") ? "1" : "0",
                    "GONGKAI_SESSION_TIMEOUT_MS",
                    "120000",
                    "GONGKAI_INSTANCE_ID",
                    instance))
            .withDataDirectory(directory.resolve(name + instance + running.size()));
    if (!instance.isEmpty()) {
      config = config.withDataDirectory(directory.resolve(name + instance));
    }
    StageProcess process =
        StageProcess.start(
            name.equals("normalize") ? StageSpec.normalize(config) : StageSpec.validate(config),
            config.stage(),
            new CountDownLatch(1),
            line -> {});
    running.push(process);
    return process;
  }

  /** Publishes reports of different agencies one by one, until it is told to stop. */
  private void publish(AtomicBoolean loading, Set<String> sent) {
    ReportGenerator reports = new ReportGenerator(new Random(11));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      while (loading.get()) {
        String text = TextLayout.TABS.render(new PrintedReport(reports.next()));
        ProducerRecord<String, byte[]> record =
            new ProducerRecord<>(Topics.RAW, text.getBytes(StandardCharsets.UTF_8));
        String agency = "agency-" + sent.size();
        record.headers().add(RawHeaders.AGENCY_ID, agency.getBytes(StandardCharsets.UTF_8));
        producer.send(record).get(60, TimeUnit.SECONDS);
        sent.add(SubmissionId.of(agency, record.value()));
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a document was not taken", e);
    }
  }

  /** Waits until a group has so many members, which share all partitions without overlap. */
  private void awaitMembers(String group, int count) throws Exception {
    String seen = "";
    for (int i = 0; i < PATIENCE.toMillis() / 100; i++) {
      Collection<MemberDescription> members =
          admin
              .describeConsumerGroups(List.of(group))
              .all()
              .get(30, TimeUnit.SECONDS)
              .get(group)
              .members();
      List<Set<TopicPartition>> shares =
          members.stream().map(member -> member.assignment().topicPartitions()).toList();
      Set<TopicPartition> all = new HashSet<>();
      shares.forEach(all::addAll);
      int sum = shares.stream().mapToInt(Set::size).sum();
      if (shares.size() == count
          && shares.stream().noneMatch(Set::isEmpty)
          && all.size() == sum
          && all.size() >= PARTITIONS) {
        return;
      }
      seen = shares.toString();
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError(group + " is not shared by " + count + ": " + seen);
  }

  /** Reads the receipts until each of so many submissions has a verdict; statuses are counted. */
  private Map<String, Map<String, Integer>> awaitReceipts(int submissions) throws IOException {
    Map<String, Map<String, Integer>> receipts = new TreeMap<>();
    Deserializer<Receipt> reader =
        AvroSerdes.value(Map.of("schema.registry.url", registry.uri().toString()), Receipt.class)
            .deserializer();
    try (KafkaConsumer<String, Receipt> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            reader)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.RECEIPTS).stream()
              .map(partition -> new TopicPartition(Topics.RECEIPTS, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      int quiet = 0;
      for (int i = 0; i < PATIENCE.toMillis() / 200 && quiet < 15; i++) {
        for (ConsumerRecord<String, Receipt> record : consumer.poll(Duration.ofMillis(200))) {
          String status = record.value().getStatus().name();
          receipts
              .computeIfAbsent(record.key(), it -> new TreeMap<>())
              .merge(
                  Set.of("CLEAN", "FLAGGED").contains(status) ? "verdict" : status,
                  1,
                  Integer::sum);
        }
        // Some looks more when all are there: a doubled one would come late.
        boolean all =
            receipts.values().stream().filter(it -> it.containsKey("verdict")).count()
                >= submissions;
        quiet = all ? quiet + 1 : 0;
      }
    }
    return receipts;
  }
}
