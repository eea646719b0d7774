package io.gongkai.validate.catalogue;

import io.gongkai.model.Severity;
import io.gongkai.model.SeverityOverride;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a deployment sets about the rules.
 *
 * <p>A rule of severity INFO is applied and reported like any other, but does not flag: a rule is
 * never switched off without a trace.
 *
 * @param severities severities in place of the catalogue's, by code of the rule
 */
public record RuleSettings(Map<String, Severity> severities) {
  /** The catalogue as it is. */
  public static final RuleSettings NONE = new RuleSettings(Map.of());

  /**
   * Checks the codes.
   *
   * @throws IllegalArgumentException when the catalogue has no such rule, or no longer applies it
   */
  public RuleSettings {
    severities.forEach(
        (code, severity) -> {
          Objects.requireNonNull(severity, code);
          if (RuleCatalogue.rule(code).isDeprecated()) {
            throw new IllegalArgumentException("the rule " + code + " is no longer applied");
          }
        });
    severities = Collections.unmodifiableMap(new TreeMap<>(severities));
  }

  /** Severity of a finding when a rule is broken. */
  public Severity severity(Rule rule) {
    return severities.getOrDefault(rule.code(), rule.severity());
  }

  /** The severities that differ from the catalogue's, by code. */
  public List<SeverityOverride> overrides() {
    return severities.entrySet().stream()
        .filter(entry -> RuleCatalogue.rule(entry.getKey()).severity() != entry.getValue())
        .map(entry -> new SeverityOverride(entry.getKey(), entry.getValue()))
        .toList();
  }
}
