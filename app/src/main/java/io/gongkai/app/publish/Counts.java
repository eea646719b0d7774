package io.gongkai.app.publish;

import java.util.Collection;

/**
 * How far the documents have come.
 *
 * @param published documents on their way or through
 * @param normalized documents whose tables were read
 * @param clean reports without a finding that flags
 * @param flagged reports with one
 * @param replaced reports that were judged, and do not stand: superseded at once, or withdrawn
 * @param unreadable documents whose tables could not be read
 * @param failed documents that the pipeline itself failed on
 */
record Counts(
    int published,
    int normalized,
    int clean,
    int flagged,
    int replaced,
    int unreadable,
    int failed) {

  static Counts of(Collection<Outcome> outcomes) {
    int normalized = 0;
    int clean = 0;
    int flagged = 0;
    int replaced = 0;
    int unreadable = 0;
    int failed = 0;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Judged judged) {
        normalized++;
        switch (judged.verdict()) {
          case "CLEAN" -> clean++;
          case "FLAGGED" -> flagged++;
          default -> replaced++;
        }
      } else if (outcome instanceof Outcome.Normalized) {
        normalized++;
      } else if (outcome instanceof Outcome.NotRead) {
        unreadable++;
      } else if (outcome instanceof Outcome.DeadLetter) {
        failed++;
      }
    }
    return new Counts(outcomes.size(), normalized, clean, flagged, replaced, unreadable, failed);
  }

  /** Number of documents of which the end is known. */
  int done() {
    return clean + flagged + replaced + unreadable + failed;
  }

  /** The counts as a line of progress. */
  @Override
  public String toString() {
    return "published "
        + published
        + " · normalized "
        + normalized
        + " · clean "
        + clean
        + " · flagged "
        + flagged
        + (replaced == 0 ? "" : " · replaced " + replaced)
        + " · unreadable "
        + unreadable
        + (failed == 0 ? "" : " · failed " + failed);
  }
}
