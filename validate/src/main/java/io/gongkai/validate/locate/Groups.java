package io.gongkai.validate.locate;

import io.gongkai.validate.sums.Equation;
import io.gongkai.validate.sums.SumPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The chosen sums of a plan, in groups that share no cell with one another. */
final class Groups {
  private final int[] parents;
  private final List<List<Integer>> groups;

  /**
   * Groups sums.
   *
   * @param chosen which sums to take, by number
   */
  Groups(SumPlan plan, IntPredicate chosen) {
    parents = new int[plan.equations().size()];
    int[] lastWithCell = new int[plan.cells()];
    for (int e = 0; e < parents.length; e++) {
      parents[e] = e;
    }
    for (int e = 0; e < parents.length; e++) {
      Equation equation = plan.equations().get(e);
      for (int position = 0; chosen.test(e) && position < equation.size(); position++) {
        int cell = equation.cell(position);
        if (lastWithCell[cell] > 0) {
          parents[root(lastWithCell[cell] - 1)] = root(e);
        }
        lastWithCell[cell] = e + 1;
      }
    }
    Map<Integer, List<Integer>> byRoot = new TreeMap<>();
    for (int e = 0; e < parents.length; e++) {
      if (chosen.test(e)) {
        byRoot.computeIfAbsent(root(e), root -> new ArrayList<>()).add(e);
      }
    }
    groups = List.copyOf(byRoot.values());
  }

  /** The groups, each with the numbers of its sums. */
  List<List<Integer>> groups() {
    return groups;
  }

  private int root(int equation) {
    int root = equation;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }
}
