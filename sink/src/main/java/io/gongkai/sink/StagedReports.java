package io.gongkai.sink;

import io.gongkai.model.Finding;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Rows of reports and of their findings, each still without the number that ties them. */
final class StagedReports {
  private final List<Row> keys = new ArrayList<>();
  private final List<Integer> findingEnds = new ArrayList<>();
  private final CopyText rows = new CopyText();
  private final CopyText findings = new CopyText();

  /**
   * A report's row.
   *
   * @param key what no two rows share
   * @param at origin of the record that it was written from
   */
  record Row(Key key, Origin at) {}

  /** What no two rows of reports share. */
  record Key(String reportKey, String submissionId, Verdict verdict) {
    static Key of(SinkRecord.Stands stands) {
      ValidatedReport report = stands.report();
      return new Key(
          CopyText.storable(stands.reportKey()),
          CopyText.storable(report.getReport().getSubmission().getId()),
          report.getVerdict());
    }
  }

  /** Adds a report with its findings. */
  void add(SinkRecord.Stands stands) {
    ValidatedReport validated = stands.report();
    Report report = validated.getReport();
    keys.add(new Row(Key.of(stands), stands.at()));
    rows.text(stands.reportKey())
        .text(validated.getVerdict().name())
        .numbers(Revision.of(stands.since(), report.getSubmission()).toArray())
        .text(report.getAgency())
        .number(report.getYear())
        .text(report.getLevel().name())
        .text(report.getCreditCode())
        .text(report.getForm().name())
        .text(report.getTable3Form().name())
        .text(validated.getCatalogue())
        .text(FindingJson.overrides(validated));
    addSubmission(report.getSubmission(), rows);
    CellColumns.write(report, rows);
    rows.number(stands.at().partition()).number(stands.at().offset()).end();
    List<Finding> all = validated.getFindings();
    for (int i = 0; i < all.size(); i++) {
      add(i + 1, all.get(i));
    }
    findingEnds.add(findings.count());
  }

  private void add(int ordinal, Finding finding) {
    findings
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

  /** Writes the columns of a submission. */
  static void addSubmission(Submission submission, CopyText row) {
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

  /** The rows of reports by their places, from 0. */
  List<Row> keys() {
    return keys;
  }

  /** Adds the row at a place with a number behind it to others. */
  void copyReport(int place, long number, CopyText to) {
    to.begin(rows, place).number(number).end();
  }

  /** Adds the findings of the report at a place, with a number behind each, to others. */
  void copyFindings(int place, long number, CopyText to) {
    for (int i = place == 0 ? 0 : findingEnds.get(place - 1); i < findingEnds.get(place); i++) {
      to.begin(findings, i).number(number).end();
    }
  }
}
