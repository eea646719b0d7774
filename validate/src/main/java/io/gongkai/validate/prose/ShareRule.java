package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.NarrativeRules;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** TXT-PERCENTAGE: a share follows from the number that it is said of and some legitimate whole. */
final class ShareRule {
  private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

  /** Cells that are wholes of applications. */
  private static final List<String> WHOLES = List.of("t3.received", "t3.carried_in", "t3.total");

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
    if (whole == null) {
      return;
    }
    List<Integer> cells =
        WHOLES.stream().map(item -> figures.index(item, "total")).filter(i -> i >= 0).toList();
    BigDecimal part = Contradictions.number(of);
    BigDecimal printed = Contradictions.number(share);
    List<BigDecimal> bases = bases(figures, cells, Contradictions.number(whole));
    List<Integer> unknown = cells.stream().filter(cell -> !figures.known(cell)).toList();
    if (bases.stream().anyMatch(base -> isShare(printed, part, base))) {
      return;
    }
    if (!unknown.isEmpty()) {
      into.add(notAssessable(figures, unknown, List.of(share, of, whole)));
    } else {
      bases.stream()
          .filter(base -> base.signum() > 0)
          .findFirst()
          .ifPresent(
              base -> into.add(observation(figures, cells, List.of(share, of, whole), base)));
    }
  }

  /** The wholes that are known, the one that the narrative states first. */
  private static List<BigDecimal> bases(Figures figures, List<Integer> cells, BigDecimal stated) {
    List<BigDecimal> bases = new ArrayList<>();
    bases.add(stated);
    List<Integer> known = cells.stream().filter(figures::known).toList();
    known.forEach(cell -> bases.add(figures.number(cell)));
    if (known.containsAll(cells.subList(0, 2))) {
      bases.add(figures.number(cells.get(0)).add(figures.number(cells.get(1))));
    }
    return bases;
  }

  /** Rounded or cut, the share lies less than one unit of its last digit away. */
  static boolean isShare(BigDecimal printed, BigDecimal part, BigDecimal base) {
    if (base.signum() == 0) {
      return part.signum() == 0;
    }
    BigDecimal exact = part.multiply(PER_CENT);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(printed.scale());
    return exact.subtract(printed.multiply(base)).abs().compareTo(unit.multiply(base)) < 0;
  }

  /** The observation, from the share, what it is the share of, and the whole. */
  private static Observation observation(
      Figures figures, List<Integer> cells, List<Mention> mentions, BigDecimal base) {
    Mention share = mentions.get(0);
    BigDecimal printed = Contradictions.number(share);
    BigDecimal part = Contradictions.number(mentions.get(1));
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
        mentions.stream().map(Quote::number).toList(),
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

  private static Observation notAssessable(
      Figures figures, List<Integer> unknown, List<Mention> mentions) {
    String text = Contradictions.number(mentions.get(0)).toPlainString() + "%";
    String quote = Quote.of(mentions.get(0).getClause());
    FormCell first = figures.cell(unknown.get(0));
    return new Observation(
        NarrativeRules.TXT_PERCENTAGE,
        Outcome.NOT_ASSESSABLE,
        "t3.received",
        "total",
        new Comparison(null, Contradictions.number(mentions.get(0))),
        unknown.stream().map(figures::operand).toList(),
        mentions.stream().map(Quote::number).toList(),
        null,
        new Bilingual(
            "正文“%s”所述占比 %s 未能核对：“%s”没有数值。"
                .formatted(quote, text, Labels.cell(figures.layout(), first)),
            "The narrative's %s (\"%s\") was not checked: %s is %s."
                .formatted(text, quote, first, figures.state(first.index()))));
  }
}
