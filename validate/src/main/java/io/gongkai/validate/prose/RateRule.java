package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Outcome;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.NarrativeRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * TXT-ANSWER-RATE and TXT-DISCLOSURE-RATE: the share of applications that are said to be answered,
 * concluded or granted is one that table 3 can give.
 */
final class RateRule {
  private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

  private final Figures figures;
  private final Mention rate;
  private final Mention of;
  private final BigDecimal printed;

  private RateRule(Figures figures, Mention rate, Mention of) {
    this.figures = figures;
    this.rate = rate;
    this.of = of;
    this.printed = Contradictions.number(rate);
  }

  /**
   * Adds a rate that no reading of table 3 gives.
   *
   * @param rate the percentage
   * @param of the applications that it is said of; agree with the tables; null when none do
   */
  static void addTo(List<Observation> into, Figures figures, Mention rate, Mention of) {
    if (of != null) {
      new RateRule(figures, rate, of).addTo(into);
    }
  }

  private void addTo(List<Observation> into) {
    List<Integer> cells =
        IntStream.range(0, figures.layout().cells().size())
            .filter(cell -> figures.cell(cell).column().equals("total") && isOperand(cell))
            .boxed()
            .toList();
    List<Integer> unknown = cells.stream().filter(cell -> !figures.known(cell)).toList();
    if (!unknown.isEmpty()) {
      into.add(notAssessable(unknown));
    } else if (!isPossible()) {
      into.add(observation(cells));
    }
  }

  private boolean isOperand(int cell) {
    String item = figures.cell(cell).item();
    return Set.of("t3.received", "t3.carried_in", "t3.total", "t3.carried_out").contains(item)
        || (isOfDisclosure()
            && (item.equals("t3.granted")
                || item.equals("t3.partially_granted")
                || item.startsWith("t3.not_processed.")
                || item.startsWith("t3.other")));
  }

  private boolean isOfDisclosure() {
    return rate.getSubject() == MentionSubject.DISCLOSURE_RATE;
  }

  private boolean isPossible() {
    if (isOfDisclosure()) {
      BigDecimal granted = total("t3.granted");
      BigDecimal either = granted.add(total("t3.partially_granted"));
      return wholes().stream().anyMatch(all -> isShare(granted, all) || isShare(either, all));
    }
    if (printed.compareTo(PER_CENT) > 0) {
      return false;
    }
    return rate.getSubject() == MentionSubject.COMPLETION_RATE
        ? isCompletion()
        : wholes().stream().anyMatch(this::isShareOfSome);
  }

  /** Whether the table says so; 100 % is commonly said of those alone that were due. */
  private boolean isCompletion() {
    BigDecimal received = total("t3.received");
    BigDecimal results = total("t3.total");
    return isShare(results, received.add(total("t3.carried_in")))
        || isShare(results, received)
        || isShare(received.subtract(total("t3.carried_out")), received)
        || printed.compareTo(PER_CENT) == 0;
  }

  /** Whether some whole number of the applications gives the rate: which were due is not said. */
  private boolean isShareOfSome(BigDecimal all) {
    BigDecimal part = printed.multiply(all).divide(PER_CENT, 0, RoundingMode.FLOOR);
    return isShare(part, all) || isShare(part.add(BigDecimal.ONE), all);
  }

  private boolean isShare(BigDecimal part, BigDecimal all) {
    return all.signum() > 0 && ShareRule.isShare(printed, part, all);
  }

  /** What may be meant by all applications. */
  private Set<BigDecimal> wholes() {
    Set<BigDecimal> wholes = new LinkedHashSet<>();
    wholes.add(total("t3.total"));
    wholes.add(total("t3.received"));
    wholes.add(total("t3.received").add(total("t3.carried_in")));
    wholes.add(Contradictions.number(of));
    if (isOfDisclosure()) {
      BigDecimal notProcessed = sum("t3.not_processed.");
      BigDecimal other = sum("t3.other");
      BigDecimal results = total("t3.total");
      wholes.add(results.subtract(notProcessed));
      wholes.add(results.subtract(other));
      wholes.add(results.subtract(notProcessed).subtract(other));
    }
    return wholes;
  }

  private BigDecimal total(String item) {
    return figures.number(figures.index(item, "total"));
  }

  private BigDecimal sum(String prefix) {
    return figures.layout().cells().stream()
        .filter(cell -> cell.item().startsWith(prefix) && cell.column().equals("total"))
        .map(cell -> figures.number(cell.index()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the table gives by the plainest definition; null where there is none. */
  private BigDecimal expected() {
    BigDecimal part =
        isOfDisclosure()
            ? total("t3.granted").add(total("t3.partially_granted"))
            : total("t3.total");
    BigDecimal all =
        isOfDisclosure() ? total("t3.total") : total("t3.received").add(total("t3.carried_in"));
    return rate.getSubject() == MentionSubject.TIMELY_RATE || all.signum() == 0
        ? null
        : part.multiply(PER_CENT).divide(all, printed.scale(), RoundingMode.HALF_UP);
  }

  private Observation observation(List<Integer> cells) {
    BigDecimal expected = expected();
    String quote = Quote.of(rate.getClause());
    String text = printed.toPlainString() + "%";
    return observed(
        Outcome.FAIL,
        cells,
        expected,
        expected == null
            ? new Bilingual(
                "正文“%s”所述 %s 算不出来：表三的件数没有一种能得出该比率。".formatted(quote, text),
                "The narrative says %s (\"%s\"), but no number of the applications of table 3 gives that share."
                    .formatted(text, quote))
            : new Bilingual(
                "正文“%s”所述 %s 与表三不符：按表三为 %s%%，也没有其他合理读法与之相符。"
                    .formatted(quote, text, expected.toPlainString()),
                "The narrative says %s (\"%s\"), table 3 gives %s%%, and no other reading of it gives the rate."
                    .formatted(text, quote, expected.toPlainString())));
  }

  private Observation notAssessable(List<Integer> unknown) {
    String quote = Quote.of(rate.getClause());
    String text = printed.toPlainString() + "%";
    int first = unknown.get(0);
    return observed(
        Outcome.NOT_ASSESSABLE,
        unknown,
        null,
        new Bilingual(
            "正文“%s”所述 %s 未能核对：“%s”没有数值。"
                .formatted(quote, text, Labels.cell(figures.layout(), figures.cell(first))),
            "The narrative's %s (\"%s\") was not checked: %s is %s."
                .formatted(text, quote, figures.cell(first), figures.state(first))));
  }

  private Observation observed(
      Outcome outcome, List<Integer> cells, BigDecimal expected, Bilingual message) {
    return new Observation(
        isOfDisclosure() ? NarrativeRules.TXT_DISCLOSURE_RATE : NarrativeRules.TXT_ANSWER_RATE,
        outcome,
        isOfDisclosure() ? "t3.granted" : "t3.total",
        "total",
        new Comparison(expected, printed),
        cells.stream().map(figures::operand).toList(),
        List.of(Quote.number(rate), Quote.number(of)),
        null,
        message);
  }
}
