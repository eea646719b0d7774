package io.gongkai.validate.series;

import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.ReportingLevel;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.YearRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * X-JUMP: a figure against the median of the agency's earlier years.
 *
 * <p>Median and median deviation, because one wild year among the earlier ones must not hide the
 * next.
 */
final class JumpRule {
  /** Years that make a history. */
  private static final int LEAST_YEARS = 3;

  private static final BigDecimal FACTOR = BigDecimal.TEN;

  /** Spread that any series is granted: small numbers multiply easily. */
  private static final BigDecimal LEAST_SPREAD = BigDecimal.TEN;

  /** Medians below this may well fall to nothing. */
  private static final BigDecimal LEAST_FALLING = BigDecimal.valueOf(100);

  private record Watched(String item, String column) {}

  private static final List<Watched> WATCHED =
      List.of(
          new Watched("t2.licensing", "decisions"),
          new Watched("t2.penalties", "decisions"),
          new Watched("t2.coercion", "decisions"),
          new Watched("t2.fees", "amount"),
          new Watched("t3.received", "total"));

  private final Figures figures;
  private final ReportingLevel level;
  private final int year;
  private final AgencySeries series;

  JumpRule(Figures figures, ReportingLevel level, int year, AgencySeries series) {
    this.figures = figures;
    this.level = level;
    this.year = year;
    this.series = series;
  }

  void addTo(List<Observation> into) {
    if (series.before(year).size() < LEAST_YEARS) {
      return;
    }
    for (Watched watched : WATCHED) {
      int index = figures.index(watched.item(), watched.column());
      List<Operand> history = history(watched);
      if (index < 0 || history.size() < LEAST_YEARS) {
        continue;
      }
      if (figures.state(index) == CellState.ILLEGIBLE) {
        into.add(notAssessable(figures.cell(index)));
      } else if (figures.known(index)) {
        BigDecimal median = median(history.stream().map(JumpRule::value).toList());
        if (isJump(figures.number(index), median, history)) {
          into.add(observation(figures.cell(index), median, history));
        }
      }
    }
  }

  /** The cell in earlier years; the editions count the rows of table 2 differently. */
  private List<Operand> history(Watched watched) {
    boolean table2 = watched.item().startsWith("t2.");
    List<Operand> history = new ArrayList<>();
    if (table2 && figures.layout().form() != FormEdition.FORM_2021) {
      return history;
    }
    for (Map.Entry<Integer, YearFigures> earlier : series.before(year).entrySet()) {
      YearFigures past = earlier.getValue();
      BigDecimal number = past.number(watched.item(), watched.column());
      if (number != null
          && past.isComparable(level)
          && (!table2 || past.form() == FormEdition.FORM_2021)) {
        history.add(
            new Operand(
                watched.item(),
                watched.column(),
                number.toPlainString(),
                earlier.getKey(),
                -1,
                -1));
      }
    }
    return history;
  }

  private static boolean isJump(BigDecimal value, BigDecimal median, List<Operand> history) {
    BigDecimal deviation =
        median(history.stream().map(past -> value(past).subtract(median).abs()).toList());
    BigDecimal spread = median.max(deviation).max(LEAST_SPREAD);
    boolean tooHigh = value.subtract(median).compareTo(spread.multiply(FACTOR)) > 0;
    boolean tooLow =
        median.compareTo(LEAST_FALLING) >= 0
            && value.multiply(FACTOR).compareTo(median) < 0
            && median.subtract(value).compareTo(deviation.multiply(FACTOR)) > 0;
    return tooHigh || tooLow;
  }

  /** The middle of the numbers; of an even count the lower of the two. */
  private static BigDecimal median(List<BigDecimal> numbers) {
    return numbers.stream().sorted().toList().get((numbers.size() - 1) / 2);
  }

  private static BigDecimal value(Operand operand) {
    return new BigDecimal(operand.getValue());
  }

  private Observation notAssessable(FormCell cell) {
    return new Observation(
        YearRules.X_JUMP,
        Outcome.NOT_ASSESSABLE,
        cell.item(),
        cell.column(),
        Comparison.NONE,
        List.of(figures.operand(cell.index())),
        null,
        new Bilingual(
            "“%s”无法确定数值，未与历年比较。".formatted(Labels.cell(figures.layout(), cell)),
            "Not held against earlier years: %s is ILLEGIBLE.".formatted(cell)));
  }

  private Observation observation(FormCell cell, BigDecimal median, List<Operand> history) {
    BigDecimal actual = figures.number(cell.index());
    List<Operand> operands = new ArrayList<>();
    operands.add(figures.operand(cell.index()));
    operands.addAll(history);
    return new Observation(
        YearRules.X_JUMP,
        Outcome.FAIL,
        cell.item(),
        cell.column(),
        new Comparison(null, actual),
        operands,
        null,
        new Bilingual(
            "“%s”为 %s，此前 %s 年的中位数为 %s，相差悬殊，请核对数字和单位。"
                .formatted(
                    Labels.cell(figures.layout(), cell),
                    actual.toPlainString(),
                    history.size(),
                    median.toPlainString()),
            "%s is %s, while the median of the %s years before is %s: check the figure and its unit."
                .formatted(cell, actual.toPlainString(), history.size(), median.toPlainString())));
  }
}
