package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the combinations of readings of all undecided rows that satisfy every sum across rows.
 *
 * <p>A row whose cells have their places in the grid is opened again only when those places are
 * doubtful or a sum of printed numbers contradicts them. Cells that are blank or marked as nil add
 * nothing. A sum with an operand that cannot be read is left out, and a row none of whose sums is
 * left is not decided here: its own total alone is too weak a witness.
 */
final class JointSolver {
  /** Bound on the work: beyond it the rows stay undecided. */
  private static final int MOST_STEPS = 200_000;

  /** Bound on the readings that are tried. */
  private static final int MOST_TRIALS = 2_000_000;

  private static final int MOST_SOLUTIONS = 2000;

  private final List<DecodedRow> rows;
  private final List<DecodedRow> open;
  private final Deadline deadline;
  private final List<SumConstraint> constraints = new ArrayList<>();
  private final List<Slot[][]> solutions = new ArrayList<>();
  private final Slot[][] chosen;
  private int steps;
  private int trials;
  private boolean exhausted;

  private JointSolver(List<DecodedRow> rows, List<FormSum> sums, Deadline deadline) {
    this.deadline = deadline;
    this.rows = rows;
    this.open = rows.stream().filter(row -> !row.isDecided()).toList();
    this.chosen = new Slot[open.size()][];
    DecodedRow[] byCell = byCell(rows);
    for (FormSum sum : sums) {
      constraint(sum, byCell);
    }
  }

  /** Decides the open rows of a table; the result has the same rows in the same order. */
  static List<DecodedRow> solve(List<DecodedRow> rows, List<FormSum> sums, Deadline deadline) {
    List<DecodedRow> choosable = rows.stream().map(JointSolver::choosable).toList();
    List<DecodedRow> reopened = reopen(choosable, sums);
    if (reopened.stream().allMatch(DecodedRow::isDecided)) {
      return reopened;
    }
    JointSolver solver = new JointSolver(reopened, sums, deadline);
    solver.search(0);
    solver.dropDiscredited(rows);
    return solver.decide().stream().map(row -> keepBlank(row, rows)).toList();
  }

  /**
   * A cell that the document surely leaves blank stays so, even where a sum would give its value.
   */
  private static DecodedRow keepBlank(DecodedRow row, List<DecodedRow> placed) {
    List<Slot> grid =
        placed.stream()
            .filter(other -> other.first() == row.first() && other.placed() && other.sure())
            .map(DecodedRow::slots)
            .findFirst()
            .orElse(List.of());
    int blank = -1;
    for (int i = 0; i < grid.size(); i++) {
      if (grid.get(i).saysSameAs(row.slots().get(i))) {
        continue;
      }
      if (blank >= 0 || grid.get(i).state() != CellState.BLANK) {
        return row;
      }
      blank = i;
    }
    return blank < 0 ? row : DecodedRow.decided(row.first(), row.shape(), grid);
  }

  /** A row that its totals leave no reading stays undecided: its numbers may not be its own. */
  private static DecodedRow choosable(DecodedRow row) {
    if (row.isMisplaced()) {
      return row.reopen();
    }
    if (row.isDecided() || !row.candidates().isEmpty()) {
      return row;
    }
    return row.shape().group() == 0
        ? row.decideByPrint()
        : DecodedRow.all(row.first(), row.shape(), CellState.ILLEGIBLE);
  }

  private static List<DecodedRow> reopen(List<DecodedRow> rows, List<FormSum> sums) {
    List<DecodedRow> reopened = new ArrayList<>();
    for (DecodedRow row : rows) {
      reopened.add(row.isDoubtful() ? row.reopen() : row);
    }
    if (rows.stream().noneMatch(JointSolver::mayReopen)) {
      return reopened;
    }
    DecodedRow[] byCell = byCell(rows);
    for (FormSum sum : sums) {
      if (!isAcrossRows(sum) || !isBroken(byCell, sum)) {
        continue;
      }
      for (int i = 0; i < rows.size(); i++) {
        DecodedRow row = rows.get(i);
        if (mayReopen(row) && touches(sum, row)) {
          reopened.set(i, row.reopen());
        }
      }
    }
    return reopened;
  }

  private static boolean mayReopen(DecodedRow row) {
    return row.placed() && !row.candidates().isEmpty();
  }

  private static boolean touches(FormSum sum, DecodedRow row) {
    return cells(sum).stream().anyMatch(row::holds);
  }

  /** Whether a sum in which every cell shows a number does not come out. */
  private static boolean isBroken(DecodedRow[] rows, FormSum sum) {
    BigDecimal balance = BigDecimal.ZERO;
    List<FormCell> cells = cells(sum);
    for (int i = 0; i < cells.size(); i++) {
      DecodedRow row = rowOf(rows, cells.get(i));
      if (row == null || !row.isDecided()) {
        return false;
      }
      Slot slot = row.slots().get(cells.get(i).index() - row.first());
      if (slot.value() == null) {
        return false;
      }
      balance = balance.add(signed(slot.value(), i < sum.plus().size() ? 1 : -1));
    }
    return balance.signum() != 0;
  }

  private static List<FormCell> cells(FormSum sum) {
    List<FormCell> cells = new ArrayList<>(sum.plus());
    cells.addAll(sum.minus());
    cells.add(sum.result());
    return cells;
  }

