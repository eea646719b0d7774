package io.gongkai.validate.findings;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.Severity;
import io.gongkai.validate.catalogue.RuleSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the observations of a report into its findings. */
public final class FindingList {
  private FindingList() {}

  /**
   * The findings of a report: what failed first, then what could not be assessed; by code, and in
   * form order within a code.
   *
   * <p>Causes are numbered {@code c1}, {@code c2} in the order of their first finding.
   *
   * @param observations observations, those of each rule in form order
   * @param settings severities of the rules
   */
  public static List<Finding> of(List<Observation> observations, RuleSettings settings) {
    List<Observation> ordered = new ArrayList<>(observations);
    ordered.sort(
        Comparator.comparing(Observation::outcome)
            .thenComparing(observation -> observation.rule().code()));
    Map<Cause, String> names = new HashMap<>();
    List<Finding> findings = new ArrayList<>(ordered.size());
    for (Observation observation : ordered) {
      Cause cause = observation.cause();
      if (cause != null) {
        names.putIfAbsent(cause, "c" + (names.size() + 1));
      }
      Severity severity =
          observation.outcome() == Outcome.FAIL
              ? settings.severity(observation.rule())
              : Severity.INFO;
      findings.add(finding(observation, severity, cause == null ? null : names.get(cause)));
    }
    return List.copyOf(findings);
  }

  private static Finding finding(Observation observation, Severity severity, String cause) {
    return new Finding(
        observation.rule().code(),
        severity,
        observation.outcome(),
        observation.item(),
        observation.column(),
        observation.comparison().expectedText(),
        observation.comparison().actualText(),
        observation.comparison().differenceText(),
        observation.cells(),
        cause == null ? null : observation.cause().suspect(),
        cause,
        observation.message().zh(),
        observation.message().en(),
        null,
        observation.quotes());
  }
}
