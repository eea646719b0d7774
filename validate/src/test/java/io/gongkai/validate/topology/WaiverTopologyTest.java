package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Finding;
import io.gongkai.model.FindingChange;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptFinding;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.WaiverKey;
import io.gongkai.validate.ReportFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers, and documents that could not be read, through the topology. */
class WaiverTopologyTest {
  private static final String KEY = "云溪县人民政府办公室/2023";
  private static final WaiverKey RULE = new WaiverKey(KEY, "T4-SUM", null, null);
  private static final WaiverKey CELL = new WaiverKey(KEY, "T4-SUM", "t4.reconsideration", "total");

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

  private static Report broken(String id, long place, long... totals) {
    ReportFixture fixture = ReportFixture.zeros().submission(id, place);
    List<String> items = List.of("t4.reconsideration", "t4.litigation_direct");
    for (int i = 0; i < totals.length; i++) {
      fixture.set(items.get(i), "total", totals[i]);
    }
    return fixture.build();
  }

  private ValidatedReport publishFlagged(String id, long place, long... totals) {
    driver.normalized.pipeInput(KEY, broken(id, place, totals));
    return driver.flagged.readValue();
  }

  private static Waiver waiver(WaiverKey key, ValidatedReport report, Instant expires) {
    List<Finding> concerned = Fingerprint.concerned(report.getFindings(), key);
    return new Waiver(
        key.reportKey(),
        key.rule(),
        key.item(),
        key.column(),
        "合并统计，已核实",
        "王某",
        ValidateDriver.NOW,
        expires,
        Fingerprint.of(concerned));
  }

  private void waive(WaiverKey key, Waiver waiver) {
    driver.waivers.pipeInput(key.toString(), waiver);
  }

  private Receipt receipt(String id, ReceiptStatus status) {
    Receipt receipt = driver.receipts.readValue();
    assertThat(receipt.getSubmissionId()).isEqualTo(id);
    assertThat(receipt.getStatus()).isEqualTo(status);
    return receipt;
  }

