package io.gongkai.validate.series;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.ReportingLevel;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.YearRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Cause;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import io.gongkai.validate.locate.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules X-CARRY and X-STOCK: a report against that of the year before.
 *
 * <p>A pure function over the figures of one agency's years.
 */
public final class SeriesRules {
  private static final String IN = "t3.carried_in";
  private static final String OUT = "t3.carried_out";
  private static final List<String> STOCKS = List.of("t2.rules", "t2.normative_documents");

  private final Figures figures;
  private final ReportingLevel level;
  private final int year;
  private final AgencySeries series;
  private final Located located;

  /**
   * The rules for one report.
   *
   * @param figures figures of the report
   * @param level whose figures they are
   * @param year its year; what the series has for it is not looked at
   * @param series the agency's other years
   * @param located what lies behind the report's broken sums
   */
  public SeriesRules(
      Figures figures, ReportingLevel level, int year, AgencySeries series, Located located) {
    this.figures = figures;
    this.level = level;
    this.year = year;
    this.series = series;
    this.located = located;
  }

  /** Adds what does not fit the other years to a list. */
  public void addTo(List<Observation> into) {
    Optional<YearFigures> previous = series.of(year - 1).filter(it -> it.isComparable(level));
    if (previous.isPresent()) {
      carry(into, previous.get());
      if (previous.get().form() == FormEdition.FORM_2021
          && figures.layout().form() == FormEdition.FORM_2021) {
        STOCKS.forEach(item -> stock(into, item, previous.get()));
      }
    }
    new JumpRule(figures, level, year, series).addTo(into);
  }

  private void carry(List<Observation> into, YearFigures previous) {
    List<FormCell> differing = new ArrayList<>();
    List<Operand> unknown = new ArrayList<>();
    int first = figures.layout().firstCell(IN);
    for (int i = first; figures.cell(i).item().equals(IN); i++) {
      FormCell in = figures.cell(i);
      boolean printedBefore = previous.number(OUT, in.column()) != null;
      if (!figures.known(i)) {
        unknown.add(figures.operand(i));
      }
      if (!printedBefore) {
        unknown.add(before(OUT, in.column(), previous));
      }
      if (figures.known(i)
          && printedBefore
          && !previous.agrees(OUT, in.column(), figures.number(i))) {
        differing.add(in);
      }
    }
    // Columns that differ together are one slip, or one new count.
    Cause together = differing.size() > 1 ? new Cause(null) : null;
    differing.forEach(cell -> into.add(carriedOtherwise(cell, previous, together)));
    if (!unknown.isEmpty()) {
      into.add(notAssessable(YearRules.X_CARRY, IN, "total", unknown));
    }
  }

  private Observation carriedOtherwise(FormCell in, YearFigures previous, Cause together) {
    BigDecimal out = previous.number(OUT, in.column());
    BigDecimal actual = figures.number(in.index());
    BigDecimal correction = located.corrections().get(in.index());
    boolean explained = correction != null && correction.compareTo(out) == 0;
    String difference = out.subtract(actual).abs().toPlainString();
    return new Observation(
        YearRules.X_CARRY,
        Outcome.FAIL,
        in.item(),
        in.column(),
        new Comparison(out, actual),
        List.of(figures.operand(in.index()), before(OUT, in.column(), previous)),
        explained ? located.byCell().get(in.index()) : together,
        new Bilingual(
            "%s 年度报告“%s·%s”为 %s，本报告“%s”为 %s，相差 %s。"
                .formatted(
                    year - 1,
                    Labels.row(figures.layout(), OUT),
                    Labels.column(in),
                    out.toPlainString(),
                    Labels.cell(figures.layout(), in),
                    actual.toPlainString(),
                    difference),
            "The report for %s carries %s out (%s/%s), this one carries %s in: a difference of %s."
                .formatted(
                    year - 1,
                    out.toPlainString(),
                    OUT,
                    in.column(),
                    actual.toPlainString(),
                    difference)));
  }

  private void stock(List<Observation> into, String item, YearFigures previous) {
    int issued = figures.index(item, "issued");
    int repealed = figures.index(item, "repealed");
    int inForce = figures.index(item, "in_force");
    List<Operand> operands =
        List.of(
            before(item, "in_force", previous),
            figures.operand(issued),
            figures.operand(repealed),
            figures.operand(inForce));
    List<Operand> unknown = operands.stream().filter(cell -> cell.getValue() == null).toList();
    if (!unknown.isEmpty()) {
      into.add(notAssessable(YearRules.X_STOCK, item, "in_force", unknown));
      return;
    }
    BigDecimal held = previous.number(item, "in_force");
    BigDecimal expected = held.add(figures.number(issued)).subtract(figures.number(repealed));
    BigDecimal actual = figures.number(inForce);
    if (expected.compareTo(actual) != 0) {
      into.add(
          new Observation(
              YearRules.X_STOCK,
              Outcome.FAIL,
              item,
              "in_force",
              new Comparison(expected, actual),
              operands,
              null,
              stockMessage(operands, expected, figures.cell(inForce))));
    }
  }

  private Bilingual stockMessage(List<Operand> operands, BigDecimal expected, FormCell cell) {
    String held = operands.get(0).getValue();
    String issued = operands.get(1).getValue();
    String repealed = operands.get(2).getValue();
    String actual = operands.get(3).getValue();
    return new Bilingual(
        "“%s”：%s 年度 %s + 本年制发 %s − 本年废止 %s = %s，本报告为 %s。"
            .formatted(
                Labels.cell(figures.layout(), cell),
                year - 1,
                held,
                issued,
                repealed,
                expected.toPlainString(),
                actual),
        "%s in force for %s, %s issued and %s repealed give %s, but %s says %s."
            .formatted(held, year - 1, issued, repealed, expected.toPlainString(), cell, actual));
  }

  private Operand before(String item, String column, YearFigures previous) {
    BigDecimal number = previous.number(item, column);
    return new Operand(
        item, column, number == null ? null : number.toPlainString(), year - 1, -1, -1);
  }

  private Observation notAssessable(Rule rule, String item, String column, List<Operand> unknown) {
    String cells =
        unknown.stream()
            .map(
                cell ->
                    (cell.getYear() == null ? "" : cell.getYear() + " ")
                        + cell.getItem()
                        + "/"
                        + cell.getColumn())
            .collect(Collectors.joining(", "));
    return new Observation(
        rule,
        Outcome.NOT_ASSESSABLE,
        item,
        column,
        Comparison.NONE,
        unknown,
        null,
        new Bilingual(
            "与 %s 年度报告比较：%s 个单元格没有数值，未核算（%s）。".formatted(year - 1, unknown.size(), cells),
            "Not held against the report for %s in full: %s without a value."
                .formatted(year - 1, cells)));
  }
}
