package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.lex.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the cells of a row stand in the grid of its table: blank cells count as cells, those that
 * only pad the row are taken off.
 */
final class GridPlace {
  /** What a number of leading blank cells is when the row has no place. */
  private static final int NOWHERE = -2;

  private final RowShape shape;
  private final List<Token> values;
  private final Padding padding;
  private final boolean onOneLine;
  private final int firstFilled;
  private final int lastFilled;
  private final int lead;

  /**
   * The places of a row.
   *
   * @param values its cells, at least one of them filled
   */
  GridPlace(RowShape shape, List<Token> values, Padding padding) {
    this.shape = shape;
    this.values = values;
    this.padding = padding;
    this.onOneLine = values.get(0).line() == values.get(values.size() - 1).line();
    int first = 0;
    while (!values.get(first).isFilled()) {
      first++;
    }
    int last = values.size() - 1;
    while (!values.get(last).isFilled()) {
      last--;
    }
    this.firstFilled = first;
    this.lastFilled = last;
    this.lead = findLead();
  }

  /** The reading by the grid; null when the row has no blank cells, or its place is not known. */
  Slot[] place() {
    return lead == NOWHERE ? null : window(lead);
  }

  private int findLead() {
    int spare = values.size() - shape.columns();
    if (spare < 0 || !hasBlank(values)) {
      return NOWHERE;
    }
    // Where cells stand on lines of their own, blank ones may pad the label of the next row.
    boolean placeKnown = onOneLine || padding.totalsOnly() != Padding.TotalsOnly.NO;
    int known = placeKnown ? padding.lead(spare) : Padding.DIFFERS;
    return known == Padding.DIFFERS ? onlyLead() : known;
  }

  /**
   * Whether the blank cells at the row's edges are its own: where rows end at different places of
   * the grid, or blank lines stand before the first cell, one of them may pad the row and another
   * cell be lost.
   *
   * @param placed the reading by the grid
   * @param candidates other readings that the row's totals allow
   */
  boolean isSure(Slot[] placed, List<Slot[]> candidates) {
    boolean first = placed[0].state() == CellState.BLANK;
    boolean last = placed[placed.length - 1].state() == CellState.BLANK;
    long blanks = Arrays.stream(placed).filter(slot -> slot.state() == CellState.BLANK).count();
    // A cell that cannot be read may be two that ran together.
    boolean garbled = Arrays.stream(placed).anyMatch(slot -> !slot.isAssessable());
    boolean mayPad =
        shape.group() == 0
            ? values.size() > placed.length
            : garbled
                || (blanks == 1
                    && candidates.stream().anyMatch(other -> movesCells(placed, other)));
    boolean lacksTotal = shape.group() > 0 && blanks > 1 && padding.hasWholeRows();
    if (last && (mayPad || lacksTotal)) {
      // Behind a lost cell stands a blank one that only pads the row.
      return false;
    }
    boolean leadSeen = padding.mayLead(lead) || padding.totalsOnly() != Padding.TotalsOnly.NO;
    if (shape.group() > 0 && !leadSeen) {
      // No whole row has so many blank cells in front: one of them may stand where none belongs.
      return false;
    }
    if (onOneLine) {
      return !padding.ragged() || !(first || (last && padding.leadsDiffer()));
    }
    return !(first || last) || (values.size() == placed.length && blanks > 1);
  }

  /**
   * Whether as many numbers as the row has cells may not be those cells, because blank ones stand
   * among them as in no other whole row: a blank cell may be one of the row's, and a number none.
   *
   * @param slots the numbers, each a cell
   */
  boolean isDoubtfulThoughWhole(Slot[] slots) {
    if (values.size() == slots.length || padding.isRegular(values)) {
      return false;
    }
    return hasBlanksInside() || (shape.group() > 0 && !shape.holds(slots));
  }

  /** The readings by the grid of a row with numbers too many in it, wherever it may begin. */
  List<Slot[]> windows() {
    List<Slot[]> windows = new ArrayList<>();
    int last = Math.min(shape.columns(), values.size() - shape.columns());
    for (int at = 0; at <= last; at++) {
      windows.add(slots(values.subList(at, at + shape.columns())));
    }
    return windows;
  }

  private boolean hasBlanksInside() {
    return hasBlank(values.subList(firstFilled, lastFilled));
  }

  /** Whether a reading puts another number, or none, where the grid has one. */
  private static boolean movesCells(Slot[] placed, Slot[] reading) {
    for (int i = 0; i < placed.length; i++) {
      if (placed[i].state() != CellState.BLANK && !placed[i].saysSameAs(reading[i])) {
        return true;
      }
    }
    return false;
  }

  /** The only place for the row among its blank cells at which its totals hold. */
  private int onlyLead() {
    int only = NOWHERE;
    for (int at = firstLead(); at <= lastLead(); at++) {
      Slot[] window = onOneLine || padding.mayLead(at) ? window(at) : null;
      if (window != null && (shape.group() == 0 || (hasTotals(window) && shape.holds(window)))) {
        if (only != NOWHERE) {
          return NOWHERE;
        }
        only = at;
      }
    }
    return only;
  }

  /**
   * The only place that the blank cells leave for a row whose total does not speak for it, as where
   * cells other than the first and the total are not filled in: nothing but the sums across rows
   * can show that the place is right.
   *
   * @return the reading; null when there are several, or the row has less cells than the form
   */
  Slot[] onlyPlace() {
    if (shape.group() != shape.columns() || values.size() < shape.columns()) {
      return null;
    }
    Slot[] only = null;
    for (int at = firstLead(); at <= lastLead(); at++) {
      Slot[] window = window(at);
      // Where cells stand on lines of their own, blank ones in front may be no cells of the row.
      if (only != null || (!onOneLine && window[0].state() == CellState.BLANK)) {
        return null;
      }
      only = window;
    }
    return only;
  }

  /** Whether every total is filled in: 0 among blank cells would hold at any place. */
  private boolean hasTotals(Slot[] window) {
    for (int i = 0; i < window.length; i++) {
      if (shape.isTotal(i) && window[i].state() == CellState.BLANK) {
        return false;
      }
    }
    return true;
  }

  /** Least number of cells in front of the row's own, when none of its numbers is outside. */
  private int firstLead() {
    return Math.max(0, lastFilled - shape.columns() + 1);
  }

  /** Greatest number of cells in front of the row's own, when none of its numbers is outside. */
  private int lastLead() {
    return Math.min(firstFilled, values.size() - shape.columns());
  }

  private Slot[] window(int at) {
    return at < firstLead() || at > lastLead()
        ? null
        : slots(values.subList(at, at + shape.columns()));
  }

  private static Slot[] slots(List<Token> tokens) {
    Slot[] slots = new Slot[tokens.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = TokenSlots.slot(tokens.get(i));
    }
    return slots;
  }

  private static boolean hasBlank(List<Token> tokens) {
    for (Token token : tokens) {
      if (token.kind() == Kind.BLANK) {
        return true;
      }
    }
    return false;
  }
}
