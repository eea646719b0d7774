package io.gongkai.validate.locate;

import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.sums.Equation;
import io.gongkai.validate.sums.SumPlan;
import io.gongkai.validate.sums.SumResults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * By how much each assessable sum of a group is off, while corrections are tried out.
 *
 * <p>Immutable: trying a correction gives new residuals.
 */
final class Residuals {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final SumPlan plan;
  private final Figures figures;

  /** For each sum of the plan by how much it is off; null for a sum that is not in the group. */
  private final BigDecimal[] residuals;

  private final int broken;

  private Residuals(SumPlan plan, Figures figures, BigDecimal[] residuals) {
    this.plan = plan;
    this.figures = figures;
    this.residuals = residuals;
    int count = 0;
    for (BigDecimal residual : residuals) {
      count += residual != null && residual.signum() != 0 ? 1 : 0;
    }
    this.broken = count;
  }

  /** The residuals of a group of sums. */
  static Residuals of(SumPlan plan, Figures figures, SumResults results, List<Integer> group) {
    BigDecimal[] residuals = new BigDecimal[plan.equations().size()];
    for (int equation : group) {
      residuals[equation] = results.residual(equation);
    }
    return new Residuals(plan, figures, residuals);
  }

  /** Number of sums that are off. */
  int broken() {
    return broken;
  }

  boolean isBroken(int equation) {
    return residuals[equation] != null && residuals[equation].signum() != 0;
  }

  /** Numbers of the sums that are off. */
  List<Integer> brokenEquations() {
    List<Integer> equations = new ArrayList<>(broken);
    for (int e = 0; e < residuals.length; e++) {
      if (isBroken(e)) {
        equations.add(e);
      }
    }
    return equations;
  }

  /** Cells that stand in some sum that is off, each once, in form order. */
  List<Integer> cellsInBroken() {
    return brokenEquations().stream()
        .map(plan.equations()::get)
        .flatMap(Residuals::cells)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Integer> cells(Equation equation) {
    return IntStream.range(0, equation.size()).mapToObj(equation::cell);
  }

  /** Whether the n-th sum of a cell is in the group. */
  private boolean inGroup(int cell, int n) {
    return residuals[plan.equationOf(cell, n)] != null;
  }

  /**
   * The correction of a cell that mends its n-th sum.
   *
   * @return nothing when that sum is not off, or the cell would become negative or a fraction
   */
  Optional<Correction> mending(int cell, int n) {
    int equation = plan.equationOf(cell, n);
    if (!isBroken(equation)) {
      return Optional.empty();
    }
    return correction(cell, change(cell, n));
  }

  /** By how much the cell must change for its n-th sum to hold. */
  private BigDecimal change(int cell, int n) {
    BigDecimal residual = residuals[plan.equationOf(cell, n)];
    return plan.signOf(cell, n) > 0 ? residual.negate() : residual;
  }

  private Optional<Correction> correction(int cell, BigDecimal change) {
    BigDecimal suggested = figures.number(cell).add(change);
    if (suggested.signum() < 0
        || (suggested.scale() > 0 && suggested.stripTrailingZeros().scale() > 0)
        || suggested.compareTo(LARGEST) > 0) {
      return Optional.empty();
    }
    return Optional.of(new Correction(cell, suggested.setScale(0)));
  }

  /**
   * The correction of a cell that mends every sum it stands in, leaving one sum out of account.
   *
   * @param exempt number of a sum that need not agree; -1 for none
   * @return nothing when the sums of the cell do not demand one and the same change, or they demand
   *     none, or the cell would become negative or a fraction
   */
  Optional<Correction> mendingAll(int cell, int exempt) {
    BigDecimal change = null;
    for (int n = 0; n < plan.degree(cell); n++) {
      if (!inGroup(cell, n) || plan.equationOf(cell, n) == exempt) {
        continue;
      }
      BigDecimal demanded = change(cell, n);
      if (change != null && change.compareTo(demanded) != 0) {
        return Optional.empty();
      }
      change = demanded;
    }
    return change == null || change.signum() == 0 ? Optional.empty() : correction(cell, change);
  }

  /** The residuals that are left when a cell is corrected. */
  Residuals after(Correction correction) {
    BigDecimal[] left = residuals.clone();
    int cell = correction.cell();
    BigDecimal change = correction.suggested().subtract(figures.number(cell));
    for (int n = 0; n < plan.degree(cell); n++) {
      int equation = plan.equationOf(cell, n);
      if (left[equation] != null) {
        left[equation] =
            plan.signOf(cell, n) > 0 ? left[equation].add(change) : left[equation].subtract(change);
      }
    }
    return new Residuals(plan, figures, left);
  }

  /** Numbers of the sums in the group that a cell stands in. */
  List<Integer> equationsOf(int cell) {
    List<Integer> equations = new ArrayList<>();
    for (int n = 0; n < plan.degree(cell); n++) {
      if (inGroup(cell, n)) {
        equations.add(plan.equationOf(cell, n));
      }
    }
    return equations;
  }
}
