package io.gongkai.normalize.decode;

import io.gongkai.model.CellState;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a reading puts into one cell.
 *
 * @param state PRINTED for a number that is shown, INFERRED for one that a sum gives, BLANK, NIL,
 *     ILLEGIBLE
 * @param value the number; null when the state carries none
 * @param start UTF-16 offset of what is shown, -1 when nothing is
 * @param end UTF-16 offset behind it, -1 when nothing is
 */
record Slot(CellState state, BigDecimal value, int start, int end) {
  Slot {
    Objects.requireNonNull(state, "state");
  }

  static Slot printed(BigDecimal value, int start, int end) {
    return new Slot(CellState.PRINTED, value, start, end);
  }

  static Slot inferred(BigDecimal value, int start, int end) {
    return new Slot(CellState.INFERRED, value, start, end);
  }

  static Slot empty(CellState state, int start, int end) {
    return new Slot(state, null, start, end);
  }

  /**
   * The number that the cell adds to a sum when readings are compared: nothing shown adds nothing.
   */
  BigDecimal addend() {
    return value == null ? BigDecimal.ZERO : value;
  }

  /** Whether a sum over the cell can be worked out at all. */
  boolean isAssessable() {
    return state != CellState.ILLEGIBLE && state != CellState.MISSING;
  }

  /** Whether both put the same content into the cell, wherever it is shown. */
  boolean saysSameAs(Slot other) {
    if (value != null && other.value != null) {
      return value.compareTo(other.value) == 0;
    }
    return value == null && other.value == null && state == other.state;
  }
}
