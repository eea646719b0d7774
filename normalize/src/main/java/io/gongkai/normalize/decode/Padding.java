package io.gongkai.normalize.decode;

import io.gongkai.normalize.align.RowAligner.Aligned;
import io.gongkai.normalize.lex.Token;
import io.gongkai.schemas.form.FormRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many blank cells stand before the first value of a row in this table's grid, learnt from the
 * rows in which every cell is filled.
 *
 * @param leadBySpare number of leading blank cells for each number of spare cells; absent where the
 *     table's rows differ
 * @param ragged whether the rows end at different places of the grid, so that a blank cell at the
 *     edge of a row may be none of its own
 */
record Padding(Map<Integer, Integer> leadBySpare, boolean ragged) {
  /** What a number of leading blank cells is when it cannot be told. */
  static final int DIFFERS = -1;

  Padding {
    leadBySpare = Map.copyOf(leadBySpare);
  }

  static Padding none() {
    return new Padding(Map.of(), false);
  }

  static Padding of(List<FormRow> rows, List<Aligned> aligned) {
    Map<Integer, Integer> leads = new HashMap<>();
    Set<Integer> trails = new HashSet<>();
    for (Aligned run : aligned) {
      if (run.row() < 0) {
        continue;
      }
      int columns = rows.get(run.row()).columns().size();
      int filled = (int) run.values().stream().filter(Token::isFilled).count();
      if (filled == columns) {
        int lead = leading(run.values());
        trails.add(run.values().size() - columns - lead);
        leads.merge(
            run.values().size() - columns,
            lead,
            (a, b) -> a.equals(b) ? a : Integer.valueOf(DIFFERS));
      }
    }
    return new Padding(leads, trails.size() > 1);
  }

  /**
   * Leading blank cells to take off a row.
   *
   * @param spare how many cells it has more than the form
   * @return the number, or -1 when it cannot be told
   */
  int lead(int spare) {
    if (spare == 0) {
      return leadBySpare.isEmpty() || leadBySpare.containsKey(0) ? 0 : widest();
    }
    return leadBySpare.getOrDefault(spare, DIFFERS);
  }

  /** With no spare cell, and all other rows padded in front, the row has lost one. */
  private int widest() {
    return leadBySpare.values().stream().allMatch(lead -> lead == 0) ? 0 : DIFFERS;
  }

  /** Whether blank cells stand before the first value of some rows and not of others. */
  boolean leadsDiffer() {
    return leadBySpare.values().stream().distinct().count() > 1
        || leadBySpare.containsValue(DIFFERS);
  }

  private static int leading(List<Token> values) {
    int lead = 0;
    while (!values.get(lead).isFilled()) {
      lead++;
    }
    return lead;
  }
}
