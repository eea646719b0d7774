package io.gongkai.validate.structure;

import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.TableRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Cause;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
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
    int count = figures.layout().cells().size();
    for (int i = 0; i < count; i++) {
      if ((figures.unscaled(i) < 0 || figures.scale(i) > 0) && !isLegitimate(figures, i)) {
        into.add(observation(figures, i, causeOf.apply(i)));
      }
    }
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
