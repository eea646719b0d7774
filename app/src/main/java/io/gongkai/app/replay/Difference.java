package io.gongkai.app.replay;

import java.util.List;

/** One thing that the replay has otherwise than the live run. */
sealed interface Difference {
  /** What it is about, for the order: differences of reports come before those of documents. */
  String subject();

  /**
   * A report that is judged otherwise, was read otherwise, or stands on one side alone.
   *
   * @param subject key of the report
   * @param live verdict in the live run; empty when it does not stand there
   * @param replay verdict in the replay; empty when it does not stand there
   * @param otherSubmission whether it was read from another submission
   * @param otherCells whether a cell was read otherwise
   * @param findings findings that are not the same
   * @param cells the cells that were read otherwise; empty until they were looked up
   */
  record OfReport(
      String subject,
      String live,
      String replay,
      boolean otherSubmission,
      boolean otherCells,
      List<ChangedFinding> findings,
      List<CellChange> cells)
      implements Difference {
    /** Copies the lists. */
    public OfReport {
      findings = List.copyOf(findings);
      cells = List.copyOf(cells);
    }

    OfReport withCells(List<CellChange> changes) {
      return new OfReport(subject, live, replay, otherSubmission, otherCells, findings, changes);
    }
  }

  /**
   * A document that only one side could read, or that is unreadable for another reason.
   *
   * @param subject id of the submission
   * @param document the document by the words of its publisher: agency and file name
   * @param live reason in the live run; empty when it could be read
   * @param replay reason in the replay; empty when it could be read
   */
  record OfDocument(String subject, String document, String live, String replay)
      implements Difference {}

  /**
   * A record that a stage of the replay failed on, and no stage of the live run.
   *
   * @param subject the record: its place on reports.raw, or its key
   * @param stage the stage that failed
   * @param error the message of the error
   */
  record OfFailure(String subject, String stage, String error) implements Difference {}
}
