package io.gongkai.validate.prose;

import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
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
import java.util.List;
import java.util.stream.Collectors;

/** Words what a narrative and the tables say differently. */
final class Contradictions {
  private final Figures figures;
  private final Located located;

  Contradictions(Figures figures, Located located) {
    this.figures = figures;
    this.located = located;
  }

  /** The observation that no reading of the tables gives a number of the narrative. */
  Observation observation(Mention mention, List<Reading> readings) {
    Reading expected = readings.get(0);
    FormCell compared = figures.cell(expected.plus().get(0));
    BigDecimal actual = number(mention);
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
        new Comparison(assessable ? expected.value(figures) : null, actual),
        operands(assessable ? expected.plus() : unknown),
        List.of(Quote.number(mention)),
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
        .filter(reading -> reading.fits(corrected, number(mention)))
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
            + number(mention).toPlainString()
            + " 与表格不符："
            + cellsZh
            + (expected.plus().size() > 1 ? "合计为 " : "为 ")
            + value
            + "，也没有其他合理读法与之相符。",
        "The narrative says "
            + number(mention).toPlainString()
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
            + number(mention).toPlainString()
            + " 未能核对：“"
            + Labels.cell(figures.layout(), first)
            + "”没有数值。",
        "The narrative's "
            + number(mention).toPlainString()
            + " (\""
            + quote
            + "\") was not checked: "
            + first
            + " is "
            + figures.state(first.index())
            + ".");
  }

  /** The number that a mention states. */
  static BigDecimal number(Mention mention) {
    return BigDecimal.valueOf(mention.getValue(), mention.getScale());
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
      case GRANTED, GRANTED_OR_PARTIALLY -> NarrativeRules.TXT_GRANTED;
      case PARTIALLY_GRANTED -> NarrativeRules.TXT_PARTLY_GRANTED;
      case REFUSED -> NarrativeRules.TXT_REFUSED;
      case UNAVAILABLE -> NarrativeRules.TXT_UNAVAILABLE;
      case NOT_PROCESSED -> NarrativeRules.TXT_NOT_PROCESSED;
      case OTHERWISE_HANDLED -> NarrativeRules.TXT_OTHERWISE_HANDLED;
      case NATURAL_PERSONS -> NarrativeRules.TXT_NATURAL_PERSONS;
      case ORGANISATIONS -> NarrativeRules.TXT_ORGANISATIONS;
      case RECONSIDERATIONS_UPHELD, RECONSIDERATIONS_CORRECTED ->
          NarrativeRules.TXT_REVIEW_OUTCOMES;
      case LAWSUITS_UPHELD, LAWSUITS_CORRECTED -> NarrativeRules.TXT_LAWSUIT_OUTCOMES;
      case NORMATIVE_DOCUMENTS_ISSUED -> NarrativeRules.TXT_NORMATIVE_ISSUED;
      case NORMATIVE_DOCUMENTS_REPEALED -> NarrativeRules.TXT_NORMATIVE_REPEALED;
      case NORMATIVE_DOCUMENTS_IN_FORCE -> NarrativeRules.TXT_NORMATIVE_IN_FORCE;
      case LICENSING_DECISIONS -> NarrativeRules.TXT_PERMITS;
      case PENALTY_DECISIONS -> NarrativeRules.TXT_PENALTIES;
      case COERCION_DECISIONS -> NarrativeRules.TXT_COERCION;
      case FEES -> NarrativeRules.TXT_FEES;
      default -> {
        // What is left of the parts of applications is named by its reason.
        if (Kind.of(subject) != Kind.PART_OF_APPLICATIONS) {
          throw new IllegalArgumentException("no rule compares " + subject);
        }
        yield NarrativeRules.TXT_REASONS;
      }
    };
  }
}
