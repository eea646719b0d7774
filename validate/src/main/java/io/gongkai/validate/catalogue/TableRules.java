package io.gongkai.validate.catalogue;

/** The rules about the tables themselves. */
public final class TableRules {
  /** A count is whole and not negative. */
  public static final Rule NUM_COUNT = RuleData.rule("NUM-COUNT");

  /** A row of the form is missing. */
  public static final Rule STR_ROW_MISSING = RuleData.rule("STR-ROW-MISSING");

  /** A whole table of the form is missing. */
  public static final Rule STR_TABLE_MISSING = RuleData.rule("STR-TABLE-MISSING");

  /** What comes in equals what is handled and what is carried on. */
  public static final Rule T3_FLOW = RuleData.rule("T3-FLOW");

  /** A row's total is the sum over the kinds of applicant. */
  public static final Rule T3_ROW_SUM = RuleData.rule("T3-ROW-SUM");

  /** The total of results is the sum of the results. */
  public static final Rule T3_TOTAL = RuleData.rule("T3-TOTAL");

  /** A group's total is the sum of its outcomes. */
  public static final Rule T4_SUM = RuleData.rule("T4-SUM");

  private TableRules() {}
}