  private static boolean isAcrossRows(FormSum sum) {
    return !sum.plus().get(0).item().equals(sum.result().item());
  }

  /**
   * Where the sums have shown that the grid misplaces a row, it misplaces the rows with the same
   * blanks too: solutions that believe it for those are dropped.
   */
  private void dropDiscredited(List<DecodedRow> placed) {
    for (int place = 0; place < open.size(); place++) {
      int at = place;
      List<Slot> grid = placedSlots(placed, open.get(place));
      if (grid.isEmpty() || solutions.stream().anyMatch(s -> saysSame(grid, s[at]))) {
        continue;
      }
      for (int other = 0; other < open.size(); other++) {
        int sibling = other;
        List<Slot> siblingGrid = placedSlots(placed, open.get(other));
        if (sameBlanks(grid, siblingGrid)
            && solutions.stream().anyMatch(s -> !saysSame(siblingGrid, s[sibling]))) {
          solutions.removeIf(s -> saysSame(siblingGrid, s[sibling]));
        }
      }
    }
  }

  private static List<Slot> placedSlots(List<DecodedRow> placed, DecodedRow row) {
    return placed.stream()
        .filter(other -> other.first() == row.first() && other.placed())
        .map(DecodedRow::slots)
        .findFirst()
        .orElse(List.of());
  }

  private static boolean sameBlanks(List<Slot> first, List<Slot> second) {
    if (first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if ((first.get(i).state() == CellState.BLANK) != (second.get(i).state() == CellState.BLANK)) {
        return false;
      }
    }
    return true;
  }

  private static boolean saysSame(List<Slot> grid, Slot[] reading) {
    for (int i = 0; i < reading.length; i++) {
      if (!grid.get(i).saysSameAs(reading[i])) {
        return false;
      }
    }
    return true;
  }

  private List<DecodedRow> decide() {
    List<DecodedRow> decided = new ArrayList<>();
    for (DecodedRow row : rows) {
      int place = open.indexOf(row);
      if (place < 0) {
        decided.add(row);
      } else if (solutions.isEmpty() || exhausted || !isWitnessed(place)) {
        decided.add(row.decideByPrint());
      } else {
        decided.add(row.decideBy(solutions.stream().map(solution -> solution[place]).toList()));
      }
    }
    return decided;
  }

  private void search(int place) {
    deadline.checkReading();
    exhausted |= ++steps > MOST_STEPS || solutions.size() >= MOST_SOLUTIONS;
    if (exhausted) {
      return;
    }
    if (place == open.size()) {
      solutions.add(chosen.clone());
      return;
    }
    for (Slot[] candidate : open.get(place).candidates()) {
      chosen[place] = candidate;
      exhausted |= ++trials > MOST_TRIALS;
      if (!exhausted && mayHold(place)) {
        search(place + 1);
      }
    }
  }

  /** Whether every sum can still come out with the rows chosen up to a place. */
  private boolean mayHold(int place) {
    for (SumConstraint constraint : constraints) {
      if (!constraint.mayHold(place, chosen[place])) {
        return false;
      }
    }
    return true;
  }

  private static BigDecimal signed(BigDecimal value, int sign) {
    return sign < 0 ? value.negate() : value;
  }

  /** Whether a sum across rows stands over every cell of the row. */
  private boolean isWitnessed(int place) {
    DecodedRow row = open.get(place);
    boolean[] witnessed = new boolean[row.shape().columns()];
    for (SumConstraint constraint : constraints) {
      for (SumConstraint.Term term : constraint.terms()) {
        if (term.row() == place) {
          witnessed[term.column()] = true;
        }
      }
    }
    for (boolean cell : witnessed) {
      if (!cell) {
        return false;
      }
    }
    return true;
  }

  private void constraint(FormSum sum, DecodedRow[] byCell) {
    if (!isAcrossRows(sum)) {
      return;
    }
    List<FormCell> cells = cells(sum);
    BigDecimal fixed = BigDecimal.ZERO;
    List<SumConstraint.Term> terms = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      FormCell cell = cells.get(i);
      int sign = i < sum.plus().size() ? 1 : -1;
      DecodedRow row = rowOf(byCell, cell);
      if (row == null) {
        return;
      }
      int column = cell.index() - row.first();
      if (row.isDecided()) {
        Slot slot = row.slots().get(column);
        if (!slot.isAssessable()) {
          return;
        }
        fixed = fixed.add(signed(slot.addend(), sign));
      } else {
        terms.add(new SumConstraint.Term(open.indexOf(row), column, sign));
      }
    }
    if (!terms.isEmpty()) {
      constraints.add(new SumConstraint(fixed, terms, open));
    }
  }

  /** By cell the first row that holds it: each sum asks for the rows of all its cells. */
  private static DecodedRow[] byCell(List<DecodedRow> rows) {
    int cells = 0;
    for (DecodedRow row : rows) {
      cells = Math.max(cells, row.first() + row.shape().columns());
    }
    DecodedRow[] byCell = new DecodedRow[cells];
    for (DecodedRow row : rows) {
      for (int i = row.first(); i < row.first() + row.shape().columns(); i++) {
        byCell[i] = byCell[i] == null ? row : byCell[i];
      }
    }
    return byCell;
  }

  private static DecodedRow rowOf(DecodedRow[] byCell, FormCell cell) {
    return cell.index() < byCell.length ? byCell[cell.index()] : null;
  }
}
