package io.gongkai.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a national year has come.
 *
 * @param submissions submissions in the database by status
 * @param reports reports that stand in the database
 * @param written records that the sink has written
 * @param behind records that a stage has not worked through, by its application
 */
record YearLook(
    Map<String, Long> submissions, long reports, long written, Map<String, Long> behind) {
  /** Copies the maps. */
  YearLook {
    submissions = new TreeMap<>(submissions);
    behind = new TreeMap<>(behind);
  }

  /** Submissions whose status is their last. */
  long settled() {
    return submissions.entrySet().stream()
        .filter(it -> !it.getKey().equals("RECEIVED") && !it.getKey().equals("NORMALIZED"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether all is there that has to be. */
  boolean isComplete(long wantedSubmissions, long wantedReports) {
    return settled() == wantedSubmissions && reports == wantedReports;
  }

  /** Whether no stage has anything to do. */
  boolean isWorkedThrough() {
    return !behind.isEmpty() && behind.values().stream().allMatch(it -> it == 0);
  }

  /** How far it has come, against what is wanted. */
  String text(long wantedSubmissions, long wantedReports) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d submissions have their last status (%s), %,d of %,d reports stand, %,d records"
            + " written, to do: %s",
        settled(),
        wantedSubmissions,
        figures(submissions),
        reports,
        wantedReports,
        written,
        figures(behind));
  }

  private static String figures(Map<String, Long> figures) {
    return figures.entrySet().stream()
        .map(it -> String.format(Locale.ROOT, "%s %,d", it.getKey(), it.getValue()))
        .collect(Collectors.joining(", "));
  }
}
