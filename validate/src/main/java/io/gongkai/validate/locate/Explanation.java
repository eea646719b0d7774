package io.gongkai.validate.locate;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of corrections that mends every broken sum and breaks none.
 *
 * @param corrections the corrections, by cell
 */
record Explanation(List<Correction> corrections) {

  Explanation {
    corrections = corrections.stream().sorted(Comparator.comparingInt(Correction::cell)).toList();
  }

  static Explanation of(Correction... corrections) {
    return new Explanation(List.of(corrections));
  }

  /**
   * The corrections that every one of several explanations contains: what is certain, whichever of
   * them is the true one.
   */
  static List<Correction> common(Set<Explanation> explanations) {
    if (explanations.isEmpty()) {
      return List.of();
    }
    Set<Correction> common = null;
    for (Explanation explanation : explanations) {
      if (common == null) {
        common = new HashSet<>(explanation.corrections());
      } else {
        common.retainAll(explanation.corrections());
      }
    }
    return common == null
        ? Collections.emptyList()
        : new Explanation(List.copyOf(common)).corrections();
  }
}
