package io.gongkai.bench;

import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The report that an agency hands in a year after another: what was left over is carried in, what
 * is in force follows from what was, and the rest is about what it was, so that the rules over the
 * years find nothing in it.
 */
final class YearAfter {
  private static final String RECEIVED = "t3.received";
  private static final String CARRIED_IN = "t3.carried_in";
  private static final String TOTAL = "t3.total";
  private static final String CARRIED_OUT = "t3.carried_out";
  private static final List<String> NO_OUTCOMES = List.of(RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT);
  private static final List<String> STOCKS = List.of("t2.rules", "t2.normative_documents");

  /** A figure changes by a tenth at most: some can be told from their jumps. */
  private static final long DRIFT = 10;

  /**
   * What is left over changes by so little: what was received follows from it, which must not jump
   * either where hardly anything was handled.
   */
  private static final int LEFT_OVER_DRIFT = 2;

  private final FormLayout form;
  private final Truth before;
  private final List<BigDecimal> values;
  private final Random random;

  private YearAfter(Truth before, List<BigDecimal> fresh, Random random) {
    this.form = before.layout();
    this.before = before;
    this.values = new ArrayList<>(fresh);
    this.random = random;
  }

  /**
   * Figures of the year after a report.
   *
   * @param fresh figures in the same form that are consistent on their own; those that no rule
   *     holds against the year before are taken from here
   */
  static List<BigDecimal> figures(Truth before, List<BigDecimal> fresh, Random random) {
    YearAfter year = new YearAfter(before, fresh, random);
    year.table2();
    year.table3();
    return year.values;
  }

  private void table2() {
    for (FormRow row : form.rows()) {
      if (row.table() == FormTable.T2) {
        int first = form.firstCell(row.item());
        if (STOCKS.contains(row.item())) {
          stock(first);
        } else {
          values.set(first, near(before.values().get(first)));
        }
      }
    }
  }

  /** Issued, repealed and in force, in this order; no more is repealed than there was. */
  private void stock(int issued) {
    BigDecimal held = before.values().get(issued + 2).add(values.get(issued));
    BigDecimal repealed = values.get(issued + 1).min(held);
    values.set(issued + 1, repealed);
    values.set(issued + 2, held.subtract(repealed));
  }

  private void table3() {
    List<FormRow> rows = form.rows().stream().filter(row -> row.table() == FormTable.T3).toList();
    int columns = rows.get(0).columns().size();
    for (int column = 0; column < columns - 1; column++) {
      BigDecimal total = BigDecimal.ZERO;
      for (FormRow row : rows) {
        if (!NO_OUTCOMES.contains(row.item())) {
          BigDecimal value = near(was(row.item(), column));
          set(row.item(), column, value);
          total = total.add(value);
        }
      }
      BigDecimal in = was(CARRIED_OUT, column);
      // Nobody receives less than nothing.
      BigDecimal out = leftOver(in).max(in.subtract(total));
      set(CARRIED_IN, column, in);
      set(TOTAL, column, total);
      set(CARRIED_OUT, column, out);
      set(RECEIVED, column, total.add(out).subtract(in));
    }
    for (FormRow row : rows) {
      int first = form.firstCell(row.item());
      set(
          row.item(),
          columns - 1,
          values.subList(first, first + columns - 1).stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
  }

  private BigDecimal was(String item, int column) {
    return before.values().get(form.firstCell(item) + column);
  }

  private void set(String item, int column, BigDecimal value) {
    values.set(form.firstCell(item) + column, value);
  }

  private BigDecimal near(BigDecimal value) {
    long digits = value.unscaledValue().longValueExact();
    long most = digits / DRIFT;
    return BigDecimal.valueOf(digits - most + random.nextLong(2 * most + 1), value.scale());
  }

  private BigDecimal leftOver(BigDecimal before) {
    int change = random.nextInt(2 * LEFT_OVER_DRIFT + 1) - LEFT_OVER_DRIFT;
    return before.signum() == 0
        ? before
        : before.add(BigDecimal.valueOf(change)).max(BigDecimal.ZERO);
  }
}
