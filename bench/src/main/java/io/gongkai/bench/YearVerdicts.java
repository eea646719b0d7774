package io.gongkai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found in a national year against what is known of it.
 *
 * @param slips slips that stand
 * @param missed reports with a slip in which it was not found
 * @param wrongly reports without one in which it was found
 * @param others other findings that stand, by rule and outcome, with their numbers
 * @param unlike what became of submissions otherwise than it should have
 */
record YearVerdicts(
    int slips, Set<String> missed, Set<String> wrongly, List<String> others, List<String> unlike) {
  private static final int NAMED = 5;

  /** Reads what stands in a database. */
  static YearVerdicts of(Store store, String database, Season season) throws Exception {
    Set<String> found =
        new TreeSet<>(
            store.query(
                database,
                "SELECT DISTINCT report_key FROM current_finding WHERE rule = 'T4-SUM' AND outcome"
                    + " = 'FAIL'"));
    List<String> others =
        store.query(
            database,
            "SELECT rule || ' ' || outcome || ' ' || count(*) FROM current_finding WHERE NOT (rule"
                + " = 'T4-SUM' AND outcome = 'FAIL') GROUP BY rule, outcome ORDER BY 1");
    List<String> unlike = new ArrayList<>();
    expect(unlike, "reports in force", season.reports(), count(store, database, "current_report"));
    expect(unlike, "flagged", season.wrong().size(), reports(store, database, "FLAGGED"));
    expect(
        unlike,
        "submissions that a correction replaced",
        season.corrections(),
        count(store, database, "submission WHERE status = 'SUPERSEDED'"));
    expect(
        unlike,
        "unreadable submissions",
        0,
        count(store, database, "submission WHERE status = 'UNREADABLE'"));
    Set<String> missed = new TreeSet<>(season.wrong());
    missed.removeAll(found);
    Set<String> wrongly = new TreeSet<>(found);
    wrongly.removeAll(season.wrong());
    return new YearVerdicts(season.wrong().size(), missed, wrongly, others, unlike);
  }

  private static long reports(Store store, String database, String verdict) throws Exception {
    return count(store, database, "current_report WHERE verdict = '" + verdict + "'");
  }

  private static long count(Store store, String database, String rows) throws Exception {
    return Long.parseLong(store.query(database, "SELECT count(*) FROM " + rows).get(0));
  }

  private static void expect(List<String> unlike, String what, long wanted, long found) {
    if (wanted != found) {
      unlike.add(String.format(Locale.ROOT, "%s: %,d instead of %,d", what, found, wanted));
    }
  }

  /** In a sentence. */
  String note() {
    return String.format(
        Locale.ROOT,
        "Verdicts against what is known: %,d slips stand, missed %,d, found where there is none"
            + " %,d; findings of other rules: %s.",
        slips,
        missed.size(),
        wrongly.size(),
        others.isEmpty() ? "none" : String.join(", ", others));
  }

  /** What is wrong; empty when nothing is. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(unlike);
    if (!missed.isEmpty()) {
      faults.add("slips that were not found: " + some(missed));
    }
    if (!wrongly.isEmpty()) {
      faults.add("found where there is none: " + some(wrongly));
    }
    others.forEach(it -> faults.add("findings in reports that nothing is wrong with: " + it));
    return faults;
  }

  private static String some(Set<String> keys) {
    return keys.size() + ", such as " + keys.stream().limit(NAMED).toList();
  }
}
