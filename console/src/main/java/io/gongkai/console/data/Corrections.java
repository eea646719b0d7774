package io.gongkai.console.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an agency corrected, and how fast.
 *
 * @param reports its reports that were flagged at some time, the last report year first
 */
public record Corrections(List<Corrected> reports) {
  /** Copies the list. */
  public Corrections {
    reports = List.copyOf(reports);
  }

  /**
   * A reading of a submission, with its verdict.
   *
   * @param reportKey key of the report
   * @param year report year
   * @param submissionId id of the submission
   * @param verdict CLEAN or FLAGGED
   * @param receivedAt when the document was handed in
   * @param failed codes of the rules that flag it
   */
  public record Judged(
      String reportKey,
      int year,
      String submissionId,
      String verdict,
      Instant receivedAt,
      Set<String> failed) {
    /** Copies the codes. */
    public Judged {
      failed = Set.copyOf(failed);
    }

    private boolean isFlagged() {
      return verdict.equals("FLAGGED");
    }
  }

  /**
   * A report that was flagged.
   *
   * @param reportKey its key
   * @param year report year
   * @param flaggedAt when the document was handed in that was flagged first
   * @param cleanAt when the first one behind it was handed in that is clean; null while there is
   *     none
   * @param attempts documents that were handed in behind the first one, the clean one included
   * @param fixed codes of rules that flagged a document, and not the last one
   * @param left codes of rules that flag the last one
   */
  public record Corrected(
      String reportKey,
      int year,
      Instant flaggedAt,
      Instant cleanAt,
      int attempts,
      Set<String> fixed,
      Set<String> left) {
    /** Copies the codes in their order. */
    public Corrected {
      fixed = java.util.Collections.unmodifiableSet(new TreeSet<>(fixed));
      left = java.util.Collections.unmodifiableSet(new TreeSet<>(left));
    }

    /** Whole days until it was clean; empty while it is not. */
    public Optional<Long> days() {
      return cleanAt == null
          ? Optional.empty()
          : Optional.of(Duration.between(flaggedAt, cleanAt).toDays());
    }
  }

  /** What follows from the readings of an agency's submissions, in any order. */
  public static Corrections of(List<Judged> judged) {
    Map<String, List<Judged>> byReport = new LinkedHashMap<>();
    judged.stream()
        .sorted(Comparator.comparing(Judged::receivedAt).thenComparing(Judged::submissionId))
        .forEach(one -> byReport.computeIfAbsent(one.reportKey(), k -> new ArrayList<>()).add(one));
    List<Corrected> corrected = new ArrayList<>();
    byReport.values().forEach(revisions -> corrected(revisions).ifPresent(corrected::add));
    corrected.sort(Comparator.comparing(Corrected::year).reversed());
    return new Corrections(corrected);
  }

  /** Whole days of the report in the middle, of those that were corrected; empty without any. */
  public Optional<Long> median() {
    List<Long> days = reports.stream().flatMap(it -> it.days().stream()).sorted().toList();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() / 2));
  }

  /** How many are clean by now. */
  public long done() {
    return reports.stream().filter(report -> report.cleanAt() != null).count();
  }

  private static Optional<Corrected> corrected(List<Judged> revisions) {
    Judged first = revisions.stream().filter(Judged::isFlagged).findFirst().orElse(null);
    if (first == null) {
      return Optional.empty();
    }
    List<Judged> behind =
        revisions.stream()
            .skip(revisions.indexOf(first))
            // A document that was judged both ways was waived, which is no correction.
            .filter(one -> !one.submissionId().equals(first.submissionId()))
            .toList();
    Judged clean = behind.stream().filter(one -> !one.isFlagged()).findFirst().orElse(null);
    Judged last = behind.isEmpty() ? first : behind.get(behind.size() - 1);
    Set<String> fixed = new TreeSet<>();
    revisions.forEach(one -> fixed.addAll(one.failed()));
    fixed.removeAll(last.failed());
    long attempts =
        behind.stream()
            .filter(one -> clean == null || !one.receivedAt().isAfter(clean.receivedAt()))
            .map(Judged::submissionId)
            .distinct()
            .count();
    return Optional.of(
        new Corrected(
            first.reportKey(),
            first.year(),
            first.receivedAt(),
            clean == null ? null : clean.receivedAt(),
            Math.toIntExact(attempts),
            behind.isEmpty() ? Set.of() : fixed,
            last.failed()));
  }
}
