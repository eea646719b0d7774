package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.validate.ReportFixture;
import io.gongkai.validate.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTopologyTest {
  private static final Path GOLDEN =
      Path.of(
          System.getProperty("gongkai.root"),
          "validate/src/test/resources/io/gongkai/validate/topology/topology.txt");

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

  private static Report clean(String id, long place) {
    return ReportFixture.zeros().submission(id, place).build();
  }

  private static Report flagged(String id, long place) {
    return ReportFixture.zeros()
        .set("t4.reconsideration", "total", 3)
        .state("t3.granted", "other", CellState.NIL)
        .submission(id, place)
        .build();
  }

  private static final String KEY = ReportKey.of(clean("a", 1));

  private void publish(Report report) {
    driver.normalized.pipeInput(KEY, report);
  }

  private void expectReceipt(String id, ReceiptStatus status, String... codes) {
    KeyValue<String, Receipt> receipt = driver.receipts.readKeyValue();
    assertThat(receipt.key).isEqualTo(id);
    assertThat(receipt.value.getSubmissionId()).isEqualTo(id);
    assertThat(receipt.value.getStatus()).isEqualTo(status);
    assertThat(receipt.value.getReportKey()).isEqualTo(KEY);
    assertThat(receipt.value.getCodes()).containsExactly(codes);
  }

  @Test
  void shouldPutAReportWithoutFindingsAmongTheClean() {
    Report report = clean("a", 1);

    publish(report);

    KeyValue<String, ValidatedReport> record = driver.clean.readKeyValue();
    assertThat(record.key).isEqualTo(KEY);
    assertThat(record.value.getReport()).isEqualTo(report);
    assertThat(record.value.getVerdict()).isEqualTo(Verdict.CLEAN);
    Receipt receipt = driver.receipts.readValue();
    assertThat(receipt.getMessageZh()).isNotEmpty();
    assertThat(receipt.getMessageEn()).isNotEmpty();
    assertThat(receipt)
        .isEqualTo(
            Receipt.newBuilder()
                .setSubmissionId("a")
                .setStatus(ReceiptStatus.CLEAN)
                .setReportKey(KEY)
                .setAt(report.getSubmission().getReceivedAt())
                .setPartition(0)
                .setOffset(1)
                .setStanding("a")
                .setMessageZh(receipt.getMessageZh())
                .setMessageEn(receipt.getMessageEn())
                .build());
  }

  @Test
  void shouldPutAReportThatBreaksARuleAmongTheFlagged() {
    publish(flagged("a", 1));

    assertThat(driver.flagged.readValue().getVerdict()).isEqualTo(Verdict.FLAGGED);
    expectReceipt("a", ReceiptStatus.FLAGGED, "T4-SUM");
  }

  @Test
  void shouldLeaveATombstoneWhenACorrectionMovesTheReport() {
    publish(flagged("a", 1));
    driver.flagged.readValue();
    expectReceipt("a", ReceiptStatus.FLAGGED, "T4-SUM");

    publish(clean("b", 2));

    assertThat(driver.clean.readValue().getReport().getSubmission().getId()).isEqualTo("b");
    assertThat(driver.flagged.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    expectReceipt("a", ReceiptStatus.SUPERSEDED);
    Receipt receipt = driver.receipts.readValue();
    assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.CLEAN);
    assertThat(receipt.getCodesFixed()).containsExactly("T4-SUM");
    assertThat(receipt.getCodesNew()).isEmpty();
    assertThat(receipt.getCodesStill()).isEmpty();
  }

  @Test
  void shouldReplaceTheReportWhenACorrectionStaysWhereItWas() {
    publish(clean("a", 1));
    driver.clean.readValue();
    expectReceipt("a", ReceiptStatus.CLEAN);

    publish(clean("b", 2));

    assertThat(driver.clean.readValue().getReport().getSubmission().getId()).isEqualTo("b");
    expectReceipt("a", ReceiptStatus.SUPERSEDED);
    expectReceipt("b", ReceiptStatus.CLEAN);
  }

  @Test
  void shouldCallALateOlderRevisionSupersededAtOnce() {
    publish(clean("b", 2));
    driver.clean.readValue();
    expectReceipt("b", ReceiptStatus.CLEAN);

    publish(flagged("a", 1));

    expectReceipt("a", ReceiptStatus.SUPERSEDED, "T4-SUM");
  }

  @Test
  void shouldChangeNothingWhenASubmissionIsSentTwice() {
    publish(flagged("a", 1));
    publish(clean("b", 2));
    driver.flagged.readKeyValuesToList();
    driver.clean.readValue();
    driver.receipts.readKeyValuesToList();

    publish(clean("b", 2));
    assertThat(driver.receipts.isEmpty()).as("a replay is no repetition").isTrue();
    publish(clean("b", 3));
    publish(flagged("a", 4));

    for (String id : List.of("b", "a")) {
      Receipt receipt = driver.receipts.readValue();
      assertThat(receipt.getSubmissionId()).isEqualTo(id);
      assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.DUPLICATE);
      assertThat(receipt.getStanding()).isEqualTo("b");
    }
  }

  @Test
  void shouldJudgeAnewWhenTheSameHandingInIsReadOtherwise() {
    publish(flagged("a", 1));
    driver.flagged.readValue();
    driver.receipts.readValue();

    publish(clean("a", 1));

    assertThat(driver.flagged.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    assertThat(driver.clean.readValue().getVerdict()).isEqualTo(Verdict.CLEAN);
    expectReceipt("a", ReceiptStatus.CLEAN);
  }

  @Test
  void shouldTakeTheReportBackWhenItIsWithdrawn() {
    publish(flagged("a", 1));
    driver.flagged.readValue();
    expectReceipt("a", ReceiptStatus.FLAGGED, "T4-SUM");

    publish(null);
    publish(null);

    assertThat(driver.flagged.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    expectReceipt("a", ReceiptStatus.WITHDRAWN);
  }

  @Test
  void shouldIgnoreTheWithdrawalOfAReportThatNeverStood() {
    publish(null);
  }

  @Test
  void shouldBringAWithdrawnReportBackWhenItIsHandedInAnew() {
    publish(clean("a", 1));
    publish(null);
    assertThat(driver.clean.readKeyValuesToList()).hasSize(2);
    assertThat(driver.receipts.readKeyValuesToList()).hasSize(2);

    publish(clean("a", 1));
    publish(clean("a", 2));

    assertThat(driver.clean.readValue().getReport().getSubmission().getOffset()).isEqualTo(2);
    expectReceipt("a", ReceiptStatus.CLEAN);
  }

  private static Report carrying(String id, long place, int year, long in, long out) {
    ReportFixture fixture = ReportFixture.zeros().submission(id, place).year(year);
    for (String column : List.of("other", "total")) {
      fixture
          .set("t3.received", column, 9)
          .set("t3.carried_in", column, in)
          .set("t3.granted", column, 9 + in - out)
          .set("t3.total", column, 9 + in - out)
          .set("t3.carried_out", column, out);
    }
    return fixture.build();
  }

  private void publish(int year, Report report) {
    driver.normalized.pipeInput("云溪县/" + year, report);
  }

  @Test
  void shouldJudgeTheYearAfterAgainWhenAYearComesIsCorrectedAndIsWithdrawn() {
    publish(2023, carrying("b", 1, 2023, 4, 0));
    assertThat(driver.clean.readKeyValue().key).isEqualTo("云溪县/2023");
    driver.receipts.readValue();

    publish(2022, carrying("a", 2, 2022, 0, 1));

    assertThat(driver.clean.readKeyValue().key).isEqualTo("云溪县/2022");
    assertThat(driver.clean.readKeyValue()).isEqualTo(new KeyValue<>("云溪县/2023", null));
    assertThat(driver.flagged.readKeyValue().key).isEqualTo("云溪县/2023");
    assertThat(driver.receipts.readValuesToList())
        .extracting(Receipt::getSubmissionId, Receipt::getStatus)
        .containsExactly(tuple("a", ReceiptStatus.CLEAN), tuple("b", ReceiptStatus.FLAGGED));
    assertThat(driver.counts())
        .isEqualTo(Map.of("X-CARRY/WARNING/FORM_2021/2023", 1L, "ANY/WARNING/FORM_2021/2023", 1L));

    publish(2022, carrying("c", 3, 2022, 0, 4));

    assertThat(driver.clean.readKeyValuesToList())
        .extracting(record -> record.key)
        .containsExactly("云溪县/2022", "云溪县/2023");
    assertThat(driver.flagged.readKeyValue()).isEqualTo(new KeyValue<>("云溪县/2023", null));
    assertThat(driver.receipts.readValuesToList())
        .extracting(Receipt::getSubmissionId, Receipt::getStatus)
        .containsExactly(
            tuple("a", ReceiptStatus.SUPERSEDED),
            tuple("c", ReceiptStatus.CLEAN),
            tuple("b", ReceiptStatus.CLEAN));
    assertThat(driver.counts()).isEmpty();

    publish(2022, null);

    assertThat(driver.clean.readKeyValue()).isEqualTo(new KeyValue<>("云溪县/2022", null));
    expectStatus("c", ReceiptStatus.WITHDRAWN);
  }

  private void expectStatus(String id, ReceiptStatus status) {
    Receipt receipt = driver.receipts.readValue();
    assertThat(receipt.getSubmissionId()).isEqualTo(id);
    assertThat(receipt.getStatus()).isEqualTo(status);
  }

  @Test
  void shouldSayWhatACorrectionLeavesAndWhatItBreaks() {
    publish(flagged("a", 1));
    publish(
        ReportFixture.zeros()
            .set("t4.reconsideration", "total", 3)
            .set("t4.litigation_direct", "total", "1.5")
            .submission("b", 2)
            .build());

    driver.flagged.readKeyValuesToList();
    List<Receipt> receipts = driver.receipts.readValuesToList();
    assertThat(receipts)
        .extracting(Receipt::getStatus)
        .containsExactly(ReceiptStatus.FLAGGED, ReceiptStatus.SUPERSEDED, ReceiptStatus.FLAGGED);
    assertThat(receipts.get(2).getCodesFixed()).isEmpty();
    assertThat(receipts.get(2).getCodesNew()).containsExactly("NUM-COUNT");
    assertThat(receipts.get(2).getCodesStill()).containsExactly("T4-SUM");
  }

  @Test
  void shouldPublishNoOtherYearWhenItIsJudgedAsBefore() {
    publish(2023, carrying("b", 1, 2023, 4, 0));
    publish(2022, carrying("a", 2, 2022, 0, 4));
    publish(2022, carrying("c", 3, 2022, 1, 4));

    assertThat(driver.clean.readKeyValuesToList())
        .extracting(record -> record.key)
        .containsExactly("云溪县/2023", "云溪县/2022", "云溪县/2022");
    assertThat(driver.receipts.readKeyValuesToList()).hasSize(4);
  }

  @Test
  void shouldCountWhatStandsFlaggedUpAndDown() {
    publish(flagged("a", 1));
    assertThat(driver.counts())
        .isEqualTo(Map.of("T4-SUM/ERROR/FORM_2021/2023", 1L, "ANY/ERROR/FORM_2021/2023", 1L));

    driver.normalized.pipeInput("松岭市/2023", flagged("b", 2));
    assertThat(driver.counts()).containsEntry("T4-SUM/ERROR/FORM_2021/2023", 2L);

    publish(clean("c", 3));
    driver.normalized.pipeInput("松岭市/2023", (Report) null);
    assertThat(driver.counts()).isEmpty();

    driver.clean.readKeyValuesToList();
    driver.flagged.readKeyValuesToList();
    driver.receipts.readKeyValuesToList();
  }

  @Test
  void shouldKeepReportsOfDifferentKeysApart() {
    driver.normalized.pipeInput("云溪县/2023", clean("a", 1));
    driver.normalized.pipeInput("云溪县/2022", flagged("b", 2));

    assertThat(driver.clean.readKeyValue().key).isEqualTo("云溪县/2023");
    assertThat(driver.flagged.readKeyValue().key).isEqualTo("云溪县/2022");
    assertThat(driver.receipts.readKeyValuesToList()).hasSize(2);
  }

  @Test
  void shouldSendPoisonToTheDeadLettersAsItCameAndGoOn() {
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    byte[] poison = {0, 0, 0, 0, 99, 1, 2, 3};
    driver.close();
    driver = ValidateDriver.startAtLeastOnce(directory.resolve("at-least-once"));

    driver.normalizedBytes.pipeInput(key, poison);
    publish(clean("a", 1));

    KeyValue<byte[], byte[]> deadLetter = driver.deadLetters.readKeyValue();
    assertThat(deadLetter.key).isEqualTo(key);
    assertThat(deadLetter.value).isEqualTo(poison);
    assertThat(driver.clean.readValue().getVerdict()).isEqualTo(Verdict.CLEAN);
    expectReceipt("a", ReceiptStatus.CLEAN);
  }

  @Test
  void shouldSendAReportThatDoesNotFitItsFormToTheDeadLetters() {
    Report sound = clean("a", 1);
    Report broken = Report.newBuilder(sound).setForm(FormEdition.FORM_2019).build();

    publish(broken);
    publish(sound);

    TestRecord<byte[], byte[]> letter = driver.deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo(KEY.getBytes(StandardCharsets.UTF_8));
    // Not the internal topic that it went through on its way to its agency.
    assertThat(header(letter, "__streams.errors.topic")).isEqualTo("reports.normalized");
    assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
    assertThat(driver.clean.readValue().getReport()).isEqualTo(sound);
    expectReceipt("a", ReceiptStatus.CLEAN);
  }

  private static String header(TestRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldSendARecordWithoutReportKeyToTheDeadLetters() {
    driver.normalized.pipeInput(null, clean("a", 1));
    driver.normalized.pipeInput("云溪县", clean("a", 1));

    assertThat(driver.deadLetters.readKeyValue().value).isNotEmpty();
    assertThat(driver.deadLetters.readKeyValue().value).isNotEmpty();
  }

  @Test
  void shouldMatchTheGoldenDescription() throws IOException {
    String description =
        ValidateTopology.build(Validator.standard(), Map.of("schema.registry.url", "mock://golden"))
            .describe()
            .toString();
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, description, StandardCharsets.UTF_8);
    }

    assertThat(description)
        .as("topology changed: run this test with -Dgongkai.golden.rewrite=true")
        .isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
  }
}
