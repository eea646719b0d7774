package io.gongkai.sink;

/**
 * What the records of a batch do to a report's state under one verdict, whatever that state is.
 *
 * <p>Records that follow each other on a topic fold into one change: applying it gives the same
 * state as applying the records one by one.
 *
 * @param revision the newest revision in the batch; null when it only holds tombstones
 * @param submissionId submission of that revision; null when there is none
 * @param stands whether that revision stands after the batch
 * @param left whether the batch holds a tombstone
 * @param at origin of the last record
 */
record StateChange(
    Revision revision, String submissionId, boolean stands, boolean left, Origin at) {

  /** The change that a report makes. */
  static StateChange stands(Origin at, Revision revision, String submissionId) {
    return new StateChange(revision, submissionId, true, false, at);
  }

  /** The change that a tombstone makes. */
  static StateChange leaves(Origin at) {
    return new StateChange(null, null, false, true, at);
  }

  /** This change and then a later one, as one change. */
  StateChange then(StateChange later) {
    boolean laterWins =
        later.revision != null && (revision == null || later.revision.compareTo(revision) >= 0);
    return new StateChange(
        laterWins ? later.revision : revision,
        laterWins ? later.submissionId : submissionId,
        laterWins ? later.stands : stands && !later.left,
        left || later.left,
        later.at);
  }
}
