package io.gongkai.validate.catalogue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules that judge a report, in one explicit list sorted by code. */
public final class RuleCatalogue {
  /** Version of the catalogue: changes whenever a rule comes, goes or judges otherwise. */
  public static final String VERSION = "4";

  private static final List<Rule> ALL =
      List.of(
          TableRules.NUM_COUNT,
          FormRules.NUM_FEE_HIGH,
          FormRules.NUM_FEE_UNIT,
          FormRules.STR_BLANK,
          FormRules.STR_FEE_STATEMENT,
          FormRules.STR_FORM_EDITION,
          FormRules.STR_FORM_MIXED,
          TableRules.STR_ROW_MISSING,
          FormRules.STR_SECTION_MISSING,
          FormRules.STR_SECTION_ORDER,
          FormRules.STR_TABLE_BLANK,
          TableRules.STR_TABLE_MISSING,
          TableRules.T3_FLOW,
          TableRules.T3_ROW_SUM,
          TableRules.T3_TOTAL,
          TableRules.T4_SUM,
          NarrativeRules.TXT_AGENCY,
          NarrativeRules.TXT_ANSWER_RATE,
          NarrativeRules.TXT_ANSWERED,
          NarrativeRules.TXT_CARRIED_IN,
          NarrativeRules.TXT_CARRIED_OUT,
          NarrativeRules.TXT_COERCION,
          NarrativeRules.TXT_DISCLOSURE_RATE,
          NarrativeRules.TXT_FEES,
          NarrativeRules.TXT_GRANTED,
          NarrativeRules.TXT_GROWTH,
          NarrativeRules.TXT_LAWSUIT_OUTCOMES,
          NarrativeRules.TXT_LAWSUITS,
          NarrativeRules.TXT_LEGAL_REFERENCE,
          NarrativeRules.TXT_NATURAL_PERSONS,
          NarrativeRules.TXT_NORMATIVE_IN_FORCE,
          NarrativeRules.TXT_NORMATIVE_ISSUED,
          NarrativeRules.TXT_NORMATIVE_REPEALED,
          NarrativeRules.TXT_NOT_PROCESSED,
          NarrativeRules.TXT_ORGANISATIONS,
          NarrativeRules.TXT_OTHERWISE_HANDLED,
          NarrativeRules.TXT_PARTLY_GRANTED,
          NarrativeRules.TXT_PENALTIES,
          NarrativeRules.TXT_PERCENTAGE,
          NarrativeRules.TXT_PERMITS,
          NarrativeRules.TXT_REASONS,
          NarrativeRules.TXT_RECEIVED,
          NarrativeRules.TXT_REFUSED,
          NarrativeRules.TXT_REVIEW_OUTCOMES,
          NarrativeRules.TXT_REVIEWS,
          NarrativeRules.TXT_REVIEWS_AND_LAWSUITS,
          NarrativeRules.TXT_UNAVAILABLE,
          NarrativeRules.TXT_YEAR,
          YearRules.X_CARRY,
          YearRules.X_GROWTH,
          YearRules.X_JUMP,
          YearRules.X_STOCK);

  private static final Map<String, Rule> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::code, Function.identity()));

  private RuleCatalogue() {}

  /** All rules, sorted by code. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * The rule with a code.
   *
   * @throws IllegalArgumentException when the catalogue has no such rule
   */
  public static Rule rule(String code) {
    Rule rule = BY_CODE.get(code);
    if (rule == null) {
      throw new IllegalArgumentException("the catalogue has no rule " + code);
    }
    return rule;
  }
}
