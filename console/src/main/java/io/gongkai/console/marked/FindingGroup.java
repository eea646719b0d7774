package io.gongkai.console.marked;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.Suspect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Broken rules that people look at as one thing, because one wrong cell explains them all.
 *
 * @param suspect the cell that likely is wrong; null when none stands out
 * @param findings the broken rules, at least one
 */
public record FindingGroup(Suspect suspect, List<Finding> findings) {

  /** Copies the list. */
  public FindingGroup {
    findings = List.copyOf(findings);
  }

  /** The failed rules, one group for each cause, in the order in which the causes come. */
  public static List<FindingGroup> failed(List<Finding> findings) {
    Map<Object, List<Finding>> byCause = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.getOutcome() == Outcome.FAIL) {
        // A finding without a cause stands alone: its own identity is its key.
        Object key = finding.getCause() == null ? new Object() : finding.getCause();
        byCause.computeIfAbsent(key, cause -> new ArrayList<>()).add(finding);
      }
    }
    return byCause.values().stream()
        .map(group -> new FindingGroup(group.get(0).getSuspect(), group))
        .toList();
  }

  /** How often each rule could not be applied, because an operand is not certain. */
  public static Map<String, Integer> notAssessable(List<Finding> findings) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.getOutcome() == Outcome.NOT_ASSESSABLE) {
        counts.merge(finding.getRule(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
