package io.gongkai.validate.structure;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Outcome;
import io.gongkai.model.RawCell;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.FormRules;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.util.List;

/**
 * NUM-FEE-UNIT and NUM-FEE-HIGH: the amount of fees of table 2.
 *
 * <p>The form of 2019 asks for numbers of items in this row, and for no amount.
 */
public final class FeeRule {
  private static final String ITEM = "t2.fees";
  private static final String COLUMN = "amount";

  /** Yuan in the unit of the form, as a power of ten. */
  private static final int DIGITS_OF_UNIT = 4;

  /** From here on, in 10 000 yuan, an amount is out of proportion for one body. */
  private static final BigDecimal HIGH_FOR_BODY = BigDecimal.valueOf(1_000_000);

  private FeeRule() {}

  /** Adds what is odd about the amount to a list. */
  public static void addTo(List<Observation> into, Report report, Figures figures) {
    if (figures.layout().form() != FormEdition.FORM_2021) {
      return;
    }
    int index = figures.index(ITEM, COLUMN);
    if (figures.state(index) == CellState.ILLEGIBLE) {
      into.add(notAssessable(FormRules.NUM_FEE_HIGH, figures, index));
      into.add(notAssessable(FormRules.NUM_FEE_UNIT, figures, index));
    }
    if (!figures.known(index) || figures.number(index).signum() <= 0) {
      return;
    }
    BigDecimal amount = figures.number(index);
    String printed = printed(report, index);
    if (isInYuan(printed)) {
      into.add(inYuan(figures, index, printed));
    } else if (amount.compareTo(limit(report.getLevel())) >= 0) {
      into.add(high(figures, index));
    }
  }

  private static BigDecimal limit(ReportingLevel level) {
    return level == ReportingLevel.BODY ? HIGH_FOR_BODY : HIGH_FOR_BODY.multiply(BigDecimal.TEN);
  }

  private static String printed(Report report, int index) {
    return report.getCells().getRaws().stream()
        .filter(raw -> raw.getCell() == index)
        .map(RawCell::getText)
        .findFirst()
        .orElse("");
  }

  private static boolean isInYuan(String printed) {
    int unit = printed.indexOf('元');
    return unit > 0 && "万萬亿億千百".indexOf(printed.charAt(unit - 1)) < 0;
  }

  private static Observation inYuan(Figures figures, int index, String printed) {
    BigDecimal amount = figures.number(index);
    BigDecimal converted = amount.movePointLeft(DIGITS_OF_UNIT).stripTrailingZeros();
    BigDecimal expected = converted.scale() < 0 ? converted.setScale(0) : converted;
    String text = printed.strip();
    return observation(
        FormRules.NUM_FEE_UNIT,
        Outcome.FAIL,
        new Comparison(expected, amount),
        figures,
        new Bilingual(
            "“行政事业性收费”填为“" + text + "”，格式的单位为万元，应为 " + expected.toPlainString() + "。",
            "The fees are given as "
                + text
                + "; the unit of the form is ten thousand yuan, in which this is "
                + expected.toPlainString()
                + "."));
  }

  private static Observation high(Figures figures, int index) {
    String amount = figures.number(index).toPlainString();
    return observation(
        FormRules.NUM_FEE_HIGH,
        Outcome.FAIL,
        new Comparison(null, figures.number(index)),
        figures,
        new Bilingual(
            "“行政事业性收费”为 " + amount + " 万元，高得异常，请核对是否误以元填写。",
            "The fees are "
                + amount
                + " in units of ten thousand yuan, beyond what a body collects in a year: check"
                + " whether the figure is in yuan."));
  }

  private static Observation notAssessable(Rule rule, Figures figures, int index) {
    return observation(
        rule,
        Outcome.NOT_ASSESSABLE,
        Comparison.NONE,
        figures,
        new Bilingual(
            "“行政事业性收费”金额无法确定，未核对。",
            "The fees were not checked: "
                + figures.cell(index)
                + " is "
                + figures.state(index)
                + "."));
  }

  private static Observation observation(
      Rule rule, Outcome outcome, Comparison comparison, Figures figures, Bilingual message) {
    return new Observation(
        rule,
        outcome,
        ITEM,
        COLUMN,
        comparison,
        List.of(figures.operand(figures.index(ITEM, COLUMN))),
        null,
        message);
  }
}
