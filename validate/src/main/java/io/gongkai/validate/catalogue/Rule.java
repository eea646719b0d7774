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
 * @param deprecated version of the catalogue from which on the rule is no longer applied; empty
 *     while it is
 * @param replacedBy code of the rule that is applied in its place; empty when none is
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
    String deprecated,
    String replacedBy,
    Bilingual title,
    Bilingual explanation,
    Bilingual legalBasis,
    Bilingual fix) {

  /** Checks that nothing is null, and that only a deprecated rule is replaced. */
  public Rule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(deprecated, "deprecated");
    Objects.requireNonNull(replacedBy, "replacedBy");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(legalBasis, "legalBasis");
    Objects.requireNonNull(fix, "fix");
    if (deprecated.isEmpty() && !replacedBy.isEmpty()) {
      throw new IllegalArgumentException(code + " is applied and cannot be replaced");
    }
  }

  /** A rule that is applied. */
  public Rule(
      String code,
      Severity severity,
      Category category,
      Scope scope,
      String since,
      Bilingual title,
      Bilingual explanation,
      Bilingual legalBasis,
      Bilingual fix) {
    this(code, severity, category, scope, since, "", "", title, explanation, legalBasis, fix);
  }

  /** Whether the rule is no longer applied; it stays in the catalogue to explain older results. */
  public boolean isDeprecated() {
    return !deprecated.isEmpty();
  }
}
