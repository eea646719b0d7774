package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.validate.Validator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Runs the topology with its production settings; closing it demands that every output was read.
 */
final class ValidateDriver implements AutoCloseable {
  /** The time at which every run starts. */
  static final Instant NOW = Instant.parse("2024-01-31T08:00:00Z");

  private final String registry = "validate-" + UUID.randomUUID();
  private final TopologyTestDriver driver;

  final TestInputTopic<String, Report> normalized;
  final TestInputTopic<byte[], byte[]> normalizedBytes;
  final TestInputTopic<String, Report> redriven;
  final TestInputTopic<String, Unreadable> unreadable;
  final TestInputTopic<String, Waiver> waivers;
  final TestOutputTopic<String, ValidatedReport> clean;
  final TestOutputTopic<String, ValidatedReport> flagged;
  final TestOutputTopic<String, Receipt> receipts;
  final TestOutputTopic<byte[], byte[]> deadLetters;
  private final TestOutputTopic<String, FlaggedCount> counted;
  private final Map<String, Long> counts = new TreeMap<>();

  /** The topology under its production settings. */
  static ValidateDriver start(Path dataDirectory) {
    return start(dataDirectory, Traces.none());
  }

  /** The topology under its production settings, traced. */
  static ValidateDriver start(Path dataDirectory, Traces traces) {
    return new ValidateDriver(dataDirectory, Map.of(), traces);
  }

  /**
   * The topology under its production settings, but at least once: under exactly-once the test
   * driver loses what is sent before a record is processed, dead letters of unreadable bytes too.
   */
  static ValidateDriver startAtLeastOnce(Path dataDirectory) {
    return new ValidateDriver(
        dataDirectory,
        Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE),
        Traces.none());
  }

  private ValidateDriver(Path dataDirectory, Map<String, String> overrides, Traces traces) {
    Map<String, String> serdes = Map.of("schema.registry.url", "mock://" + registry);
    driver =
        new TopologyTestDriver(
            ValidateTopology.build(
                Validator.standard(), serdes, PipelineRun.LIVE, JudgingListener.NONE, traces),
            StreamsSettings.of(Stage.VALIDATE, "localhost:1", dataDirectory, overrides),
            NOW);
    Serde<Report> report = AvroSerdes.value(serdes, Report.class);
    normalized =
        driver.createInputTopic(Topics.NORMALIZED, new StringSerializer(), report.serializer());
    redriven =
        driver.createInputTopic(
            Topics.VALIDATE_REDRIVE,
            new StringSerializer(),
            (topic, value) -> report.serializer().serialize(Topics.NORMALIZED, value));
    normalizedBytes =
        driver.createInputTopic(
            Topics.NORMALIZED, new ByteArraySerializer(), new ByteArraySerializer());
    unreadable = input(Topics.UNREADABLE, AvroSerdes.value(serdes, Unreadable.class));
    waivers = input(Topics.WAIVERS, AvroSerdes.value(serdes, Waiver.class));
    clean = output(Topics.CLEAN, AvroSerdes.value(serdes, ValidatedReport.class));
    flagged = output(Topics.FLAGGED, AvroSerdes.value(serdes, ValidatedReport.class));
    receipts = output(Topics.RECEIPTS, AvroSerdes.value(serdes, Receipt.class));
    counted = output(Topics.FLAGGED_COUNTS, AvroSerdes.value(serdes, FlaggedCount.class));
    deadLetters =
        driver.createOutputTopic(
            Topics.VALIDATE_DEAD_LETTER, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Lets time pass. */
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  private <T> TestInputTopic<String, T> input(String topic, Serde<T> serde) {
    return driver.createInputTopic(topic, new StringSerializer(), serde.serializer());
  }

  private <T> TestOutputTopic<String, T> output(String topic, Serde<T> serde) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer());
  }

  /** What reports.flagged-counts says now, without the counts that are 0. */
  Map<String, Long> counts() {
    for (KeyValue<String, FlaggedCount> record : counted.readKeyValuesToList()) {
      FlaggedCount count = record.value;
      assertThat(record.key)
          .isEqualTo(
              count.getRule()
                  + "/"
                  + count.getSeverity()
                  + "/"
                  + count.getForm()
                  + "/"
                  + count.getYear());
      assertThat(count.getReports()).as(record.key).isNotNegative();
      counts.put(record.key, count.getReports());
    }
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void close() {
    try {
      assertThat(driver.producedTopicNames())
          .isSubsetOf(
              Topics.CLEAN,
              Topics.FLAGGED,
              Topics.RECEIPTS,
              Topics.VALIDATE_DEAD_LETTER,
              Topics.FLAGGED_COUNTS,
              "gongkai-validate-by-agency-repartition",
              "gongkai-validate-standings-changelog",
              "gongkai-validate-reports-changelog",
              "gongkai-validate-series-changelog",
              "gongkai-validate-refusals-changelog",
              "gongkai-validate-waivers-changelog",
              "gongkai-validate-flag-changes-repartition",
              "gongkai-validate-flagged-counts-changelog");
      assertThat(clean.isEmpty()).as("unread record on reports.clean").isTrue();
      assertThat(flagged.isEmpty()).as("unread record on reports.flagged").isTrue();
      assertThat(receipts.isEmpty()).as("unread record on reports.receipts").isTrue();
      assertThat(deadLetters.isEmpty()).as("unread record on validate.dead-letter").isTrue();
    } finally {
      driver.close();
      InMemorySchemaRegistry.drop(registry);
    }
  }
}
