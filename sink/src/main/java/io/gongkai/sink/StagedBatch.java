package io.gongkai.sink;

import io.gongkai.model.Finding;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.WaiverKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that a batch brings, one set of rows for each staging table.
 *
 * <p>Of records that write the same row only the last is staged, because one statement cannot touch
 * a row twice.
 */
final class StagedBatch {
  private final CopyText reports = new CopyText();
  private final CopyText findings = new CopyText();
  private final CopyText states = new CopyText();
  private final CopyText receipts = new CopyText();
  private final CopyText receiptHistory = new CopyText();
  private final CopyText waivers = new CopyText();
  private final CopyText unreadables = new CopyText();
  private final CopyText deadLetters = new CopyText();

  private StagedBatch() {}

  /** The rows of records that are in order within each partition. */
  static StagedBatch of(List<SinkRecord> records) {
    Map<ReportRow, SinkRecord.Stands> lastReports = new LinkedHashMap<>();
    Map<StateRow, StateChange> changes = new LinkedHashMap<>();
    Map<String, SinkRecord.Receipted> lastReceipts = new LinkedHashMap<>();
    Map<String, SinkRecord.Justified> lastWaivers = new LinkedHashMap<>();
    Map<String, SinkRecord.NotRead> lastUnreadables = new LinkedHashMap<>();
    StagedBatch staged = new StagedBatch();
    for (SinkRecord record : records) {
      if (record instanceof SinkRecord.Stands stands) {
        lastReports.put(ReportRow.of(stands), stands);
        changes.merge(StateRow.of(stands), change(stands), StateChange::then);
      } else if (record instanceof SinkRecord.Left left) {
        changes.merge(
            new StateRow(left.reportKey(), left.verdict()),
            StateChange.leaves(left.at()),
            StateChange::then);
      } else if (record instanceof SinkRecord.Receipted receipted) {
        staged.keep(receipted);
        lastReceipts.merge(receipted.receipt().getSubmissionId(), receipted, StagedBatch::standing);
      } else if (record instanceof SinkRecord.Justified justified) {
        lastWaivers.put(CopyText.storable(justified.key().toString()), justified);
      } else if (record instanceof SinkRecord.NotRead notRead) {
        lastUnreadables.put(notRead.unreadable().getSubmission().getId(), notRead);
      } else if (record instanceof SinkRecord.DeadLetter deadLetter) {
        staged.add(deadLetter);
      }
    }
    lastReports.values().forEach(staged::add);
    changes.forEach(staged::add);
    lastReceipts.values().forEach(staged::add);
    lastWaivers.values().forEach(staged::add);
    lastUnreadables.values().forEach(staged::add);
    return staged;
  }

  /** The receipt that says how a submission stands, of two that follow each other. */
  private static SinkRecord.Receipted standing(
      SinkRecord.Receipted earlier, SinkRecord.Receipted later) {
    return StatusRank.of(later.receipt().getStatus())
            >= StatusRank.of(earlier.receipt().getStatus())
        ? later
        : earlier;
  }

  private record ReportRow(String reportKey, String submissionId, Verdict verdict) {
    static ReportRow of(SinkRecord.Stands stands) {
      ValidatedReport report = stands.report();
      return new ReportRow(
          CopyText.storable(stands.reportKey()),
          report.getReport().getSubmission().getId(),
          report.getVerdict());
    }
  }

  private record StateRow(String reportKey, Verdict verdict) {
    StateRow {
      reportKey = CopyText.storable(reportKey);
    }

    static StateRow of(SinkRecord.Stands stands) {
      return new StateRow(stands.reportKey(), stands.report().getVerdict());
    }
  }

  private static StateChange change(SinkRecord.Stands stands) {
    Submission submission = stands.report().getReport().getSubmission();
    return StateChange.stands(stands.at(), revision(stands), submission.getId());
  }

  private static Revision revision(SinkRecord.Stands stands) {
    return Revision.of(stands.since(), stands.report().getReport().getSubmission());
  }

  private void add(SinkRecord.Stands stands) {
    ValidatedReport validated = stands.report();
    Report report = validated.getReport();
    int ordinal = reports.count();
    reports
        .number(ordinal)
        .text(stands.reportKey())
        .text(validated.getVerdict().name())
        .numbers(revision(stands).toArray())
        .text(report.getAgency())
        .number(report.getYear())
        .text(report.getLevel().name())
        .text(report.getCreditCode())
        .text(report.getForm().name())
        .text(report.getTable3Form().name())
        .text(validated.getCatalogue())
        .text(FindingJson.overrides(validated));
    addSubmission(report.getSubmission(), reports);
    CellColumns.write(report, reports);
    end(stands.at(), reports);
    List<Finding> all = validated.getFindings();
    for (int i = 0; i < all.size(); i++) {
      add(ordinal, i + 1, all.get(i));
    }
  }

