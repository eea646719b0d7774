package io.gongkai.sink;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the database holds of the rows that a batch would write. */
final class StoredRows {
  private static final String STATES =
      "SELECT report_key, clean_partition, clean_offset, flagged_partition, flagged_offset"
          + " FROM report_state WHERE report_key = ANY (?)";
  private static final String REPORTS =
      "SELECT i.place - 1, r.from_partition, r.from_offset"
          + " FROM unnest(?::text[], ?::text[], ?::text[])"
          + " WITH ORDINALITY AS i (report_key, submission_id, verdict, place)"
          + " JOIN report r USING (report_key, submission_id, verdict)";
  private static final String SUBMISSIONS =
      "SELECT submission_id, from_partition, from_offset FROM submission"
          + " WHERE submission_id = ANY (?)";
  private static final String RECEIPTS =
      "SELECT from_offset FROM receipt_record"
          + " WHERE from_partition = ? AND from_offset BETWEEN ? AND ?";
  private static final String IDS =
      "SELECT nextval((SELECT pg_get_serial_sequence('report', 'id')::regclass))"
          + " FROM generate_series(1, ?)";

  private final Connection connection;

  /** Asks on a connection, in the transaction that it is in. */
  StoredRows(Connection connection) {
    this.connection = connection;
  }

  /** The record that a row was last written from; the partition is -1 when there was none. */
  record Place(int partition, long offset) {
    /** Whether a record changes the row no more, because it was written from it or a later one. */
    boolean covers(Origin at) {
      return partition == at.partition() && offset >= at.offset();
    }
  }

  /** The records that a state was last written from, by verdict. */
  record State(Place clean, Place flagged) {}

  /** States of reports by the reports' keys, as far as there are any. */
  Map<String, State> states(Collection<String> reportKeys) throws SQLException {
    Map<String, State> states = new HashMap<>();
    query(
        STATES,
        row ->
            states.put(
                row.getString(1),
                new State(
                    place(row.getObject(2), row.getLong(3)),
                    place(row.getObject(4), row.getLong(5)))),
        texts(reportKeys));
    return states;
  }

  private static Place place(Object partition, long offset) {
    return new Place(partition == null ? -1 : (Integer) partition, offset);
  }

  /** Rows of reports by their keys, as far as there are any. */
  Map<StagedReports.Key, Place> reports(List<StagedReports.Key> keys) throws SQLException {
    Map<StagedReports.Key, Place> places = new HashMap<>();
    query(
        REPORTS,
        row -> places.put(keys.get(row.getInt(1)), new Place(row.getInt(2), row.getLong(3))),
        texts(keys.stream().map(StagedReports.Key::reportKey).toList()),
        texts(keys.stream().map(StagedReports.Key::submissionId).toList()),
        texts(keys.stream().map(key -> key.verdict().name()).toList()));
    return places;
  }

  /** Rows of submissions by their ids, as far as there are any. */
  Map<String, Place> submissions(Collection<String> ids) throws SQLException {
    Map<String, Place> places = new HashMap<>();
    query(
        SUBMISSIONS,
        row -> places.put(row.getString(1), new Place(row.getInt(2), row.getLong(3))),
        texts(ids));
    return places;
  }

  /** Those of some receipts that are kept. */
  Set<Place> receipts(List<Origin> origins) throws SQLException {
    Map<Integer, long[]> ranges = new HashMap<>();
    for (Origin at : origins) {
      long[] range =
          ranges.computeIfAbsent(at.partition(), p -> new long[] {at.offset(), at.offset()});
      range[0] = Math.min(range[0], at.offset());
      range[1] = Math.max(range[1], at.offset());
    }
    Set<Place> kept = new HashSet<>();
    for (Map.Entry<Integer, long[]> range : ranges.entrySet()) {
      query(
          RECEIPTS,
          row -> kept.add(new Place(range.getKey(), row.getLong(1))),
          range.getKey(),
          range.getValue()[0],
          range.getValue()[1]);
    }
    return kept;
  }

  /** Ids for so many new reports. */
  long[] ids(int count) throws SQLException {
    long[] ids = new long[count];
    int[] next = {0};
    query(IDS, row -> ids[next[0]++] = row.getLong(1), count);
    return ids;
  }

  private Array texts(Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private void query(String sql, RowReader reader, Object... parameters) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /** Takes in the row that a result stands at. */
  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
