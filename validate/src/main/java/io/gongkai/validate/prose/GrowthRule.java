package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.ReportingLevel;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.NarrativeRules;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.YearRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TXT-GROWTH and X-GROWTH: what the applications are said to have grown by follows from the numbers
 * of the sentence, and from the agency's report for the year before.
 */
public final class GrowthRule {
  private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);
  private static final String RECEIVED = "t3.received";
  private static final String CARRIED_IN = "t3.carried_in";
  private static final String RESULTS = "t3.total";
  private static final String TOTAL = "total";

  private final Figures figures;
  private final int year;
  private final Optional<YearFigures> previous;
  private Mention increase;
  private Mention increased;

  /**
   * The rules for one report.
   *
   * @param level whose figures they are
   * @param year year under which the report stands
   * @param series the agency's other years
   */
  public GrowthRule(Figures figures, ReportingLevel level, int year, AgencySeries series) {
    this.figures = figures;
    this.year = year;
    this.previous = series.of(year - 1).filter(it -> it.isComparable(level));
  }

  /**
   * Adds what does not follow.
   *
   * @param grown the growth, as a percentage or as a number
   * @param of the applications that grew; agree with the tables; null when none do
   */
  void addTo(List<Observation> into, Mention grown, Mention of) {
    if (of == null) {
      return;
    }
    if (grown.getSubject() == MentionSubject.INCREASE) {
      increase = grown;
      increased = of;
      years(into, grown, of);
    } else if (!of.equals(increased) || followsFromIncrease(into, grown, of)) {
      years(into, grown, of);
    }
  }

  private boolean followsFromIncrease(List<Observation> into, Mention grown, Mention of) {
    BigDecimal more = Contradictions.number(increase);
    BigDecimal base = Contradictions.number(of).subtract(more);
    BigDecimal printed = Contradictions.number(grown);
    if (base.signum() <= 0 || ShareRule.isShare(printed, more, base)) {
      return true;
    }
    BigDecimal expected = growth(more, base, printed.scale());
    String sum = more.toPlainString() + "/" + base.toPlainString();
    into.add(
        observation(
            NarrativeRules.TXT_GROWTH,
            new Comparison(expected, printed),
            List.of(),
            List.of(grown, of, increase),
            new Bilingual(
                "正文“%s”所述增幅 %s%% 与同一句中的件数不符：%s 为 %s%%。"
                    .formatted(
                        Quote.of(grown.getClause()),
                        printed.toPlainString(),
                        sum,
                        expected.toPlainString()),
                "The narrative's growth of %s%% (\"%s\") does not follow from its own numbers: %s is %s%%."
                    .formatted(
                        printed.toPlainString(),
                        Quote.of(grown.getClause()),
                        sum,
                        expected.toPlainString()))));
    return false;
  }

  private void years(List<Observation> into, Mention grown, Mention of) {
    List<BigDecimal> bases =
        previous.stream().flatMap(GrowthRule::bases).filter(it -> it.signum() > 0).toList();
    BigDecimal number = Contradictions.number(of);
    BigDecimal printed = Contradictions.number(grown);
    boolean rate = grown.getSubject() == MentionSubject.GROWTH;
    if (bases.isEmpty()
        || bases.stream()
            .anyMatch(
                base ->
                    rate
                        ? ShareRule.isShare(printed, number.subtract(base), base)
                        : number.subtract(base).compareTo(printed) == 0)) {
      return;
    }
    BigDecimal base = bases.get(0);
    BigDecimal more = number.subtract(base);
    BigDecimal expected = rate ? growth(more, base, printed.scale()) : more;
    String unit = rate ? "%" : "";
    into.add(
        observation(
            YearRules.X_GROWTH,
            new Comparison(expected, printed),
            operands(),
            List.of(grown, of),
            new Bilingual(
                "正文“%s”所述同比增减为 %s%s，而 %s 年度报告为 %s 件，本年 %s 件，应为 %s%s。"
                    .formatted(
                        Quote.of(grown.getClause()),
                        printed.toPlainString(),
                        unit,
                        year - 1,
                        base.toPlainString(),
                        number.toPlainString(),
                        expected.toPlainString(),
                        unit),
                "The narrative says a growth of %s%s (\"%s\"), but from %s in the report for %s to %s it is %s%s."
                    .formatted(
                        printed.toPlainString(),
                        unit,
                        Quote.of(grown.getClause()),
                        base.toPlainString(),
                        year - 1,
                        number.toPlainString(),
                        expected.toPlainString(),
                        unit))));
  }

  /** What the applications of the year before may be taken to be, received ones first. */
  private static Stream<BigDecimal> bases(YearFigures before) {
    List<BigDecimal> bases = new ArrayList<>();
    BigDecimal received = before.number(RECEIVED, TOTAL);
    BigDecimal carriedIn = before.number(CARRIED_IN, TOTAL);
    bases.add(received);
    bases.add(received == null || carriedIn == null ? null : received.add(carriedIn));
    bases.add(before.number(RESULTS, TOTAL));
    bases.add(before.correction(RECEIVED, TOTAL));
    bases.add(before.correction(RESULTS, TOTAL));
    // Nothing is said where a figure that may be meant is not known.
    return bases.subList(0, 3).contains(null)
        ? Stream.empty()
        : bases.stream().filter(it -> it != null);
  }

  private static BigDecimal growth(BigDecimal more, BigDecimal base, int scale) {
    return more.multiply(PER_CENT).divide(base, scale, RoundingMode.HALF_UP);
  }

  private List<Operand> operands() {
    List<Operand> operands = new ArrayList<>();
    for (String item : List.of(RECEIVED, CARRIED_IN, RESULTS)) {
      operands.add(figures.operand(figures.index(item, TOTAL)));
    }
    for (String item : List.of(RECEIVED, CARRIED_IN, RESULTS)) {
      previous
          .map(it -> it.number(item, TOTAL))
          .ifPresent(
              it -> operands.add(new Operand(item, TOTAL, it.toPlainString(), year - 1, -1, -1)));
    }
    return operands;
  }

  private static Observation observation(
      Rule rule,
      Comparison comparison,
      List<Operand> operands,
      List<Mention> mentions,
      Bilingual message) {
    return new Observation(
        rule,
        Outcome.FAIL,
        RECEIVED,
        TOTAL,
        comparison,
        operands,
        mentions.stream().map(Quote::number).toList(),
        null,
        message);
  }
}
