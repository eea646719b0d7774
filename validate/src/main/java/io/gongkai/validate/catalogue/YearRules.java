package io.gongkai.validate.catalogue;

/** The rules that hold a report against those of the same agency for other years. */
public final class YearRules {
  /** What year n carries out, year n + 1 carries in. */
  public static final Rule X_CARRY = RuleData.rule("X-CARRY");

  /** A figure departs from the agency's own history beyond all proportion. */
  public static final Rule X_JUMP = RuleData.rule("X-JUMP");

  /** In force now is in force before, plus issued, less repealed. */
  public static final Rule X_STOCK = RuleData.rule("X-STOCK");

  /** What the applications are said to have grown by follows from the report of the year before. */
  public static final Rule X_GROWTH = RuleData.rule("X-GROWTH");

  private YearRules() {}
}
