package io.gongkai.app.replay;

import io.gongkai.app.diff.FoundFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a comparison has found in all: counts of everything, and the first differences in full. */
final class Tally {
  private final int limit;
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final Map<String, Integer> documents = new TreeMap<>();
  private final Map<String, Counts> rules = new TreeMap<>();
  private final Map<String, Integer> judgedLive = new TreeMap<>();
  private final Map<String, Integer> judgedReplay = new TreeMap<>();
  private final TreeMap<String, Difference> listed = new TreeMap<>();
  private int reports;
  private int differing;
  private int reread;
  private int pending;
  private int differences;

  /** How often a kind of finding occurs on each side, and how often it differs. */
  record Counts(int live, int replay, int added, int gone, int changed) {
    Counts plus(Counts other) {
      return new Counts(
          live + other.live,
          replay + other.replay,
          added + other.added,
          gone + other.gone,
          changed + other.changed);
    }
  }

  /**
   * An empty tally.
   *
   * @param limit most differences to keep in full
   */
  Tally(int limit) {
    this.limit = limit;
  }

  /** Takes a report that one side has not come to yet. */
  void pending() {
    pending++;
  }

  /** Takes a report that was compared. A side on which it does not stand is null. */
  void compared(StandingReport live, StandingReport replay) {
    reports++;
    if (live != null) {
      judgedLive.merge(live.judgedBy(), 1, Integer::sum);
    }
    if (replay != null) {
      judgedReplay.merge(replay.judgedBy(), 1, Integer::sum);
    }
    if (live != null && replay != null) {
      live.findings().forEach(it -> count(it, new Counts(1, 0, 0, 0, 0)));
      replay.findings().forEach(it -> count(it, new Counts(0, 1, 0, 0, 0)));
    }
  }

  /** Takes a difference. */
  void add(Difference difference) {
    differences++;
    if (difference instanceof Difference.OfReport report) {
      differing++;
      reread += report.otherCells() ? 1 : 0;
      if (!report.live().equals(report.replay())) {
        verdicts.merge(change(report.live(), report.replay(), "none"), 1, Integer::sum);
      }
      report.findings().forEach(this::count);
    } else if (difference instanceof Difference.OfDocument document) {
      documents.merge(change(document.live(), document.replay(), "read"), 1, Integer::sum);
    } else if (difference instanceof Difference.OfFailure failure) {
      documents.merge(failure.stage() + " failed", 1, Integer::sum);
    }
    keep(difference);
  }

  private void keep(Difference difference) {
    String order =
        difference instanceof Difference.OfReport
            ? "1"
            : difference instanceof Difference.OfDocument ? "2" : "3";
    listed.put(order + difference.subject(), difference);
    if (listed.size() > limit) {
      listed.pollLastEntry();
    }
  }

  private void count(ChangedFinding change) {
    count(
        change.finding(),
        switch (change.kind()) {
          case NEW -> new Counts(0, 0, 1, 0, 0);
          case GONE -> new Counts(0, 0, 0, 1, 0);
          case CHANGED -> new Counts(0, 0, 0, 0, 1);
        });
  }

  private void count(FoundFinding finding, Counts counts) {
    rules.merge(finding.kind(), counts, Counts::plus);
  }

  /** Two sides with an arrow between them. */
  static String change(String live, String replay, String nothing) {
    return (live.isEmpty() ? nothing : live) + " -> " + (replay.isEmpty() ? nothing : replay);
  }

  /** Puts a difference in place of the one that is kept of the same subject. */
  void refine(Difference.OfReport report) {
    listed.replace("1" + report.subject(), report);
  }

  /** The first differences: of reports by key, of documents, of failures. */
  List<Difference> listed() {
    return new ArrayList<>(listed.values());
  }

  boolean isEmpty() {
    return differences == 0;
  }

  /** All differences, those too that are not listed. */
  int differences() {
    return differences;
  }

  /** Reports that were compared. */
  int reports() {
    return reports;
  }

  /** Reports that differ. */
  int differing() {
    return differing;
  }

  /** Reports of which a cell was read otherwise. */
  int reread() {
    return reread;
  }

  /** Reports that one side has not come to yet. */
  int pendingReports() {
    return pending;
  }

  /** Changes of verdict with their numbers. */
  Map<String, Integer> verdicts() {
    return verdicts;
  }

  /** Documents that only one side could read, or failed on, with their numbers. */
  Map<String, Integer> documents() {
    return documents;
  }

  /** Counts by kind of finding, in the reports that stand on both sides. */
  Map<String, Counts> rules() {
    return rules;
  }

  /** What judged the reports of the live run, with their numbers. */
  Map<String, Integer> judgedLive() {
    return judgedLive;
  }

  /** What judged the reports of the replay, with their numbers. */
  Map<String, Integer> judgedReplay() {
    return judgedReplay;
  }
}
