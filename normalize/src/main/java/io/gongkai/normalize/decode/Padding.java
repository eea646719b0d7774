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
 * @param totalsOnly where the number stands when every row fills in its total alone
 * @param regular which cells are filled in whole rows, where several rows agree
 */
record Padding(
    Map<Integer, Integer> leadBySpare, boolean ragged, TotalsOnly totalsOnly, Set<String> regular) {
  /** What a number of leading blank cells is when it cannot be told. */
  static final int DIFFERS = -1;

  /** Where the only number of a row stands in a table that fills in nothing but its totals. */
  enum TotalsOnly {
    /** The table fills in other cells too, or the place differs. */
    NO,
    /** In the total's place counted from the first cell: blank cells behind it pad the row. */
    FROM_FIRST,
    /** In the last cell: blank cells too many stand in front. */
    AT_LAST
  }

  /** Rows with a single number from which on it counts as a table of totals only. */
  private static final int FEWEST_TOTALS = 3;

  Padding {
    leadBySpare = Map.copyOf(leadBySpare);
    regular = Set.copyOf(regular);
  }

  static Padding none() {
    return new Padding(Map.of(), false, TotalsOnly.NO, Set.of());
  }

  static Padding of(List<FormRow> rows, List<Aligned> aligned) {
    Map<Integer, Integer> leads = new HashMap<>();
    Set<Integer> trails = new HashSet<>();
    Set<String> patterns = new HashSet<>();
    Set<String> regular = new HashSet<>();
    for (Aligned run : aligned) {
      if (run.row() < 0) {
        continue;
      }
      int columns = rows.get(run.row()).columns().size();
      if (filled(run.values()) == columns) {
        int lead = leading(run.values());
        trails.add(run.values().size() - columns - lead);
        String pattern = pattern(run.values());
        if (!patterns.add(pattern)) {
          regular.add(pattern);
        }
        leads.merge(
            run.values().size() - columns,
            lead,
            (a, b) -> a.equals(b) ? a : Integer.valueOf(DIFFERS));
      }
    }
    return new Padding(leads, trails.size() > 1, totalsOnly(rows, aligned), regular);
  }

  /** For each cell whether it is filled. */
  private static String pattern(List<Token> values) {
    StringBuilder pattern = new StringBuilder(values.size());
    for (Token value : values) {
      pattern.append(value.isFilled() ? '+' : '-');
    }
    return pattern.toString();
  }

  private static int filled(List<Token> values) {
    int filled = 0;
    for (Token value : values) {
      filled += value.isFilled() ? 1 : 0;
    }
    return filled;
  }

  /** Whether another whole row has its blank cells in the same places as a whole row. */
  boolean isRegular(List<Token> values) {
    return regular.contains(pattern(values));
  }

  private static TotalsOnly totalsOnly(List<FormRow> rows, List<Aligned> aligned) {
    int singles = 0;
    boolean fromFirst = true;
    boolean atLast = true;
    for (Aligned run : aligned) {
      List<Token> values = run.values();
      int filled = filled(values);
      if (run.row() < 0 || filled == 0) {
        continue;
      }
      int columns = rows.get(run.row()).columns().size();
      int place = leading(values);
      if (RowShape.of(rows.get(run.row())).group() == 0 || filled > 1) {
        return TotalsOnly.NO;
      }
      singles++;
      fromFirst &= place == columns - 1;
      atLast &= place == values.size() - 1 && place >= columns - 1;
    }
    if (singles < FEWEST_TOTALS || (!fromFirst && !atLast)) {
      return TotalsOnly.NO;
    }
    return fromFirst ? TotalsOnly.FROM_FIRST : TotalsOnly.AT_LAST;
  }

  /**
   * Leading blank cells to take off a row.
   *
   * @param spare how many cells it has more than the form
   * @return the number, or -1 when it cannot be told
   */
  int lead(int spare) {
    if (totalsOnly != TotalsOnly.NO) {
      return totalsOnly == TotalsOnly.FROM_FIRST ? 0 : spare;
    }
    if (spare == 0) {
      return leadBySpare.isEmpty() || leadBySpare.containsKey(0) ? 0 : widest();
    }
    return leadBySpare.getOrDefault(spare, DIFFERS);
  }

  /**
   * Whether a row whose cells stand on lines of their own may have so many blank ones before its
   * first: its label is followed by its values, unless other rows show that it is not.
   */
  boolean mayLead(int lead) {
    return lead == 0 || leadBySpare.containsValue(lead);
  }

  /** With no spare cell, and all other rows padded in front, the row has lost one. */
  private int widest() {
    return leadBySpare.values().stream().allMatch(lead -> lead == 0) ? 0 : DIFFERS;
  }

  /** Whether a row of the table has a number in every cell, its total too. */
  boolean hasWholeRows() {
    return !leadBySpare.isEmpty();
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
