package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are sent again after the stage had failed on them. */
class RedriveTopologyTest {
  private static final RecordOrigin PLACE = new RecordOrigin(Topics.NORMALIZED, 2, 33);

  @TempDir private Path directory;
  private ValidateDriver driver;

  @BeforeEach
  void start() {
    driver = ValidateDriver.start(directory);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldJudgeTheReportWhenNothingIsKnownOfIt() {
    Report report = report("a", 1);

    redrive(report, timeOf(report));

    assertThat(driver.clean.readRecord().headers().toArray()).isEmpty();
    assertThat(driver.receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.CLEAN);
  }

  @Test
  void shouldLeaveACorrectionStandingWhenTheOlderRevisionIsSentAgain() {
    Report correction = report("b", 2);
    publish(correction);
    assertThat(driver.clean.readValue().getVerdict()).isEqualTo(Verdict.CLEAN);
    assertThat(driver.receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.CLEAN);
    Report older = report("a", 1);

    redrive(older, timeOf(older));
    redrive(older, timeOf(older));

    Receipt receipt = driver.receipts.readValue();
    assertThat(receipt.getSubmissionId()).isEqualTo("a");
    assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.SUPERSEDED);
    assertThat(receipt.getStanding()).isEqualTo("b");
  }

  @Test
  void shouldTakeBackOnlyWhatWasHandedInBeforeTheWithdrawal() {
    Report report = report("a", 1);
    publish(report);
    assertThat(driver.clean.readValue().getVerdict()).isEqualTo(Verdict.CLEAN);
    assertThat(driver.receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.CLEAN);

    redrive(null, timeOf(report) - 1);
    assertThat(driver.clean.isEmpty()).as("handed in later").isTrue();

    redrive(null, timeOf(report) + 1);
    assertThat(driver.clean.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    assertThat(driver.receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.WITHDRAWN);
  }

  @Test
  void shouldNameTheFirstPlaceWhenTheRecordFailsAgain() {
    Report report = report("a", 1);
    Redrive redrive = new Redrive("validate/0-1", 1, PLACE, timeOf(report), List.of("judge"));
    RecordHeaders headers = new RecordHeaders();
    redrive.putInto(headers);

    driver.redriven.pipeInput(new TestRecord<>("no report key", report, headers));

    TestRecord<byte[], byte[]> letter = driver.deadLetters.readRecord();
    assertThat(Redrive.in(letter.headers())).contains(redrive);
    assertThat(header(letter, DeadLetterHandler.TOPIC_HEADER)).isEqualTo(Topics.NORMALIZED);
    assertThat(header(letter, DeadLetterHandler.OFFSET_HEADER)).isEqualTo("33");
    assertThat(header(letter, DeadLetterHandler.PROCESSOR_HEADER)).isEqualTo("enter-redriven");
    assertThat(header(letter, DeadLetterHandler.TIMESTAMP_HEADER))
        .isEqualTo(Long.toString(timeOf(report)));
  }

  @Test
  void shouldNotBelieveAPublishersHeader() {
    Report report = report("a", 1);
    publish(report);
    driver.clean.readValue();
    driver.receipts.readValue();
    RecordHeaders forged = new RecordHeaders();
    new Redrive("validate/0-1", 1, PLACE, 0, List.of("judge")).putInto(forged);

    // A withdrawal that claims to be old would be left out if it were believed.
    driver.normalized.pipeInput(new TestRecord<>(KEY, null, forged, Instant.EPOCH));

    assertThat(driver.clean.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    assertThat(driver.receipts.readValue().getStatus()).isEqualTo(ReceiptStatus.WITHDRAWN);
  }

  @Test
  void shouldTakeBackExactlyWhatFailedUpToTheJudging() {
    Set<String> upToJudging = new HashSet<>();
    for (TopologyDescription.Subtopology part :
        ValidateTopology.build(Validator.standard(), Map.of("schema.registry.url", "mock://none"))
            .describe()
            .subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        boolean reads =
            node instanceof TopologyDescription.Source source
                && source.topicSet().stream().noneMatch(it -> it.endsWith("-repartition"));
        boolean takesIn = reads || node.name().startsWith("enter-") || node.name().equals("judge");
        assertThat(ValidateTopology.takesBack(node.name())).as(node.name()).isEqualTo(takesIn);
        if (takesIn) {
          upToJudging.add(node.name());
        }
      }
    }
    assertThat(upToJudging).hasSize(9);
  }

  private static final String KEY = ReportKey.of(report("a", 1));

  private static Report report(String id, long place) {
    return ReportFixture.zeros().submission(id, place).build();
  }

  private static long timeOf(Report report) {
    return report.getSubmission().getReceivedAt().toEpochMilli();
  }

  private void publish(Report report) {
    driver.normalized.pipeInput(KEY, report);
  }

  private void redrive(Report report, long timestamp) {
    RecordHeaders headers = new RecordHeaders();
    new Redrive("validate/0-1", 1, PLACE, timestamp, List.of("judge")).putInto(headers);
    driver.redriven.pipeInput(new TestRecord<>(KEY, report, headers));
  }

  private static String header(TestRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
