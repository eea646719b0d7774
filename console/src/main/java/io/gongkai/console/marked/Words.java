package io.gongkai.console.marked;

import io.gongkai.model.CellState;
import java.util.Map;

/**
 * The words beside the form's own, in one language.
 *
 * @param states a state in a word
 * @param shouldBe stands before the value that a cell should have
 * @param comma stands between two remarks
 * @param open opens what is said in brackets
 * @param close closes it
 * @param page a page, with {@code %d} for its number
 */
public record Words(
    Map<CellState, String> states,
    String shouldBe,
    String comma,
    String open,
    String close,
    String page) {
  /** Chinese. */
  public static final Words CHINESE =
      new Words(
          Map.of(
              CellState.PRINTED, "印出",
              CellState.INFERRED, "推定",
              CellState.BLANK, "空白",
              CellState.NIL, "无",
              CellState.MISSING, "缺失",
              CellState.ILLEGIBLE, "无法辨认"),
          "应为 ",
          "，",
          "（",
          "）",
          "第%d页");

  /** English. */
  public static final Words ENGLISH =
      new Words(
          Map.of(
              CellState.PRINTED, "printed",
              CellState.INFERRED, "inferred",
              CellState.BLANK, "blank",
              CellState.NIL, "nil",
              CellState.MISSING, "missing",
              CellState.ILLEGIBLE, "illegible"),
          "should be ",
          ", ",
          " (",
          ")",
          "page %d");

  /** Copies the states. */
  public Words {
    states = Map.copyOf(states);
  }

  /** A state in a word. */
  public String word(CellState state) {
    return states.get(state);
  }
}
