package io.gongkai.sink;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Party;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Severity;
import io.gongkai.model.Submission;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waived;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Records of a fictional agency. */
final class SinkFixtures {
  static final String AGENCY = "云岭县人民政府办公室";
  static final FormLayout FORM_2021 = FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  private SinkFixtures() {}

  /** A submission; a later one has a higher number. */
  static Submission submission(int number) {
    String id = String.format(java.util.Locale.ROOT, "%064x", number);
    return new Submission(
        id,
        "",
        number + ".txt",
        "",
        "text/plain",
        id,
        100 + number,
        Instant.ofEpochMilli(1_700_000_000_000L + number),
        0,
        (long) number);
  }

  static CellsBuilder zeros(FormLayout layout) {
    CellsBuilder cells = new CellsBuilder(layout);
    for (int i = 0; i < layout.cells().size(); i++) {
      cells.value(i, CellState.PRINTED, BigDecimal.ZERO);
    }
    return cells;
  }

  static int cell(FormLayout layout, String item, String column) {
    return layout.cell(item, column).orElseThrow().index();
  }

  static Report report(Submission submission, int year, Consumer<CellsBuilder> change) {
    return report(submission, year, FORM_2021, change);
  }

  static Report report(
      Submission submission, int year, FormLayout layout, Consumer<CellsBuilder> change) {
    CellsBuilder cells = zeros(layout);
    change.accept(cells);
    return new Report(
        submission,
        AGENCY,
        year,
        layout.form(),
        layout.table3Form(),
        cells.build(),
        List.of(),
        List.of(),
        ReportingLevel.BODY,
        "",
        null,
        "",
        List.of());
  }

  static ValidatedReport clean(int number, int year) {
    return new ValidatedReport(
        report(submission(number), year, cells -> {}), Verdict.CLEAN, List.of(), "1", List.of());
  }

  static ValidatedReport flagged(int number, int year, Finding... findings) {
    return new ValidatedReport(
        report(submission(number), year, cells -> {}),
        Verdict.FLAGGED,
        List.of(findings),
        "1",
        List.of());
  }

  static Finding finding(String rule, String expected, String actual, String difference) {
    return finding(rule, expected, actual, difference, null);
  }

  static Finding finding(
      String rule, String expected, String actual, String difference, Waived waived) {
    return new Finding(
        rule,
        Severity.ERROR,
        Outcome.FAIL,
        "t3.total",
        "natural_person",
        expected,
        actual,
        difference,
        List.of(new Operand("t3.total", "natural_person", actual, null, 120, 123)),
        new Suspect(
            Party.PUBLISHER, List.of(new SuspectCell("t3.total", "natural_person", expected))),
        "c1",
        "合计不符",
        "the sum does not hold",
        waived,
        List.of(new QuotedNumber(MentionSubject.RECEIVED, "2", "收到2件", 40, 41)));
  }

  static SinkRecord stands(long offset, ValidatedReport report) {
    return stands(0, offset, report);
  }

  static SinkRecord stands(int partition, long offset, ValidatedReport report) {
    String topic = report.getVerdict() == Verdict.CLEAN ? Topics.CLEAN : Topics.FLAGGED;
    return new SinkRecord.Stands(
        origin(topic, partition, offset), ReportKey.of(report.getReport()), report, 0);
  }

  /** A report that was written by or after a switch to a replay. */
  static SinkRecord standsSince(long since, long offset, ValidatedReport report) {
    SinkRecord.Stands stands = (SinkRecord.Stands) stands(offset, report);
    return new SinkRecord.Stands(stands.at(), stands.reportKey(), stands.report(), since);
  }

  static SinkRecord left(Verdict verdict, long offset, int year) {
    String topic = verdict == Verdict.CLEAN ? Topics.CLEAN : Topics.FLAGGED;
    return new SinkRecord.Left(origin(topic, 0, offset), ReportKey.of(AGENCY, year), verdict);
  }

  static SinkRecord receipt(long offset, int number, ReceiptStatus status, String... codes) {
    return new SinkRecord.Receipted(
        origin(Topics.RECEIPTS, 0, offset),
        Receipt.newBuilder()
            .setSubmissionId(submission(number).getId())
            .setStatus(status)
            .setReportKey(ReportKey.of(AGENCY, 2023))
            .setCodes(List.of(codes))
            .setAt(submission(number).getReceivedAt())
            .setMessageZh("文")
            .setMessageEn("text")
            .setCauses(List.of())
            .setFixed(List.of())
            .build());
  }

  static SinkRecord waiver(long offset, WaiverKey key, String reason) {
    return new SinkRecord.Justified(
        origin(Topics.WAIVERS, 0, offset),
        key,
        reason == null
            ? null
            : new Waiver(
                key.reportKey(),
                key.rule(),
                key.item(),
                key.column(),
                reason,
                "王某",
                Instant.ofEpochMilli(1_700_000_000_000L),
                null,
                "f".repeat(64)));
  }

  static SinkRecord unreadable(
      long offset, int number, UnreadableReason reason, String message, Report partial) {
    return new SinkRecord.NotRead(
        origin(Topics.UNREADABLE, 0, offset),
        new Unreadable(submission(number), reason, message, message, partial));
  }

  static Origin origin(String topic, int partition, long offset) {
    return new Origin(
        topic, partition, offset, "key".getBytes(StandardCharsets.UTF_8), new byte[] {0, 1, 2});
  }
}
