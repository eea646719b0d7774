package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;
import java.util.Objects;

/**
 * An entry of the catalogue of rules.
 *
 * @param code literal code, stable and never reused
 * @param severity severity of a finding when the rule is broken
 * @param category kind of thing the rule looks at
 * @param scope how much one application of the rule looks at
 * @param since version of the catalogue that the rule came with
 * @param title what the rule demands, in one line
 * @param explanation how the rule is applied, and what it deliberately lets pass
 * @param legalBasis where the demand is written down
 * @param fix what the publisher can do about a finding
 */
public record Rule(
    String code,
    Severity severity,
    Category category,
    Scope scope,
    String since,
    Bilingual title,
    Bilingual explanation,
    Bilingual legalBasis,
    Bilingual fix) {

  /** Checks that nothing is null. */
  public Rule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(legalBasis, "legalBasis");
    Objects.requireNonNull(fix, "fix");
  }
}
