package io.gongkai.validate.sums;

import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Cause;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Puts what the sums gave into words: one observation for each sum that does not simply hold. */
public final class SumObservations {
  /** Most cells that a message names one by one. */
  private static final int NAMED_CELLS = 5;

  private final SumPlan plan;
  private final Figures figures;

  /** Observations over the figures of a report. */
  public SumObservations(SumPlan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
  }

  /**
   * Adds the observations to a list.
   *
   * @param results how the sums came out
   * @param causeOf cause of the broken sum with a number; may give null
   */
  public void addTo(List<Observation> into, SumResults results, IntFunction<Cause> causeOf) {
    if (results.broken() + results.notAssessable() == 0) {
      return;
    }
    for (int e = 0; e < plan.equations().size(); e++) {
      Equation equation = plan.equations().get(e);
      if (results.isBroken(e)) {
        into.add(broken(equation, results.residual(e), causeOf.apply(e)));
      } else if (!results.isAssessable(e)) {
        into.add(notAssessable(equation));
      }
    }
  }

  private Observation broken(Equation equation, BigDecimal residual, Cause cause) {
    BigDecimal actual = figures.number(equation.result());
    BigDecimal expected = plain(actual.add(residual));
    List<Operand> operands = new ArrayList<>(equation.size());
    for (int position = 0; position < equation.size(); position++) {
      operands.add(figures.operand(equation.cell(position)));
    }
    FormCell result = equation.sum().result();
    return new Observation(
        rule(equation),
        Outcome.FAIL,
        result.item(),
        result.column(),
        new Comparison(expected, actual),
        operands,
        cause,
        brokenMessage(equation, expected, actual));
  }

  private Bilingual brokenMessage(Equation equation, BigDecimal expected, BigDecimal actual) {
    FormCell result = equation.sum().result();
    String difference = expected.subtract(actual).abs().toPlainString();
    String zh =
        place(result)
            + "：由"
            + partsZh(equation)
            + "应得 "
            + expected.toPlainString()
            + "，“"
            + Labels.cell(figures.layout(), result)
            + "”为 "
            + actual.toPlainString()
            + "，相差 "
            + difference
            + "。";
    String en =
        "The parts of "
            + result
            + " give "
            + expected.toPlainString()
            + " ("
            + partsEn(equation)
            + "), but it says "
            + actual.toPlainString()
            + ": a difference of "
            + difference
            + ".";
    return new Bilingual(zh, en);
  }

  /** The parts as a formula; zeros say nothing and are left out. */
  private String partsZh(Equation equation) {
    StringBuilder formula = new StringBuilder();
    for (int position = 0; position < equation.size() - 1; position++) {
      int cell = equation.cell(position);
      if (figures.number(cell).signum() != 0) {
        formula
            .append(equation.sign(position) > 0 ? (formula.isEmpty() ? "" : " + ") : " − ")
            .append(partName(equation, cell))
            .append(' ')
            .append(figures.number(cell).toPlainString());
      }
    }
    return formula.isEmpty() ? "各项（均为 0）" : "“" + formula + "”";
  }

  private String partName(Equation equation, int cell) {
    FormCell part = figures.cell(cell);
    return equation.alongRow() ? Labels.column(part) : Labels.row(figures.layout(), part.item());
  }

  private String partsEn(Equation equation) {
    StringBuilder formula = new StringBuilder();
    for (int position = 0; position < equation.size() - 1; position++) {
      int cell = equation.cell(position);
      if (figures.number(cell).signum() != 0) {
        FormCell part = figures.cell(cell);
        formula
            .append(equation.sign(position) > 0 ? (formula.isEmpty() ? "" : " + ") : " − ")
            .append(equation.alongRow() ? part.column() : part.item())
            .append(' ')
            .append(figures.number(cell).toPlainString());
      }
    }
    return formula.isEmpty() ? "all are 0" : formula.toString();
  }

  private Observation notAssessable(Equation equation) {
    List<Integer> unknown = new ArrayList<>();
    for (int position = 0; position < equation.size(); position++) {
      if (!figures.known(equation.cell(position))) {
        unknown.add(equation.cell(position));
      }
    }
    int result = equation.result();
    // Where nothing has a value the result cell stands for all: a blank table stays a short record.
    List<Integer> listed = unknown.size() == equation.size() ? List.of(result) : unknown;
    FormCell stated = equation.sum().result();
    return new Observation(
        rule(equation),
        Outcome.NOT_ASSESSABLE,
        stated.item(),
        stated.column(),
        new Comparison(null, figures.known(result) ? figures.number(result) : null),
        listed.stream().map(figures::operand).toList(),
        null,
        notAssessableMessage(equation, unknown));
  }

  private Bilingual notAssessableMessage(Equation equation, List<Integer> unknown) {
    FormCell result = equation.sum().result();
    if (unknown.size() == equation.size()) {
      return new Bilingual(
          place(result) + "：各单元格均无数值，未核算。",
          "Not checked: none of the "
              + unknown.size()
              + " cells behind "
              + result
              + " has a value.");
    }
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (int cell : unknown.subList(0, Math.min(NAMED_CELLS, unknown.size()))) {
      zh.append(zh.isEmpty() ? "" : "、").append(Labels.cell(figures.layout(), figures.cell(cell)));
      en.append(en.isEmpty() ? "" : ", ")
          .append(figures.cell(cell))
          .append(" is ")
          .append(figures.state(cell));
    }
    if (unknown.size() > NAMED_CELLS) {
      zh.append("等 ").append(unknown.size()).append(" 个单元格");
      en.append(" and ").append(unknown.size() - NAMED_CELLS).append(" more");
    }
    return new Bilingual(
        place(result) + "：" + zh + "没有数值，未核算。",
        "The sum for " + result + " was not checked: " + en + ".");
  }

  private String place(FormCell result) {
    return FormTable.ofItem(result.item()) == FormTable.T3 ? "表三" : "表四";
  }

  private static Rule rule(Equation equation) {
    return RuleCatalogue.rule(equation.sum().rule());
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