  @Test
  void shouldCallTheReportCleanWhenItsOnlyFindingIsWaivedAndFlagItWhenThatIsRevoked() {
    ValidatedReport flagged = publishFlagged("a", 1, 3);
    receipt("a", ReceiptStatus.FLAGGED);
    assertThat(driver.counts()).isNotEmpty();

    waive(CELL, waiver(CELL, flagged, null));

    assertThat(driver.flagged.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    ValidatedReport clean = driver.clean.readValue();
    assertThat(clean.getVerdict()).isEqualTo(Verdict.CLEAN);
    assertThat(clean.getFindings()).hasSameSizeAs(flagged.getFindings());
    assertThat(clean.getFindings().get(0).getWaived().getAuthor()).isEqualTo("王某");
    Receipt told = receipt("a", ReceiptStatus.CLEAN);
    assertThat(told.getCodes()).isEmpty();
    assertThat(told.getCodesWaived()).containsExactly("T4-SUM");
    assertThat(told.getCodesFixed()).isEmpty();
    assertThat(driver.counts()).isEmpty();

    waive(CELL, null);

    assertThat(driver.clean.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    assertThat(driver.flagged.readValue()).isEqualTo(flagged);
    receipt("a", ReceiptStatus.FLAGGED);
    assertThat(driver.counts()).hasSize(2);
  }

  @Test
  void shouldFlagTheReportAgainWhenTheWaiverExpires() {
    ValidatedReport flagged = publishFlagged("a", 1, 3);
    waive(RULE, waiver(RULE, flagged, ValidateDriver.NOW.plus(Duration.ofDays(2))));
    driver.flagged.readValue();
    driver.clean.readValue();
    driver.receipts.readValuesToList();

    driver.pass(Duration.ofDays(1));
    assertThat(driver.flagged.isEmpty()).isTrue();
    driver.pass(Duration.ofDays(2));

    assertThat(driver.clean.readKeyValue()).isEqualTo(new KeyValue<>(KEY, null));
    assertThat(driver.flagged.readValue()).isEqualTo(flagged);
    receipt("a", ReceiptStatus.FLAGGED);
    assertThat(driver.counts()).hasSize(2);
  }

  @Test
  void shouldKeepTheWaiverForTheSameFiguresAndDropItForOthers() {
    ValidatedReport flagged = publishFlagged("a", 1, 3);
    waive(RULE, waiver(RULE, flagged, null));
    driver.flagged.readValue();
    driver.clean.readValue();
    driver.receipts.readValuesToList();

    driver.normalized.pipeInput(KEY, broken("b", 2, 3));
    assertThat(driver.clean.readValue().getReport().getSubmission().getId()).isEqualTo("b");
    driver.receipts.readValuesToList();

    publishFlagged("c", 3, 4);
    assertThat(driver.clean.readKeyValue().value).isNull();
    driver.receipts.readValuesToList();
  }

  @Test
  void shouldStayFlaggedWhenOnlyOneOfTwoFindingsIsWaived() {
    ValidatedReport flagged = publishFlagged("a", 1, 3, 4);
    driver.receipts.readValue();

    waive(CELL, waiver(CELL, flagged, null));

    assertThat(driver.flagged.readValue().getFindings())
        .extracting(finding -> finding.getWaived() == null)
        .containsExactly(false, true);
    assertThat(driver.receipts.isEmpty()).as("the rule flags as before").isTrue();
    assertThat(driver.counts()).hasSize(2);
  }

  @Test
  void shouldWaitForTheReportWhenTheWaiverComesFirst() {
    ValidatedReport flagged = publishFlagged("a", 1, 3);
    driver.normalized.pipeInput(KEY, (Report) null);
    driver.flagged.readValue();
    driver.receipts.readValuesToList();
    waive(CELL, waiver(CELL, flagged, null));
    waive(RULE, waiver(RULE, flagged, ValidateDriver.NOW));

    driver.normalized.pipeInput(KEY, broken("b", 2, 3));

    assertThat(driver.clean.readValue().getVerdict()).isEqualTo(Verdict.CLEAN);
    receipt("b", ReceiptStatus.CLEAN);
  }

  @Test
  void shouldSendAWaiverThatIsForSomethingElseThanItsKeyToTheDeadLetters() {
    ValidatedReport flagged = publishFlagged("a", 1, 3);
    driver.receipts.readValue();

    waive(RULE, waiver(CELL, flagged, null));
    driver.waivers.pipeInput("no key", waiver(CELL, flagged, null));

    assertThat(driver.deadLetters.readKeyValue().value).isNotEmpty();
    assertThat(driver.deadLetters.readKeyValue().value).isNotEmpty();
  }

  @Test
  void shouldTellAgenciesOfEachCauseAndWhatTheyCanWaive() {
    publishFlagged("a", 1, 3);
    publishFlagged("b", 2, 3, 4);
    List<Receipt> receipts = driver.receipts.readValuesToList();

    Receipt told = receipts.get(2);
    assertThat(told.getCauses()).hasSize(2);
    List<ReceiptFinding> findings =
        told.getCauses().stream().flatMap(cause -> cause.getFindings().stream()).toList();
    assertThat(findings)
        .extracting(ReceiptFinding::getChange)
        .containsExactly(FindingChange.STILL_THERE, FindingChange.NEW);
    assertThat(findings).allMatch(it -> it.getFingerprint().matches("[0-9a-f]{64}"));
    assertThat(findings).allMatch(it -> !it.getMessageZh().isEmpty());

    driver.normalized.pipeInput(KEY, broken("c", 3));
    driver.clean.readValue();
    driver.flagged.readValue();
    Receipt last = driver.receipts.readValuesToList().get(1);
    assertThat(last.getFixed()).hasSize(2);
    assertThat(last.getFixed().get(0).getChange()).isEqualTo(FindingChange.FIXED);
    assertThat(driver.counts()).isEqualTo(Map.of());
  }

  @Test
  void shouldLetTheReportStandWhenItsCorrectionCannotBeRead() {
    publishFlagged("a", 1, 3);
    driver.receipts.readValue();
    Report partial = broken("u", 2);

    driver.unreadable.pipeInput("u", unreadable(partial, UnreadableReason.TRUNCATED));
    driver.unreadable.pipeInput("u", unreadable(partial, UnreadableReason.TRUNCATED));

    Receipt receipt = receipt("u", ReceiptStatus.UNREADABLE);
    assertThat(receipt.getCodes()).containsExactly("TRUNCATED");
    assertThat(receipt.getStanding()).isEqualTo("a");
    assertThat(receipt.getReportKey()).isEqualTo(KEY);
    assertThat(driver.receipts.isEmpty()).as("a replay is no repetition").isTrue();

    driver.unreadable.pipeInput("u", unreadable(broken("u", 3), UnreadableReason.TRUNCATED));
    receipt("u", ReceiptStatus.DUPLICATE);
    driver.unreadable.pipeInput("u", unreadable(partial, UnreadableReason.CORRUPT));
    receipt("u", ReceiptStatus.UNREADABLE);
  }

  private static Unreadable unreadable(Report partial, UnreadableReason reason) {
    return new Unreadable(partial.getSubmission(), reason, "读不出来", "cut off", partial);
  }
}
