package io.gongkai.validate.locate;

import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.sums.Equation;
import io.gongkai.validate.sums.SumPlan;
import java.util.List;
import java.util.Set;

/**
 * Picks the wrong cell where one sum alone is broken and any of its cells could mend it, as in
 * table 4: only a cell that stands out from all others is named.
 */
final class SingleSum {
  private SingleSum() {}

  /**
   * The correction that stands out.
   *
   * @param number number of the broken sum
   * @param explanations explanations by one cell each
   * @return one correction, or none
   */
  static List<Correction> standout(
      SumPlan plan, Figures figures, int number, Set<Explanation> explanations) {
    List<Correction> corrections =
        explanations.stream()
            .filter(explanation -> explanation.corrections().size() == 1)
            .map(explanation -> explanation.corrections().get(0))
            .toList();
    Equation equation = plan.equations().get(number);
    // A total left at 0 under parts that are not: nobody filled it in.
    if (equation.sum().minus().isEmpty() && figures.number(equation.result()).signum() == 0) {
      return corrections.stream()
          .filter(correction -> correction.cell() == equation.result())
          .toList();
    }
    List<Correction> slips =
        corrections.stream()
            .filter(
                correction ->
                    DigitEvidence.isSlip(
                        figures.number(correction.cell()).toPlainString(),
                        correction.suggested().toPlainString()))
            .toList();
    return slips.size() == 1 ? slips : List.of();
  }
}
