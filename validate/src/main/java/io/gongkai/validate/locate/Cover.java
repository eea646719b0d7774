package io.gongkai.validate.locate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explains many broken sums by independent wrong cells: each mends all sums it stands in, and no
 * two share a sum.
 *
 * <p>A search over exact covers, bounded by a budget of steps; when the budget runs out nothing is
 * found, because what was not seen might contradict what was.
 */
final class Cover {
  private static final int BUDGET = 20_000;

  private final List<Integer> broken;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<Explanation> found = new HashSet<>();
  private int smallest = Integer.MAX_VALUE;
  private int steps;

  private record Candidate(Correction correction, List<Integer> equations) {}

  Cover(Residuals residuals) {
    this.broken = residuals.brokenEquations();
    for (int cell : residuals.cellsInBroken()) {
      Optional<Correction> correction = residuals.mendingAll(cell, -1);
      if (correction.isPresent()) {
        candidates.add(new Candidate(correction.get(), residuals.equationsOf(cell)));
      }
    }
  }

  /** The explanations with the fewest cells; none when there is none or the budget ran out. */
  Set<Explanation> smallest() {
    extend(new HashSet<>(), new ArrayDeque<>());
    return steps > BUDGET ? Set.of() : found;
  }

  private void extend(Set<Integer> covered, Deque<Correction> chosen) {
    steps++;
    if (steps > BUDGET || chosen.size() > smallest) {
      return;
    }
    Optional<Integer> next =
        broken.stream().filter(equation -> !covered.contains(equation)).findFirst();
    if (next.isEmpty()) {
      keep(chosen);
      return;
    }
    for (Candidate candidate : candidates) {
      if (candidate.equations().contains(next.get())
          && candidate.equations().stream().noneMatch(covered::contains)) {
        covered.addAll(candidate.equations());
        chosen.push(candidate.correction());
        extend(covered, chosen);
        chosen.pop();
        candidate.equations().forEach(covered::remove);
      }
    }
  }

  private void keep(Deque<Correction> chosen) {
    if (chosen.size() < smallest) {
      smallest = chosen.size();
      found.clear();
    }
    found.add(new Explanation(List.copyOf(chosen)));
  }
}
