package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.validate.ReportFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Withdrawals that say how far they reach, as replays write them before the documents come. */
class WithdrawalReachTest {
  private static final String KEY = ReportKey.of(report("a", 1));

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

  private static Report report(String id, long place) {
    return ReportFixture.zeros().submission(id, place).build();
  }

  private void publish(String id, long place) {
    driver.normalized.pipeInput(KEY, report(id, place));
  }

  private void withdrawUntil(long place) {
    Instant at = report("a", place).getSubmission().getReceivedAt();
    Headers headers = new RecordHeaders();
    new WithdrawnUntil(at, 0, place).putInto(headers);
    driver.normalized.pipeInput(new TestRecord<>(KEY, null, headers));
  }

  private List<ReceiptStatus> receipts() {
    return driver.receipts.readValuesToList().stream().map(Receipt::getStatus).toList();
  }

  private long standing() {
    List<KeyValue<String, ValidatedReport>> records = driver.clean.readKeyValuesToList();
    ValidatedReport last = records.isEmpty() ? null : records.get(records.size() - 1).value;
    return last == null ? -1 : last.getReport().getSubmission().getOffset();
  }

  @Test
  void shouldNotPassOnThatASwitchWroteARecordWhenItIsTheFirstGeneration() {
    Headers headers = new RecordHeaders();
    new SwitchedOver("spring", 1).putInto(headers);
    driver.normalized.pipeInput(new TestRecord<>(KEY, report("a", 1), headers));

    assertThat(driver.clean.readRecord().headers()).isEmpty();
    assertThat(receipts()).containsExactly(ReceiptStatus.CLEAN);
  }

  @Test
  void shouldNotLetAReportStandWhenItsWithdrawalCameFirstAndReachesItsSubmission() {
    withdrawUntil(5);
    publish("a", 1);
    publish("b", 5);

    assertThat(standing()).isEqualTo(-1);
    assertThat(receipts()).containsExactly(ReceiptStatus.WITHDRAWN, ReceiptStatus.WITHDRAWN);
  }

  @Test
  void shouldLetASubmissionBehindItsReachStand() {
    withdrawUntil(5);
    publish("a", 1);
    publish("b", 6);

    assertThat(standing()).isEqualTo(6);
    assertThat(receipts()).containsExactly(ReceiptStatus.WITHDRAWN, ReceiptStatus.CLEAN);
  }

  @Test
  void shouldBringADocumentBackWhenItIsHandedInAgainBehindItsReach() {
    withdrawUntil(5);
    publish("a", 1);
    publish("b", 3);
    publish("a", 7);

    assertThat(standing()).isEqualTo(7);
    assertThat(receipts())
        .containsExactly(ReceiptStatus.WITHDRAWN, ReceiptStatus.WITHDRAWN, ReceiptStatus.CLEAN);
  }

  @Test
  void shouldTakeBackWhatStandsOnlyWhenItReachesIt() {
    publish("a", 3);
    withdrawUntil(2);
    assertThat(standing()).isEqualTo(3);

    withdrawUntil(5);
    assertThat(standing()).isEqualTo(-1);
    publish("b", 4);

    assertThat(standing()).isEqualTo(-1);
    assertThat(receipts())
        .containsExactly(ReceiptStatus.CLEAN, ReceiptStatus.WITHDRAWN, ReceiptStatus.WITHDRAWN);
  }

  @Test
  void shouldReachAsFarAsTheLastOfSeveral() {
    withdrawUntil(2);
    withdrawUntil(8);
    withdrawUntil(4);
    publish("a", 1);
    publish("b", 6);
    assertThat(standing()).isEqualTo(-1);
    publish("b", 9);

    assertThat(standing()).isEqualTo(9);
    assertThat(receipts()).hasSize(3).endsWith(ReceiptStatus.CLEAN);
  }

  @Test
  void shouldKeepAWithdrawalAsideWhenNobodyUnderstandsHowFarItReaches() {
    publish("a", 1);
    Headers headers = new RecordHeaders();
    headers.add("gongkai-withdrawn-until", "always".getBytes(StandardCharsets.UTF_8));
    driver.normalized.pipeInput(new TestRecord<>(KEY, null, headers));
    publish("b", 2);

    assertThat(driver.deadLetters.readRecordsToList()).hasSize(1);
    assertThat(standing()).isEqualTo(2);
    assertThat(receipts()).hasSize(3);
  }
}
