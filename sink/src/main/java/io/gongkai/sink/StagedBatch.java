package io.gongkai.sink;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.WaiverKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that a batch brings.
 *
 * <p>Of records that write the same row only the last is staged, because one statement cannot touch
 * a row twice.
 */
final class StagedBatch {
  /** In the order in which every instance touches the rows, so that none wait in a circle. */
  private static final Comparator<StagedStates.Key> STATE_ORDER =
      Comparator.comparing(StagedStates.Key::reportKey).thenComparing(StagedStates.Key::verdict);

  private final StagedReports reports = new StagedReports();
  private final StagedStates states = new StagedStates();
  private final StagedReceipts receipts = new StagedReceipts();
  private final CopyText waivers = new CopyText();
  private final CopyText unreadables = new CopyText();
  private final CopyText deadLetters = new CopyText();

  private StagedBatch() {}

  /** The rows of records that are in order within each partition. */
  static StagedBatch of(List<SinkRecord> records) {
    Map<StagedReports.Key, SinkRecord.Stands> lastReports = new LinkedHashMap<>();
    Map<StagedStates.Key, StateChange> changes = new TreeMap<>(STATE_ORDER);
    Map<String, SinkRecord.Receipted> lastReceipts = new LinkedHashMap<>();
    Map<String, SinkRecord.Justified> lastWaivers = new LinkedHashMap<>();
    Map<String, SinkRecord.NotRead> lastUnreadables = new LinkedHashMap<>();
    StagedBatch staged = new StagedBatch();
    for (SinkRecord record : records) {
      if (record instanceof SinkRecord.Stands stands) {
        lastReports.put(StagedReports.Key.of(stands), stands);
        changes.merge(
            new StagedStates.Key(stands.reportKey(), stands.report().getVerdict()),
            change(stands),
            StateChange::then);
      } else if (record instanceof SinkRecord.Left left) {
        changes.merge(
            new StagedStates.Key(left.reportKey(), left.verdict()),
            StateChange.leaves(left.at()),
            StateChange::then);
      } else if (record instanceof SinkRecord.Receipted receipted) {
        staged.receipts.add(receipted);
        lastReceipts.merge(receipted.receipt().getSubmissionId(), receipted, StagedBatch::standing);
      } else if (record instanceof SinkRecord.Justified justified) {
        lastWaivers.put(CopyText.storable(justified.key().toString()), justified);
      } else if (record instanceof SinkRecord.NotRead notRead) {
        lastUnreadables.put(notRead.unreadable().getSubmission().getId(), notRead);
      } else if (record instanceof SinkRecord.DeadLetter deadLetter) {
        staged.add(deadLetter);
      }
    }
    staged.add(lastReports, changes);
    lastReceipts.values().forEach(staged.receipts::addLast);
    lastWaivers.values().forEach(staged::add);
    lastUnreadables.values().forEach(staged::add);
    return staged;
  }

  private void add(
      Map<StagedReports.Key, SinkRecord.Stands> lastReports,
      Map<StagedStates.Key, StateChange> changes) {
    Map<StagedReports.Key, Integer> places = new HashMap<>();
    lastReports.forEach(
        (key, stands) -> {
          places.put(key, places.size());
          reports.add(stands);
        });
    changes.forEach(
        (key, change) -> {
          StagedReports.Key report =
              new StagedReports.Key(
                  key.reportKey(), FindingJson.storable(change.submissionId()), key.verdict());
          states.add(key, change, places.getOrDefault(report, -1), lastReports.get(report));
        });
  }

  /** The receipt that says how a submission stands, of two that follow each other. */
  private static SinkRecord.Receipted standing(
      SinkRecord.Receipted earlier, SinkRecord.Receipted later) {
    return StatusRank.of(later.receipt().getStatus())
            >= StatusRank.of(earlier.receipt().getStatus())
        ? later
        : earlier;
  }

  private static StateChange change(SinkRecord.Stands stands) {
    Submission submission = stands.report().getReport().getSubmission();
    return StateChange.stands(
        stands.at(), Revision.of(stands.since(), submission), submission.getId());
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
    StagedReports.addSubmission(unreadable.getSubmission(), unreadables);
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

  private static void end(Origin at, CopyText row) {
    row.number(at.partition()).number(at.offset()).end();
  }

  StagedReports reports() {
    return reports;
  }

  StagedStates states() {
    return states;
  }

  StagedReceipts receipts() {
    return receipts;
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
