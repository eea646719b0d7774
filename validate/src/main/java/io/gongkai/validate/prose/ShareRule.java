package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.NarrativeRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** TXT-PERCENTAGE: a share follows from the number that it is said of and some legitimate whole. */
final class ShareRule {
  private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

  /** Cells that are wholes of applications. */
  private static final List<String> WHOLES =
      List.of("t3.received", "t3.carried_in", "t3.total", "t3.carried_out");

  private ShareRule() {}

  /**
   * Adds a share that no whole gives.
   *
   * @param share the percentage
   * @param of the number that it is the share of; agrees with the tables
   * @param whole the whole that the narrative states; agrees with the tables; null when none does
   */
  static void addTo(
      List<Observation> into, Figures figures, Mention share, Mention of, Mention whole) {
    List<Integer> cells =
        WHOLES.stream().map(item -> figures.index(item, "total")).filter(i -> i >= 0).toList();
    if (whole == null || cells.size() < WHOLES.size() || !cells.stream().allMatch(figures::known)) {
      return;
    }
    BigDecimal received = figures.number(cells.get(0));
    Set<BigDecimal> bases = new LinkedHashSet<>();
    bases.add(Contradictions.number(whole));
    bases.add(received);
    bases.add(received.add(figures.number(cells.get(1))));
    bases.add(figures.number(cells.get(2)));
    BigDecimal part = Contradictions.number(of);
    BigDecimal printed = Contradictions.number(share);
    if (bases.stream().noneMatch(base -> isShare(printed, part, base))) {
      into.add(observation(figures, cells, share, part, bases.iterator().next()));
    }
  }

  /** Rounded or cut, the share lies less than one unit of its last digit away. */
  private static boolean isShare(BigDecimal printed, BigDecimal part, BigDecimal base) {
    if (base.signum() == 0) {
      return part.signum() == 0;
    }
    BigDecimal exact = part.multiply(PER_CENT);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(printed.scale());
    return exact.subtract(printed.multiply(base)).abs().compareTo(unit.multiply(base)) < 0;
  }

  private static Observation observation(
      Figures figures, List<Integer> cells, Mention share, BigDecimal part, BigDecimal base) {
    BigDecimal printed = Contradictions.number(share);
    BigDecimal expected =
        part.multiply(PER_CENT).divide(base, printed.scale(), RoundingMode.HALF_UP);
    String quote = Quote.of(share.getClause());
    String text = printed.toPlainString() + "%";
    String sum = part.toPlainString() + "/" + base.toPlainString();
    List<Operand> operands = cells.stream().map(figures::operand).toList();
    String known =
        Stream.of(operands)
            .flatMap(List::stream)
            .map(Operand::getValue)
            .collect(Collectors.joining("、"));
    return new Observation(
        NarrativeRules.TXT_PERCENTAGE,
        Outcome.FAIL,
        "t3.received",
        "total",
        new Comparison(expected, printed),
        operands,
        null,
        new Bilingual(
            "正文“"
                + quote
                + "”所述占比 "
                + text
                + " 算不出来："
                + sum
                + " 为 "
                + expected.toPlainString()
                + "%，以表三其他总数（"
                + known
                + "）为分母也不符。",
            "The narrative says "
                + text
                + " (\""
                + quote
                + "\"), but "
                + sum
                + " is "
                + expected.toPlainString()
                + "%, and no other whole of table 3 gives the share."));
  }
}
