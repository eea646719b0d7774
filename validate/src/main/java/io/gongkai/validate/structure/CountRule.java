package io.gongkai.validate.structure;

import io.gongkai.model.CellState;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.TableRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Cause;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** NUM-COUNT: a count is a whole number and not negative. */
public final class CountRule {
  private CountRule() {}

  /**
   * Adds what is no count to a list.
   *
   * @param causeOf cause of the cell with an index; may give null
   */
  public static void addTo(List<Observation> into, Figures figures, IntFunction<Cause> causeOf) {
    if (!figures.areNaturalNumbers()) {
      addOthers(into, figures, causeOf);
    }
    if (figures.any(CellState.ILLEGIBLE)) {
      List<Integer> illegible = illegible(figures);
      if (!illegible.isEmpty()) {
        into.add(notAssessable(figures, illegible));
      }
    }
  }

  private static void addOthers(
      List<Observation> into, Figures figures, IntFunction<Cause> causeOf) {
    int count = figures.layout().cells().size();
    for (int i = 0; i < count; i++) {
      if ((figures.unscaled(i) < 0 || figures.scale(i) > 0) && !isLegitimate(figures, i)) {
        into.add(observation(figures, i, causeOf.apply(i)));
      }
    }
  }

  /** Illegible counts of table 2: in the other tables the sums over them say so. */
  private static List<Integer> illegible(Figures figures) {
    List<Integer> illegible = new ArrayList<>();
    for (FormCell cell : figures.layout().cells()) {
      if (FormTable.ofItem(cell.item()) == FormTable.T2
          && !cell.isAmount()
          && figures.state(cell.index()) == CellState.ILLEGIBLE) {
        illegible.add(cell.index());
      }
    }
    return illegible;
  }

  private static Observation notAssessable(Figures figures, List<Integer> illegible) {
    FormCell first = figures.cell(illegible.get(0));
    return new Observation(
        TableRules.NUM_COUNT,
        Outcome.NOT_ASSESSABLE,
        first.item(),
        first.column(),
        Comparison.NONE,
        illegible.stream().map(figures::operand).toList(),
        null,
        new Bilingual(
            "表二有 " + illegible.size() + " 个单元格无法确定数值，未核对。",
            "Not checked: "
                + illegible.size()
                + " cells of table 2 are ILLEGIBLE, the first of them "
                + first
                + "."));
  }

  private static boolean isLegitimate(Figures figures, int index) {
    FormCell cell = figures.cell(index);
    BigDecimal number = figures.number(index);
    boolean signAllowed = number.signum() >= 0 || cell.isChange();
    boolean fractionAllowed = cell.isAmount() || number.stripTrailingZeros().scale() <= 0;
    return !figures.known(index) || (signAllowed && fractionAllowed);
  }

  private static Observation observation(Figures figures, int index, Cause cause) {
    FormCell cell = figures.cell(index);
    BigDecimal number = figures.number(index);
    boolean negative = number.signum() < 0;
    String name = Labels.cell(figures.layout(), cell);
    return new Observation(
        TableRules.NUM_COUNT,
        Outcome.FAIL,
        cell.item(),
        cell.column(),
        new Comparison(null, number),
        List.of(figures.operand(index)),
        cause,
        new Bilingual(
            "“" + name + "”为 " + number.toPlainString() + (negative ? "，不应为负数。" : "，应为整数。"),
            cell
                + " is "
                + number.toPlainString()
                + (negative ? ", and cannot be negative." : ", and must be a whole number.")));
  }
}
