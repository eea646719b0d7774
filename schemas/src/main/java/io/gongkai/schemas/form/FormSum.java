package io.gongkai.schemas.form;

import java.util.List;
import java.util.Objects;

/**
 * A sum that the form demands: {@code result = Σ plus − Σ minus}.
 *
 * @param rule stable code of the rule, for example {@code T3-FLOW}
 * @param result the cell that states the result
 * @param plus cells that are added, at least one
 * @param minus cells that are taken off
 */
public record FormSum(String rule, FormCell result, List<FormCell> plus, List<FormCell> minus) {

  /** Checks that nothing is null and that something is added. */
  public FormSum {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(result, "result");
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
    if (plus.isEmpty()) {
      throw new IllegalArgumentException("sum " + rule + " for " + result + " adds nothing");
    }
  }
}
