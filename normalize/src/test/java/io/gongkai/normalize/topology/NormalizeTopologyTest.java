package io.gongkai.normalize.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalizeTopologyTest {
  private static final String REGISTRY = "mock://normalize-topology";
  private static final Map<String, String> SERDES = Map.of("schema.registry.url", REGISTRY);
  private static final Instant RECEIVED = Instant.parse("2024-01-31T08:00:00Z");

  @TempDir Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> raw;
  private TestOutputTopic<String, Report> normalized;
  private TestOutputTopic<String, Unreadable> unreadable;
  private TestOutputTopic<String, Receipt> receipts;

  @BeforeEach
  void start() {
    driver =
        new TopologyTestDriver(
            topology(), StreamsSettings.of(Stage.NORMALIZE, "unused:1", directory, Map.of()));
    raw = driver.createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer());
    normalized =
        driver.createOutputTopic(
            Topics.NORMALIZED,
            new StringDeserializer(),
            AvroSerdes.value(SERDES, Report.class).deserializer());
    unreadable =
        driver.createOutputTopic(
            Topics.UNREADABLE,
            new StringDeserializer(),
            AvroSerdes.value(SERDES, Unreadable.class).deserializer());
    receipts =
        driver.createOutputTopic(
            Topics.RECEIPTS,
            new StringDeserializer(),
            AvroSerdes.value(SERDES, Receipt.class).deserializer());
  }

  @AfterEach
  void stop() {
    try {
      assertThat(normalized.isEmpty()).as("unread reports").isTrue();
      assertThat(unreadable.isEmpty()).as("unread refusals").isTrue();
      assertThat(receipts.isEmpty()).as("unread receipts").isTrue();
    } finally {
      driver.close();
      InMemorySchemaRegistry.drop("normalize-topology");
    }
  }

  @Test
  void shouldWriteReportAndReceiptWhenDocumentIsReport() {
    Truth truth = new ReportGenerator(new Random(1)).next();
    byte[] document = TextLayout.TABS.render(truth).getBytes(StandardCharsets.UTF_8);

    raw.pipeInput(record(null, document));

    KeyValue<String, Report> report = normalized.readKeyValue();
    assertThat(report.key).isEqualTo(truth.agency() + "/" + truth.year());
    assertThat(report.value.getSubmission().getReceivedAt()).isEqualTo(RECEIVED);
    assertThat(report.value.getSubmission().getSha256()).isEqualTo(SubmissionId.hash(document));
    assertThat(report.value.getCells().getStates()).containsOnly(CellState.PRINTED);
    expectReceived(SubmissionId.of("", document));
    KeyValue<String, Receipt> receipt = receipts.readKeyValue();
    assertThat(receipt.key).isEqualTo(SubmissionId.of("", document));
    assertThat(receipt.value.getStatus()).isEqualTo(ReceiptStatus.NORMALIZED);
    assertThat(receipt.value.getReportKey()).isEqualTo(report.key);
    assertThat(receipt.value.getAt()).isEqualTo(RECEIVED);
    assertThat(receipt.value.getOffset()).isZero();
  }

  @Test
  void shouldPreferAgencyOfHeaderWhenDocumentNamesAnother() {
    Truth truth = new ReportGenerator(new Random(2)).next();
    byte[] document = TextLayout.TABS.render(truth).getBytes(StandardCharsets.UTF_8);
    TestRecord<String, byte[]> record = record("key-agency", document);
    record.headers().add(RawHeaders.AGENCY_ID, "AGENCY\n-7".getBytes(StandardCharsets.UTF_8));
    record.headers().add(RawHeaders.FILENAME, "a.txt".getBytes(StandardCharsets.UTF_8));

    raw.pipeInput(record);

    KeyValue<String, Report> report = normalized.readKeyValue();
    assertThat(report.key).isEqualTo("AGENCY-7/" + truth.year());
    assertThat(report.value.getSubmission().getFilename()).isEqualTo("a.txt");
    expectReceived(SubmissionId.of("AGENCY-7", document));
    assertThat(receipts.readKeyValue().key).isEqualTo(SubmissionId.of("AGENCY-7", document));
  }

  @Test
  void shouldNotSayForAPublisherThatASwitchWroteTheReport() {
    byte[] document =
        TextLayout.TABS
            .render(new ReportGenerator(new Random(2)).next())
            .getBytes(StandardCharsets.UTF_8);
    TestRecord<String, byte[]> record = record("key-agency", document);
    record.headers().add("note", new byte[] {1});
    new SwitchedOver("spring", 1).putInto(record.headers());

    raw.pipeInput(record);

    assertThat(normalized.readRecord().headers())
        .singleElement()
        .matches(it -> it.key().equals("note"));
    assertThat(receipts.readRecordsToList())
        .hasSize(2)
        .allSatisfy(it -> assertThat(SwitchedOver.in(it.headers())).isEmpty());
  }

  @Test
  void shouldWorkOutTheIdentityItselfWhenHeadersAreForged() {
    byte[] document = "今天天气很好。".getBytes(StandardCharsets.UTF_8);
    TestRecord<String, byte[]> record = record(null, document);
    record.headers().add(RawHeaders.SUBMISSION_ID, "f".repeat(64).getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(
            RawHeaders.AGENCY_ID,
            "A\u200b\u202eG\u2028E\u001bN\r\nC\u0000Y".getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(RawHeaders.FILENAME, "x\u202e".repeat(9_999).getBytes(StandardCharsets.UTF_8));

    raw.pipeInput(record);

    Unreadable refused = unreadable.readKeyValue().value;
    assertThat(refused.getSubmission().getId()).isEqualTo(SubmissionId.of("AGENCY", document));
    assertThat(refused.getSubmission().getAgencyId()).isEqualTo("AGENCY");
    assertThat(refused.getSubmission().getFilename()).isEqualTo("x".repeat(512));
    expectReceived(SubmissionId.of("AGENCY", document));
  }

  @Test
  void shouldWriteRefusalWhenDocumentIsNone() {
    byte[] other = "今天天气很好。".getBytes(StandardCharsets.UTF_8);
    raw.pipeInput(record("agency", null));
    raw.pipeInput(record("agency", other));

    assertThat(unreadable.readKeyValue().value.getReason()).isEqualTo(UnreadableReason.EMPTY);
    assertThat(unreadable.readKeyValue().value.getReason())
        .isEqualTo(UnreadableReason.NOT_A_REPORT);
    // The validate stage tells the agency: it knows whether the document was refused before.
    expectReceived(SubmissionId.of("agency", new byte[0]));
    expectReceived(SubmissionId.of("agency", other));
  }

  private void expectReceived(String submissionId) {
    KeyValue<String, Receipt> receipt = receipts.readKeyValue();
    assertThat(receipt.key).isEqualTo(submissionId);
    assertThat(receipt.value.getStatus()).isEqualTo(ReceiptStatus.RECEIVED);
    assertThat(receipt.value.getMessageZh()).isNotEmpty();
    assertThat(receipt.value.getMessageEn()).isNotEmpty();
  }

  @Test
  void shouldKeepItsShape() throws IOException {
    Path golden =
        Path.of(
            System.getProperty("gongkai.root"),
            "normalize/src/test/resources/io/gongkai/normalize/topology/normalize.topology.txt");
    String description = topology().describe().toString();
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      Files.writeString(golden, description);
    }
    assertThat(description).isEqualTo(Files.readString(golden));
  }

  private static Topology topology() {
    return NormalizeTopology.build(new Normalizer(NormalizerLimits.defaults()), SERDES);
  }

  private static TestRecord<String, byte[]> record(String key, byte[] document) {
    return new TestRecord<>(key, document, new RecordHeaders(), RECEIVED);
  }
}
