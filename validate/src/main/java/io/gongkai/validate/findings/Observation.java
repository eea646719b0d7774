package io.gongkai.validate.findings;

import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.QuotedNumber;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.Rule;
import java.util.List;
import java.util.Objects;

/**
 * What one application of a rule has seen, before all observations of a report are put in order.
 *
 * @param rule the rule
 * @param outcome FAIL, or NOT_ASSESSABLE when a number that the rule needs is not certain
 * @param item row of the cell that states the result; null for rules about no single row
 * @param column column of that cell; null for rules about no single cell
 * @param comparison the numbers compared
 * @param cells cells that take part
 * @param quotes numbers of the narrative that take part
 * @param cause what explains it; null when nothing does
 * @param message what was seen
 */
public record Observation(
    Rule rule,
    Outcome outcome,
    String item,
    String column,
    Comparison comparison,
    List<Operand> cells,
    List<QuotedNumber> quotes,
    Cause cause,
    Bilingual message) {

  /** Checks what must be there. */
  public Observation {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(comparison, "comparison");
    cells = List.copyOf(cells);
    quotes = List.copyOf(quotes);
    Objects.requireNonNull(message, "message");
  }

  /** An observation in which no number of the narrative takes part. */
  public Observation(
      Rule rule,
      Outcome outcome,
      String item,
      String column,
      Comparison comparison,
      List<Operand> cells,
      Cause cause,
      Bilingual message) {
    this(rule, outcome, item, column, comparison, cells, List.of(), cause, message);
  }
}
