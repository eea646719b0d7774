package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.schemas.form.FormCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A row on its way to being decided.
 *
 * @param first index in form order of its first cell
 * @param shape its cells
 * @param slots what its cells say, once decided; null until then
 * @param candidates readings that its own totals allow, while it is not decided
 * @param printed readings that its print allows, whatever the totals say; empty when there are too
 *     many to tell
 * @param placed whether the cells are decided by their places in the grid, which the sums may
 *     contradict
 * @param sure whether those places are certain unless a sum contradicts them
 */
record DecodedRow(
    int first,
    RowShape shape,
    List<Slot> slots,
    List<Slot[]> candidates,
    List<Slot[]> printed,
    boolean placed,
    boolean sure) {

  static DecodedRow decided(int first, RowShape shape, List<Slot> slots) {
    return new DecodedRow(first, shape, List.copyOf(slots), List.of(), List.of(), false, true);
  }

  /** A row whose cells have their places in the grid, unless the sums say that it is shifted. */
  static DecodedRow placed(
      int first,
      RowShape shape,
      List<Slot> slots,
      List<Slot[]> candidates,
      List<Slot[]> printed,
      boolean sure) {
    return new DecodedRow(first, shape, List.copyOf(slots), candidates, printed, true, sure);
  }

  /** A row to be decided by the sums. */
  static DecodedRow open(int first, RowShape shape, List<Slot[]> candidates, List<Slot[]> printed) {
    return new DecodedRow(first, shape, null, candidates, printed, false, false);
  }

  static DecodedRow all(int first, RowShape shape, CellState state) {
    return decided(first, shape, Collections.nCopies(shape.columns(), Slot.empty(state, -1, -1)));
  }

  /** The row, placed by its grid, with that place as one reading among the others. */
  DecodedRow reopen() {
    Slot[] place = slots.toArray(Slot[]::new);
    List<Slot[]> allCandidates = new ArrayList<>(List.<Slot[]>of(place));
    allCandidates.addAll(candidates);
    List<Slot[]> allPrinted = new ArrayList<>();
    if (!printed.isEmpty()) {
      allPrinted.add(place);
      allPrinted.addAll(printed);
    }
    return open(first, shape, allCandidates, allPrinted);
  }

  /** The row when it is not its print that may decide it, but sums alone. */
  DecodedRow withoutPrint() {
    return isDecided() ? this : open(first, shape, candidates, List.of());
  }

  /** Whether the total of a decided row is the sum of its other cells, blank ones left out. */
  boolean totalHolds() {
    return shape.holds(slots.toArray(Slot[]::new));
  }

  /**
   * Whether the totals of a row with blank cells show that a number is lost, or stands in the wrong
   * place: a total is less than the others come to, or more though no two cells are blank that may
   * stand for numbers, or is blank while the number before it is what it should be.
   */
  boolean isMisplaced() {
    if (!placed || shape.group() == 0) {
      return false;
    }
    for (int group = 0; group < shape.columns(); group += shape.group()) {
      if (isMisplaced(slots.subList(group, group + shape.group()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMisplaced(List<Slot> group) {
    int last = group.size() - 1;
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < last - 1; i++) {
      sum = sum.add(group.get(i).addend());
    }
    BigDecimal before = group.get(last - 1).addend();
    Slot total = group.get(last);
    if (total.state() == CellState.BLANK) {
      return before.signum() > 0 && before.compareTo(sum) == 0;
    }
    long blanks = group.stream().filter(slot -> slot.value() == null).count();
    int excess = total.isAssessable() ? sum.add(before).compareTo(total.addend()) : 0;
    return excess > 0 || (excess < 0 && blanks <= 1);
  }

  /** Whether the places of its cells need a sum that speaks for them. */
  boolean isDoubtful() {
    return placed && !sure;
  }

  /** Whether a cell is one of the row's. */
  boolean holds(FormCell cell) {
    return cell.index() >= first && cell.index() < first + shape.columns();
  }

  boolean isDecided() {
    return slots != null;
  }

  /** The row decided by readings that all are possible: where they differ, nothing is certain. */
  DecodedRow decideBy(List<Slot[]> readings) {
    Slot[] agreed = agreement(readings);
    Slot[] shown = printed.isEmpty() ? new Slot[shape.columns()] : agreement(printed);
    for (int i = 0; i < agreed.length; i++) {
      if (agreed[i].value() != null) {
        boolean plain = shown[i] != null && shown[i].state() == CellState.PRINTED;
        agreed[i] =
            plain
                ? agreed[i]
                : Slot.inferred(agreed[i].value(), agreed[i].start(), agreed[i].end());
      }
    }
    return decided(first, shape, Arrays.asList(agreed));
  }

  /** The row with nothing to choose between its readings but its print. */
  DecodedRow decideByPrint() {
    return printed.isEmpty()
        ? all(first, shape, CellState.ILLEGIBLE)
        : decided(first, shape, Arrays.asList(agreement(printed)));
  }

  private Slot[] agreement(List<Slot[]> readings) {
    Slot[] agreed = readings.get(readings.size() - 1).clone();
    for (Slot[] reading : readings) {
      for (int i = 0; i < agreed.length; i++) {
        if (!agreed[i].saysSameAs(reading[i])) {
          agreed[i] = Slot.empty(CellState.ILLEGIBLE, -1, -1);
        }
      }
    }
    for (int i = 0; i < agreed.length; i++) {
      if (agreed[i].state() == CellState.MISSING) {
        agreed[i] = Slot.empty(CellState.ILLEGIBLE, -1, -1);
      }
    }
    return agreed;
  }
}
