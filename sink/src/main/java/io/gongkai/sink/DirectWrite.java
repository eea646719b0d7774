package io.gongkai.sink;

import io.gongkai.model.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a batch as directly as its rows allow: new ones are copied into their tables as they are,
 * those that stand already are merged, and what is read again and changes nothing is left out.
 *
 * <p>Somebody else may write a row that was not there a moment ago. Then PostgreSQL refuses the
 * batch with a unique violation, nothing of it is written, and {@link Merge} has to do it.
 */
final class DirectWrite {
  private final Connection connection;
  private final StagedBatch staged;
  private final Regions regions;
  private final StoredRows stored;

  /** Ids of the new reports by their places in the batch. */
  private final Map<Integer, Long> newReports = new HashMap<>();

  DirectWrite(Connection connection, StagedBatch staged, Regions regions) {
    this.connection = connection;
    this.staged = staged;
    this.regions = regions;
    this.stored = new StoredRows(connection);
  }

  /** Writes all rows of the batch. */
  void run() throws SQLException {
    if (!staged.states().changes().isEmpty()) {
      Map<String, StoredRows.State> states = stored.states(staged.states().reportKeys());
      writeReports(states);
      writeStates(states);
    }
    if (!staged.receipts().all().isEmpty()) {
      writeReceipts();
    }
    Merge.others(connection, staged);
  }

  private void writeReports(Map<String, StoredRows.State> states) throws SQLException {
    List<StagedReports.Row> rows = staged.reports().keys();
    // A report's row and its state are written together: without a state there is no row.
    List<StagedReports.Key> asked =
        rows.stream()
            .map(StagedReports.Row::key)
            .filter(key -> states.containsKey(key.reportKey()))
            .toList();
    Map<StagedReports.Key, StoredRows.Place> known =
        asked.isEmpty() ? Map.of() : stored.reports(asked);
    List<Integer> fresh = new ArrayList<>();
    CopyText changed = new CopyText();
    CopyText changedFindings = new CopyText();
    for (int i = 0; i < rows.size(); i++) {
      StoredRows.Place place = known.get(rows.get(i).key());
      if (place == null) {
        fresh.add(i);
      } else if (!place.covers(rows.get(i).at())) {
        staged.reports().copyReport(i, i, changed);
        staged.reports().copyFindings(i, i, changedFindings);
      }
    }
    copyReports(fresh);
    Merge.reports(connection, changed, changedFindings);
  }

  private void copyReports(List<Integer> places) throws SQLException {
    if (places.isEmpty()) {
      return;
    }
    long[] ids = stored.ids(places.size());
    CopyText reports = new CopyText();
    CopyText findings = new CopyText();
    for (int i = 0; i < ids.length; i++) {
      newReports.put(places.get(i), ids[i]);
      staged.reports().copyReport(places.get(i), ids[i], reports);
      staged.reports().copyFindings(places.get(i), ids[i], findings);
    }
    Merge.copy(connection, "report", Merge.with(MergeSql.REPORT_COLUMNS, "id"), reports);
    Merge.copy(connection, "finding", Merge.with(MergeSql.FINDING_COLUMNS, "report_id"), findings);
  }

  private void writeStates(Map<String, StoredRows.State> states) throws SQLException {
    Map<Verdict, CopyText> first = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      first.put(verdict, new CopyText());
    }
    CopyText standing = new CopyText();
    CopyText changes = new CopyText();
    Set<String> twice = twice();
    for (int i = 0; i < staged.states().changes().size(); i++) {
      StagedStates.Change change = staged.states().changes().get(i);
      String reportKey = change.key().reportKey();
      StoredRows.State state = states.get(reportKey);
      Long id = newReports.get(change.report());
      if (state == null && !twice.contains(reportKey) && (id != null || change.report() < 0)) {
        staged.states().copyFirstState(i, id, first.get(change.key().verdict()));
        if (change.agency() != null) {
          staged.states().copyStanding(i, regions.of(change.agency()), id, standing);
        }
      } else if (!isKnown(change, state)) {
        staged.states().copyChange(i, changes);
      }
    }
    for (Map.Entry<Verdict, CopyText> rows : first.entrySet()) {
      List<String> columns = MergeSql.firstStateColumns(rows.getKey());
      Merge.copy(connection, "report_state", columns, rows.getValue());
    }
    Merge.copy(connection, "standing_report", MergeSql.STANDING_COLUMNS, standing);
    Merge.states(connection, changes);
  }

  /** The reports that the batch changes under both verdicts. */
  private Set<String> twice() {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (StagedStates.Change change : staged.states().changes()) {
      if (!once.add(change.key().reportKey())) {
        twice.add(change.key().reportKey());
      }
    }
    return twice;
  }

  private static boolean isKnown(StagedStates.Change change, StoredRows.State state) {
    if (state == null) {
      return false;
    }
    StoredRows.Place place =
        switch (change.key().verdict()) {
          case CLEAN -> state.clean();
          case FLAGGED -> state.flagged();
        };
    return place.covers(change.change().at());
  }

  private void writeReceipts() throws SQLException {
    StagedReceipts receipts = staged.receipts();
    List<String> ids = receipts.last().stream().map(DirectWrite::submission).toList();
    Map<String, StoredRows.Place> known = stored.submissions(ids);
    CopyText fresh = new CopyText();
    CopyText changed = new CopyText();
    for (int i = 0; i < ids.size(); i++) {
      StoredRows.Place place = known.get(ids.get(i));
      if (place == null) {
        fresh.begin(receipts.lastRows(), i).end();
      } else if (!place.covers(receipts.last().get(i).at())) {
        changed.begin(receipts.lastRows(), i).end();
      }
    }
    Merge.copy(connection, "submission", MergeSql.RECEIPT_COLUMNS, fresh);
    Merge.receipts(connection, changed);

    Set<StoredRows.Place> kept = stored.receipts(receipts.all());
    CopyText history = new CopyText();
    for (int i = 0; i < receipts.all().size(); i++) {
      Origin at = receipts.all().get(i);
      if (!kept.contains(new StoredRows.Place(at.partition(), at.offset()))) {
        history.begin(receipts.allRows(), i).end();
      }
    }
    Merge.copy(connection, "receipt_record", MergeSql.RECEIPT_HISTORY_COLUMNS, history);
  }

  private static String submission(SinkRecord.Receipted receipted) {
    return CopyText.storable(receipted.receipt().getSubmissionId());
  }
}
