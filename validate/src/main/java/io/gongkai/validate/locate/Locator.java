package io.gongkai.validate.locate;

import io.gongkai.model.CellState;
import io.gongkai.model.Party;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.findings.Cause;
import io.gongkai.validate.sums.SumPlan;
import io.gongkai.validate.sums.SumResults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Says which cell is wrong.
 *
 * <p>A cell of table 3 stands in two or three sums. The sums that are broken, the sums that hold
 * and the differences together single out one cell and give its right value. What they do not
 * single out is not named: a suspect is never one guess among several.
 */
public final class Locator {
  private final SumPlan plan;
  private final Figures figures;
  private final SumResults results;
  private final Map<Integer, Cause> byEquation = new HashMap<>();
  private final Map<Integer, Cause> byCell = new HashMap<>();
  private final Map<Integer, BigDecimal> corrections = new HashMap<>();

  private Locator(SumPlan plan, Figures figures, SumResults results) {
    this.plan = plan;
    this.figures = figures;
    this.results = results;
  }

  /** Finds what lies behind the broken sums of a report. */
  public static Located locate(SumPlan plan, Figures figures, SumResults results) {
    if (results.broken() == 0) {
      return Located.NOTHING;
    }
    Locator locator = new Locator(plan, figures, results);
    Groups assessable = new Groups(plan, results::isAssessable);
    for (List<Integer> group : assessable.groups()) {
      if (group.stream().anyMatch(results::isBroken)) {
        locator.explain(group);
      }
    }
    return new Located(locator.byEquation, locator.byCell, locator.corrections);
  }

  private void explain(List<Integer> group) {
    Residuals residuals = Residuals.of(plan, figures, results, group);
    Set<Explanation> smallest = new Search(plan, figures.layout(), residuals).smallest();
    List<Correction> certain = Explanation.common(smallest);
    if (certain.isEmpty() && residuals.broken() == 1) {
      certain = SingleSum.standout(plan, figures, residuals.brokenEquations().get(0), smallest);
    }
    Residuals left = residuals;
    for (Correction correction : certain) {
      left = left.after(correction);
    }
    for (List<Correction> linked : linked(residuals, certain)) {
      blame(linked, residuals, left);
    }
    leaveOpen(left, residuals);
  }

  /** Splits corrections into those that share sums and those that do not. */
  private static List<List<Correction>> linked(Residuals residuals, List<Correction> corrections) {
    List<List<Correction>> clusters = new ArrayList<>();
    for (Correction correction : corrections) {
      List<Integer> equations = residuals.equationsOf(correction.cell());
      List<Correction> merged = new ArrayList<>(List.of(correction));
      clusters.removeIf(
          cluster -> {
            boolean touches =
                cluster.stream()
                    .flatMap(other -> residuals.equationsOf(other.cell()).stream())
                    .anyMatch(equations::contains);
            return touches && merged.addAll(0, cluster);
          });
      clusters.add(merged);
    }
    return clusters;
  }

  private void blame(List<Correction> linked, Residuals before, Residuals after) {
    List<SuspectCell> cells = new ArrayList<>();
    for (Correction correction : linked) {
      FormCell cell = figures.cell(correction.cell());
      cells.add(
          new SuspectCell(cell.item(), cell.column(), correction.suggested().toPlainString()));
    }
    Cause cause = new Cause(new Suspect(party(linked), List.copyOf(cells)));
    for (Correction correction : linked) {
      byCell.put(correction.cell(), cause);
      corrections.put(correction.cell(), correction.suggested());
      for (int equation : before.equationsOf(correction.cell())) {
        if (before.isBroken(equation) && !after.isBroken(equation)) {
          byEquation.put(equation, cause);
        }
      }
    }
  }

  /**
   * Sums that stay unexplained: those that hang together share a cause without a suspect.
   *
   * @param left what the certain corrections leave broken
   */
  private void leaveOpen(Residuals left, Residuals before) {
    IntPredicate open = equation -> before.isBroken(equation) && left.isBroken(equation);
    for (List<Integer> group : new Groups(plan, open).groups()) {
      Cause cause = new Cause(null);
      group.forEach(equation -> byEquation.put(equation, cause));
    }
  }

  private Party party(List<Correction> corrections) {
    boolean inferred =
        corrections.stream()
            .anyMatch(correction -> figures.state(correction.cell()) == CellState.INFERRED);
    if (inferred || isShifted(corrections)) {
      return Party.EXTRACTION;
    }
    return corrections.size() == 1 ? Party.PUBLISHER : Party.UNKNOWN;
  }

  /** Whether several cells of one row are wrong at once: the row was read out of step. */
  private boolean isShifted(List<Correction> corrections) {
    boolean oneRow =
        corrections.stream()
                .map(correction -> figures.cell(correction.cell()).item())
                .distinct()
                .count()
            == 1;
    if (!oneRow || corrections.size() < 2) {
      return false;
    }
    List<BigDecimal> printed =
        corrections.stream().map(correction -> figures.number(correction.cell())).sorted().toList();
    List<BigDecimal> suggested = corrections.stream().map(Correction::suggested).sorted().toList();
    return corrections.size() > 2 || printed.equals(suggested);
  }
}
