package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Report;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.NarrativeRules;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.figures.Figures;
import io.gongkai.validate.figures.Labels;
import io.gongkai.validate.findings.Cause;
import io.gongkai.validate.findings.Comparison;
import io.gongkai.validate.findings.Observation;
import io.gongkai.validate.locate.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules TXT-…: a number of the narrative agrees with the tables when any legitimate reading of
 * it does.
 *
 * <p>Precise before complete: a number that may be about something else is left alone.
 */
public final class ProseRules {
  private final Report report;
  private final Figures figures;
  private final Located located;

  /**
   * The rules for one report.
   *
   * @param located what lies behind the broken sums: a wrong cell may explain a contradiction too
   */
  public ProseRules(Report report, Figures figures, Located located) {
    this.report = report;
    this.figures = figures;
    this.located = located;
  }

  private record Claim(MentionSubject subject, long value) {}

  /** Adds contradictions to a list; the same claim made twice is one observation. */
  public void addTo(List<Observation> into) {
    Set<Claim> seen = new HashSet<>();
    for (Mention mention : report.getMentions()) {
      Clause clause = new Clause(mention.getClause());
      List<Reading> readings = Readings.of(mention.getSubject(), clause, figures.layout());
      if (!readings.isEmpty()
          && readings.stream().noneMatch(reading -> reading.fits(figures, mention.getValue()))
          && !clause.comparesYears()
          && !clause.isAboutAnotherBody(report.getAgency())
          && !agreesEach(mention, clause)
          && !agreesAsShare(mention, clause, readings.get(0))
          && seen.add(new Claim(mention.getSubject(), mention.getValue()))) {
        into.add(observation(mention, readings));
      }
    }
  }

  /** One number said of several groups of cases, each of which has it. */
  private boolean agreesEach(Mention mention, Clause clause) {
    if (mention.getSubject() != MentionSubject.RECONSIDERATIONS_AND_LAWSUITS
        || !clause.says("各", "均", "分别")) {
      return false;
    }
    return List.of(MentionSubject.RECONSIDERATIONS, MentionSubject.LAWSUITS).stream()
        .allMatch(
            subject ->
                Readings.of(subject, clause, figures.layout()).stream()
                    .anyMatch(reading -> reading.fits(figures, mention.getValue())));
  }

  private boolean agreesAsShare(Mention mention, Clause clause, Reading whole) {
    return clause.isShare()
        && whole.isKnown(figures)
        && BigDecimal.valueOf(mention.getValue()).compareTo(whole.value(figures)) <= 0;
  }

  private Observation observation(Mention mention, List<Reading> readings) {
    Reading expected = readings.get(0);
    FormCell compared = figures.cell(expected.plus().get(0));
    BigDecimal actual = BigDecimal.valueOf(mention.getValue());
    List<Integer> unknown =
        readings.stream()
            .flatMap(Reading::cells)
            .filter(cell -> !figures.known(cell))
            .distinct()
            .toList();
    boolean assessable = unknown.isEmpty();
    return new Observation(
        rule(mention.getSubject()),
        assessable ? Outcome.FAIL : Outcome.NOT_ASSESSABLE,
        compared.item(),
        compared.column(),
        new Comparison(assessable ? expected.value(figures).setScale(0) : null, actual),
        operands(assessable ? expected.plus() : unknown),
        assessable ? cause(mention, readings) : null,
        assessable ? contradiction(mention, expected) : unassessable(mention, unknown));
  }

  private List<Operand> operands(List<Integer> cells) {
    List<Operand> operands = new ArrayList<>();
    cells.forEach(cell -> operands.add(figures.operand(cell)));
    return operands;
  }

  /** The cause of broken sums, when setting its cell right makes narrative and table agree. */
  private Cause cause(Mention mention, List<Reading> readings) {
    if (located.corrections().isEmpty()) {
      return null;
    }
    Figures corrected = figures.corrected(located.corrections());
    return readings.stream()
        .filter(reading -> reading.fits(corrected, mention.getValue()))
        .flatMap(Reading::cells)
        .filter(located.byCell()::containsKey)
        .findFirst()
        .map(located.byCell()::get)
        .orElse(null);
  }

  private Bilingual contradiction(Mention mention, Reading expected) {
    FormLayout layout = figures.layout();
    String quote = Quote.of(mention.getClause());
    String value = expected.value(figures).toPlainString();
    String cellsZh =
        expected.plus().stream()
            .map(cell -> "“" + Labels.cell(layout, figures.cell(cell)) + "”")
            .collect(Collectors.joining("、"));
    String cellsEn =
        expected.plus().stream()
            .map(cell -> figures.cell(cell).toString())
            .collect(Collectors.joining(" + "));
    return new Bilingual(
        "正文“"
            + quote
            + "”所述 "
            + mention.getValue()
            + " 与表格不符："
            + cellsZh
            + (expected.plus().size() > 1 ? "合计为 " : "为 ")
            + value
            + "，也没有其他合理读法与之相符。",
        "The narrative says "
            + mention.getValue()
            + " (\""
            + quote
            + "\"), the table says "
            + value
            + " ("
            + cellsEn
            + "), and no other reading of the tables gives the number.");
  }

  private Bilingual unassessable(Mention mention, List<Integer> unknown) {
    FormCell first = figures.cell(unknown.get(0));
    String quote = Quote.of(mention.getClause());
    return new Bilingual(
        "正文“"
            + quote
            + "”所述 "
            + mention.getValue()
            + " 未能核对：“"
            + Labels.cell(figures.layout(), first)
            + "”没有数值。",
        "The narrative's "
            + mention.getValue()
            + " (\""
            + quote
            + "\") was not checked: "
            + first
            + " is "
            + figures.state(first.index())
            + ".");
  }

  private static Rule rule(MentionSubject subject) {
    return switch (subject) {
      case RECEIVED, RECEIVED_AND_ANSWERED -> NarrativeRules.TXT_RECEIVED;
      case ANSWERED -> NarrativeRules.TXT_ANSWERED;
      case CARRIED_IN -> NarrativeRules.TXT_CARRIED_IN;
      case CARRIED_OUT -> NarrativeRules.TXT_CARRIED_OUT;
      case RECONSIDERATIONS -> NarrativeRules.TXT_REVIEWS;
      case LAWSUITS -> NarrativeRules.TXT_LAWSUITS;
      case RECONSIDERATIONS_AND_LAWSUITS -> NarrativeRules.TXT_REVIEWS_AND_LAWSUITS;
      case OTHER -> throw new IllegalArgumentException("no rule is about " + subject);
    };
  }
}
