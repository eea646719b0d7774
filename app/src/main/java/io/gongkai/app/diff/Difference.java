package io.gongkai.app.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two results of check over the same documents have found differently.
 *
 * @param documents number of documents that both results have
 * @param onlyBase documents that only the base has
 * @param onlyHead documents that only the head has
 * @param verdicts documents whose verdict changed
 * @param rules counts for every kind of finding, by its name
 * @param changes findings new and gone, by rule, then in the order of the documents
 */
record Difference(
    int documents,
    List<String> onlyBase,
    List<String> onlyHead,
    List<VerdictChange> verdicts,
    Map<String, Counts> rules,
    List<Change> changes) {

  /** A document whose verdict changed. */
  record VerdictChange(String file, String base, String head) {}

  /** A finding that only one of the two results has; new when it is the head. */
  record Change(boolean isNew, String file, FoundFinding finding) {}

  /** How often a kind of finding occurs in the documents that both have. */
  record Counts(int base, int head, int added, int gone) {
    Counts plus(Counts other) {
      return new Counts(
          base + other.base, head + other.head, added + other.added, gone + other.gone);
    }
  }

  /** Whether both results are the same. */
  boolean isEmpty() {
    return onlyBase.isEmpty() && onlyHead.isEmpty() && verdicts.isEmpty() && changes.isEmpty();
  }

  /** Compares two results. */
  static Difference of(Map<String, CheckResult> base, Map<String, CheckResult> head) {
    List<VerdictChange> verdicts = new ArrayList<>();
    Map<String, Counts> rules = new TreeMap<>();
    List<Change> changes = new ArrayList<>();
    int documents = 0;
    for (CheckResult before : base.values()) {
      CheckResult after = head.get(before.file());
      if (after != null) {
        documents++;
        if (!before.verdict().equals(after.verdict())) {
          verdicts.add(new VerdictChange(before.file(), before.verdict(), after.verdict()));
        }
        compare(before, after, rules, changes);
      }
    }
    changes.sort(Comparator.comparing(change -> change.finding().kind()));
    return new Difference(
        documents, missing(base, head), missing(head, base), verdicts, rules, changes);
  }

  private static List<String> missing(Map<String, CheckResult> from, Map<String, CheckResult> in) {
    return from.keySet().stream().filter(file -> !in.containsKey(file)).toList();
  }

  private static void compare(
      CheckResult before, CheckResult after, Map<String, Counts> rules, List<Change> changes) {
    // The same finding may occur twice: each occurrence is matched with one of the other side.
    List<FoundFinding> gone = new ArrayList<>(before.findings());
    after.findings().forEach(gone::remove);
    List<FoundFinding> added = new ArrayList<>(after.findings());
    before.findings().forEach(added::remove);
    before.findings().forEach(found -> count(rules, found, new Counts(1, 0, 0, 0)));
    after.findings().forEach(found -> count(rules, found, new Counts(0, 1, 0, 0)));
    for (FoundFinding finding : gone) {
      count(rules, finding, new Counts(0, 0, 0, 1));
      changes.add(new Change(false, before.file(), finding));
    }
    for (FoundFinding finding : added) {
      count(rules, finding, new Counts(0, 0, 1, 0));
      changes.add(new Change(true, after.file(), finding));
    }
  }

  private static void count(Map<String, Counts> rules, FoundFinding finding, Counts counts) {
    rules.merge(finding.kind(), counts, Counts::plus);
  }
}
