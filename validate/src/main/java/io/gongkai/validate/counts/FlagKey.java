package io.gongkai.validate.counts;

import io.gongkai.model.Finding;
import io.gongkai.model.FlaggedCount;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.model.Report;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.validate.waiver.Waivers;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What flagged reports are counted by.
 *
 * @param rule code of the rule that flags; {@link #ANY} counts a report once, whatever flags it
 * @param severity severity of the findings; with ANY the highest in the report
 * @param form edition of the form
 * @param year report year
 */
public record FlagKey(String rule, Severity severity, FormEdition form, int year) {
  /** In place of a rule: any of them. No code of a rule is without a hyphen. */
  public static final String ANY = "ANY";

  /** Checks that nothing is null. */
  public FlagKey {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(form, "form");
  }

  /**
   * What a report counts under: once for each rule that flags it, and once for all.
   *
   * @param validated a report that stands; null when none does
   */
  public static Set<FlagKey> of(ValidatedReport validated) {
    Set<FlagKey> keys = new LinkedHashSet<>();
    if (validated == null) {
      return keys;
    }
    Report report = validated.getReport();
    boolean error = false;
    for (Finding finding : validated.getFindings()) {
      if (finding.getOutcome() == Outcome.FAIL && Waivers.flags(finding)) {
        error |= finding.getSeverity() == Severity.ERROR;
        keys.add(key(finding.getRule(), finding.getSeverity(), report));
      }
    }
    if (!keys.isEmpty()) {
      keys.add(key(ANY, error ? Severity.ERROR : Severity.WARNING, report));
    }
    return keys;
  }

  private static FlagKey key(String rule, Severity severity, Report report) {
    return new FlagKey(rule, severity, report.getForm(), report.getYear());
  }

  /**
   * Reads a key as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException when the text is no such key
   */
  public static FlagKey parse(String text) {
    String[] part = text.split("/", -1);
    if (part.length != 4) {
      throw new IllegalArgumentException(
          "the key of a count must be rule/severity/form/year: " + text);
    }
    return new FlagKey(
        part[0],
        Severity.valueOf(part[1]),
        FormEdition.valueOf(part[2]),
        Integer.parseInt(part[3]));
  }

  /**
   * The record of a count.
   *
   * @param key key as text
   * @param reports number of reports
   */
  public static FlaggedCount count(String key, long reports) {
    FlagKey parsed = parse(key);
    return new FlaggedCount(
        parsed.rule(), parsed.severity(), parsed.form(), parsed.year(), reports);
  }

  /** The key as it stands on reports.flagged-counts: {@code rule/severity/form/year}. */
  @Override
  public String toString() {
    return rule + "/" + severity + "/" + form + "/" + year;
  }
}
