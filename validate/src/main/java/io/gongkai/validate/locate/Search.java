package io.gongkai.validate.locate;

import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.validate.sums.SumPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches for the smallest sets of cells whose correction mends a group of sums.
 *
 * <p>Where every cell has a value, two different corrections of one cell each never leave the same
 * trace in table 3, and no trace of two wrong cells looks like one of a single cell: the smallest
 * pattern of errors that no sum sees has four cells. A single wrong cell is therefore always found,
 * and the smallest explanation, when there is only one, is the true one for up to two wrong cells.
 */
final class Search {
  /** Most sums that two wrong cells can break: three each. */
  private static final int BROKEN_BY_TWO = 6;

  /** Fewest cells that make a damaged row; fewer are cells on their own. */
  private static final int DAMAGED_ROW_CELLS = 3;

  private final SumPlan plan;
  private final FormLayout layout;
  private final Residuals residuals;

  Search(SumPlan plan, FormLayout layout, Residuals residuals) {
    this.plan = plan;
    this.layout = layout;
    this.residuals = residuals;
  }

  /** All explanations of the smallest size; none when the search finds none within its bounds. */
  Set<Explanation> smallest() {
    Set<Explanation> found = single(residuals);
    if (found.isEmpty() && residuals.broken() <= BROKEN_BY_TWO) {
      found = pairs();
    }
    if (found.isEmpty()) {
      found = rows();
    }
    if (found.isEmpty()) {
      found = new Cover(residuals).smallest();
    }
    return found;
  }

  /** Explanations by one cell. */
  private Set<Explanation> single(Residuals left) {
    Set<Explanation> found = new HashSet<>();
    for (int cell : left.cellsInBroken()) {
      left.mendingAll(cell, -1)
          .filter(correction -> left.after(correction).broken() == 0)
          .ifPresent(correction -> found.add(Explanation.of(correction)));
    }
    return found;
  }

  /**
   * Explanations by two cells. At least one of the two stands in a broken sum that the other does
   * not touch, so that this sum alone gives its correction.
   */
  private Set<Explanation> pairs() {
    Set<Explanation> found = new HashSet<>();
    for (int first : residuals.cellsInBroken()) {
      Set<Correction> tried = new HashSet<>();
      for (int n = 0; n < plan.degree(first); n++) {
        Optional<Correction> correction = residuals.mending(first, n);
        if (correction.isPresent() && tried.add(correction.get())) {
          addPairs(correction.get(), found);
        }
      }
    }
    return found;
  }

  private void addPairs(Correction first, Set<Explanation> found) {
    Residuals left = residuals.after(first);
    if (left.broken() > BROKEN_BY_TWO / 2) {
      return;
    }
    for (Explanation rest : single(left)) {
      Correction second = rest.corrections().get(0);
      if (second.cell() != first.cell()) {
        found.add(Explanation.of(first, second));
      }
    }
  }

  /**
   * Explanations by one damaged row: its cells take the values that the columns demand, and then
   * the sum along the row holds.
   */
  private Set<Explanation> rows() {
    Set<Explanation> found = new HashSet<>();
    for (FormRow row : layout.rows()) {
      List<Correction> corrections = rowCorrections(row);
      if (corrections.size() < DAMAGED_ROW_CELLS) {
        continue;
      }
      Residuals left = residuals;
      for (Correction correction : corrections) {
        left = left.after(correction);
      }
      if (left.broken() == 0) {
        found.add(new Explanation(corrections));
      }
    }
    return found;
  }

  private List<Correction> rowCorrections(FormRow row) {
    List<Correction> corrections = new ArrayList<>();
    int first = layout.firstCell(row.item());
    for (FormCell cell : layout.cells().subList(first, first + row.columns().size())) {
      residuals.mendingAll(cell.index(), rowSum(cell.index())).ifPresent(corrections::add);
    }
    return corrections;
  }

  /** Number of the sum along the row of a cell; -1 when it stands in none. */
  private int rowSum(int cell) {
    for (int equation : residuals.equationsOf(cell)) {
      if (plan.equations().get(equation).alongRow()) {
        return equation;
      }
    }
    return -1;
  }
}
