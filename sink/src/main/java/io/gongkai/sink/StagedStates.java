package io.gongkai.sink;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.Report;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the records of a batch do to the states of reports: as changes that hold for any state, and
 * as the rows that come of them where there is no state yet.
 */
final class StagedStates {
  private final List<Change> changes = new ArrayList<>();
  private final CopyText anyState = new CopyText();
  private final CopyText firstState = new CopyText();
  private final CopyText standing = new CopyText();

  /**
   * A change of a report's state under a verdict.
   *
   * @param change what changes
   * @param report place of the report whose revision wins; -1 when there is none in the batch
   * @param agency agency of the report that stands after it; null when none stands
   */
  record Change(Key key, StateChange change, int report, String agency) {}

  /** The part of a state that belongs to a verdict. */
  record Key(String reportKey, Verdict verdict) {
    Key {
      reportKey = CopyText.storable(reportKey);
    }
  }

  /**
   * Adds a change.
   *
   * @param report place of the report whose revision wins; -1 when there is none in the batch
   * @param stands the record that brings it; null when there is none
   */
  void add(Key key, StateChange change, int report, SinkRecord.Stands stands) {
    String agency = change.stands() ? stands.report().getReport().getAgency() : null;
    changes.add(new Change(key, change, report, agency));
    long[] revision = change.revision() == null ? null : change.revision().toArray();
    Origin at = change.at();
    anyState
        .text(key.reportKey())
        .text(key.verdict().name())
        .text(change.submissionId())
        .numbers(revision)
        .flag(change.stands())
        .flag(change.left())
        .number(at.partition())
        .number(at.offset())
        .end();
    firstState
        .text(key.reportKey())
        .numbers(revision)
        .flag(change.stands())
        .number(at.partition())
        .number(at.offset())
        .end();
    if (change.stands()) {
      addStanding(key, stands.report());
    }
    standing.end();
  }

  private void addStanding(Key key, ValidatedReport validated) {
    Report report = validated.getReport();
    standing
        .text(key.reportKey())
        .text(key.verdict().name())
        .text(report.getAgency())
        .number(report.getYear())
        .text(report.getLevel().name())
        .text(report.getForm().name())
        .text(report.getSubmission().getMediaType())
        .text(report.getSubmission().getId())
        .text(report.getSubmission().getReceivedAt().toString());
    // As the view standing_report_source has it.
    SortedSet<String> flagging = new TreeSet<>();
    SortedSet<String> informing = new TreeSet<>();
    int severity = 9;
    int findings = 0;
    int waived = 0;
    for (Finding finding : validated.getFindings()) {
      if (finding.getOutcome() != Outcome.FAIL) {
        continue;
      }
      if (finding.getWaived() != null) {
        waived++;
        continue;
      }
      findings++;
      severity = Math.min(severity, rank(finding.getSeverity()));
      (finding.getSeverity() == Severity.INFO ? informing : flagging)
          .add(CopyText.storable(finding.getRule()));
    }
    standing.number(severity).texts(flagging).texts(informing).number(findings).number(waived);
  }

  private static int rank(Severity severity) {
    return switch (severity) {
      case ERROR -> 1;
      case WARNING -> 2;
      default -> 3;
    };
  }

  /** The changes by their places, from 0. */
  List<Change> changes() {
    return changes;
  }

  /** The keys of the reports whose states change. */
  Collection<String> reportKeys() {
    return changes.stream().map(change -> change.key().reportKey()).distinct().toList();
  }

  /** Adds the change at a place, as it holds for any state, to others. */
  void copyChange(int place, CopyText to) {
    to.begin(anyState, place).end();
  }

  /**
   * Adds the state that comes of the change at a place, where there was none, to others.
   *
   * @param reportId id of the report whose revision wins; null when there is none
   */
  void copyFirstState(int place, Long reportId, CopyText to) {
    to.begin(firstState, place);
    if (reportId == null) {
      to.none().end();
    } else {
      to.number(reportId).end();
    }
  }

  /** Adds the narrow row of the report that stands after the change at a place to others. */
  void copyStanding(int place, String region, long reportId, CopyText to) {
    to.begin(standing, place).text(region).number(reportId).end();
  }
}