  private void add(int reportOrdinal, int ordinal, Finding finding) {
    findings
        .number(reportOrdinal)
        .number(ordinal)
        .text(finding.getRule())
        .text(finding.getSeverity().name())
        .text(finding.getOutcome().name())
        .text(finding.getItem())
        .text(finding.getColumn())
        .text(finding.getExpected())
        .text(finding.getActual())
        .text(finding.getDifference())
        .text(FindingJson.cells(finding))
        .text(FindingJson.suspect(finding))
        .text(finding.getCause())
        .text(finding.getMessageZh())
        .text(finding.getMessageEn())
        .text(FindingJson.waived(finding))
        .text(FindingJson.quotes(finding))
        .end();
  }

  private void add(StateRow row, StateChange change) {
    states
        .text(row.reportKey())
        .text(row.verdict().name())
        .text(change.submissionId())
        .numbers(change.revision() == null ? null : change.revision().toArray())
        .flag(change.stands())
        .flag(change.left());
    end(change.at(), states);
  }

  private void add(SinkRecord.Receipted receipted) {
    ReceiptColumns.write(receipted.receipt(), receipts);
    end(receipted.at(), receipts);
  }

  private void keep(SinkRecord.Receipted receipted) {
    ReceiptColumns.write(receipted.receipt(), receiptHistory);
    ReceiptColumns.writeFindings(receipted.receipt(), receiptHistory);
    end(receipted.at(), receiptHistory);
  }

  private void add(SinkRecord.Justified justified) {
    WaiverKey key = justified.key();
    Waiver waiver = justified.waiver();
    waivers
        .text(key.toString())
        .flag(waiver == null)
        .text(key.reportKey())
        .text(key.rule())
        .text(key.item())
        .text(key.column());
    if (waiver == null) {
      waivers.text("").text("").none().none().text("");
    } else {
      waivers
          .text(waiver.getReason())
          .text(waiver.getAuthor())
          .text(waiver.getGivenAt().toString())
          .text(waiver.getExpiresAt() == null ? null : waiver.getExpiresAt().toString())
          .text(waiver.getFingerprint());
    }
    end(justified.at(), waivers);
  }

  private void add(SinkRecord.NotRead notRead) {
    Unreadable unreadable = notRead.unreadable();
    Report partial = unreadable.getPartial();
    unreadables
        .text(unreadable.getReason().name())
        .text(unreadable.getMessageZh())
        .text(unreadable.getMessageEn());
    if (partial == null) {
      unreadables.none().none().none().none();
    } else {
      unreadables
          .text(partial.getAgency().isEmpty() ? null : partial.getAgency())
          .text(partial.getYear() == 0 ? null : Integer.toString(partial.getYear()))
          .text(partial.getForm().name())
          .text(partial.getTable3Form().name());
    }
    addSubmission(unreadable.getSubmission(), unreadables);
    if (partial == null) {
      CellColumns.writeNone(unreadables);
    } else {
      CellColumns.write(partial, unreadables);
    }
    end(notRead.at(), unreadables);
  }

  private void add(SinkRecord.DeadLetter letter) {
    deadLetters
        .text(letter.at().topic())
        .number(letter.at().partition())
        .number(letter.at().offset())
        .bytes(letter.at().key())
        .bytes(letter.at().value())
        .text(letter.error())
        .end();
  }

  private static void addSubmission(Submission submission, CopyText row) {
    row.text(submission.getId())
        .text(submission.getAgencyId())
        .text(submission.getFilename())
        .text(submission.getSourceUrl())
        .text(submission.getMediaType())
        .text(submission.getSha256())
        .number(submission.getBytes())
        .text(submission.getReceivedAt().toString())
        .number(submission.getPartition())
        .number(submission.getOffset());
  }

  private static void end(Origin at, CopyText row) {
    row.number(at.partition()).number(at.offset()).end();
  }

  CopyText reports() {
    return reports;
  }

  CopyText findings() {
    return findings;
  }

  CopyText states() {
    return states;
  }

  CopyText receipts() {
    return receipts;
  }

  /** Receipts as they came, each of them. */
  CopyText receiptHistory() {
    return receiptHistory;
  }

  CopyText waivers() {
    return waivers;
  }

  CopyText unreadables() {
    return unreadables;
  }

  CopyText deadLetters() {
    return deadLetters;
  }
}
