package io.gongkai.normalize.json;

import com.fasterxml.jackson.core.JsonLocation;
import io.gongkai.model.CellState;
import java.math.BigDecimal;

/**
 * An entry of {@code facts}: what the document says of one cell.
 *
 * @param at where the entry stands
 * @param item name of the row
 * @param column name of the column
 * @param state what is known of the cell
 * @param value its value, null where the state carries none
 * @param start UTF-16 offset of the value, -1 without one
 * @param end UTF-16 offset behind the value, -1 without one
 */
record JsonFact(
    JsonLocation at,
    String item,
    String column,
    CellState state,
    BigDecimal value,
    int start,
    int end) {

  /** Whether the document says something certain of the cell, if only that it is empty. */
  boolean isKnown() {
    return state != CellState.MISSING && state != CellState.ILLEGIBLE;
  }
}
