package io.gongkai.normalize.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are sent again after the stage had failed on them. */
class RedriveTopologyTest {
  private static final Map<String, String> SERDES =
      Map.of("schema.registry.url", "mock://redrive-topology");
  private static final byte[] DOCUMENT =
      TextLayout.TABS
          .render(new ReportGenerator(new Random(3)).next())
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_REPORT = "明天开会".getBytes(StandardCharsets.UTF_8);
  private static final RecordOrigin PLACE = new RecordOrigin(Topics.RAW, 4, 77);
  private static final Instant HANDED_IN = Instant.parse("2024-01-31T08:00:00Z");
  private static final Instant NOW = Instant.parse("2024-02-10T08:00:00Z");

  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> redriven;

  @BeforeEach
  void start() {
    driver =
        new TopologyTestDriver(
            topology(), StreamsSettings.of(Stage.NORMALIZE, "unused:1", directory, Map.of()));
    redriven =
        driver.createInputTopic(
            Topics.NORMALIZE_REDRIVE, new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    InMemorySchemaRegistry.drop("redrive-topology");
  }

  private static Topology topology() {
    return NormalizeTopology.build(
        new Normalizer(NormalizerLimits.defaults()), ClaimedDocuments.none(), SERDES);
  }

  @Test
  void shouldStandWhereItWasHandedInWhenItFailedBeforeAnythingWasMade() {
    redriven.pipeInput(document(DOCUMENT, PLACE, "receive-document"));

    TestRecord<String, Report> report = topic(Topics.NORMALIZED, Report.class).readRecord();
    Submission submission = report.value().getSubmission();
    assertThat(submission.getId()).isEqualTo(SubmissionId.of("agency", DOCUMENT));
    assertThat(submission.getPartition()).isEqualTo(4);
    assertThat(submission.getOffset()).isEqualTo(77);
    assertThat(submission.getReceivedAt()).isEqualTo(HANDED_IN);
    assertThat(report.getRecordTime()).isEqualTo(HANDED_IN);
    assertThat(topic(Topics.RECEIPTS, Receipt.class).readValuesToList())
        .extracting(Receipt::getStatus, Receipt::getAt)
        .containsExactly(
            tuple(ReceiptStatus.RECEIVED, HANDED_IN), tuple(ReceiptStatus.NORMALIZED, HANDED_IN));
  }

  @Test
  void shouldMakeOnlyWhatIsMissing() {
    assertThat(made(DOCUMENT, "read-document")).containsExactly("report", "NORMALIZED");
    assertThat(made(DOCUMENT, "received")).containsExactly("RECEIVED");
    assertThat(made(DOCUMENT, "normalized")).containsExactly("report");
    assertThat(made(DOCUMENT, "receipts")).containsExactly("NORMALIZED");
    assertThat(made(NO_REPORT, "read-document")).containsExactly("refusal");
    // What was told already is not told again when another processor fails the next time.
    assertThat(made(DOCUMENT, "read-document", "receive-document"))
        .containsExactly("report", "NORMALIZED");
    assertThat(made(DOCUMENT, "receive-document", "received")).containsExactly("RECEIVED");
    assertThat(made(DOCUMENT, "processor-of-another-version"))
        .containsExactly("report", "RECEIVED", "NORMALIZED");
  }

  @Test
  void shouldLoseNothingWhenAnotherVersionReadsWhatWasRefusedOrTheOtherWayRound() {
    assertThat(made(DOCUMENT, "unreadable")).containsExactly("report", "NORMALIZED");
    assertThat(made(NO_REPORT, "normalized")).containsExactly("refusal");
  }

  @Test
  void shouldSetAsideWhatDoesNotSayWhereItComesFrom() {
    redriven.pipeInput("agency", DOCUMENT);
    redriven.pipeInput(document(DOCUMENT, new RecordOrigin(Topics.CLEAN, 0, 1), "x"));

    TestOutputTopic<byte[], byte[]> letters =
        driver.createOutputTopic(
            Topics.NORMALIZE_DEAD_LETTER, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    assertThat(letters.readValuesToList()).hasSize(2);
    assertThat(topic(Topics.NORMALIZED, Report.class).isEmpty()).isTrue();
    assertThat(topic(Topics.RECEIPTS, Receipt.class).isEmpty()).isTrue();
  }

  @Test
  void shouldKnowWhatComesBehindEachProcessor() {
    for (TopologyDescription.Subtopology part : topology().describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        assertThat(Output.behind(node.name())).as(node.name()).isEqualTo(behind(node));
      }
    }
  }

  private static Set<Output> behind(TopologyDescription.Node node) {
    Set<Output> outputs = EnumSet.noneOf(Output.class);
    switch (node.name()) {
      case "received" -> outputs.add(Output.RECEIVED);
      case "normalized" -> outputs.add(Output.RESULT);
      case "receipts" -> outputs.add(Output.NORMALIZED);
      // Another version may read it, and then has to tell so.
      case "unreadable" -> outputs.addAll(List.of(Output.RESULT, Output.NORMALIZED));
      default -> node.successors().forEach(next -> outputs.addAll(behind(next)));
    }
    return outputs;
  }

  /** What comes of a document that processors failed on, one after the other. */
  private List<String> made(byte[] document, String... processors) {
    redriven.pipeInput(document(document, PLACE, processors));
    List<String> made = new ArrayList<>();
    topic(Topics.NORMALIZED, Report.class).readValuesToList().forEach(it -> made.add("report"));
    topic(Topics.UNREADABLE, Unreadable.class)
        .readValuesToList()
        .forEach(it -> made.add("refusal"));
    topic(Topics.RECEIPTS, Receipt.class)
        .readValuesToList()
        .forEach(receipt -> made.add(receipt.getStatus().name()));
    return made;
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> topic(String name, Class<T> type) {
    return driver.createOutputTopic(
        name, new StringDeserializer(), AvroSerdes.value(SERDES, type).deserializer());
  }

  private static TestRecord<String, byte[]> document(
      byte[] document, RecordOrigin origin, String... processors) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(RawHeaders.AGENCY_ID, "agency".getBytes(StandardCharsets.UTF_8));
    new Redrive("normalize/0-1", 1, origin, HANDED_IN.toEpochMilli(), List.of(processors))
        .putInto(headers);
    return new TestRecord<>(null, document, headers, NOW);
  }
}
