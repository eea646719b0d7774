package io.gongkai.validate.catalogue;

/** The rules about the form: its sections, its edition, cells left empty, and the fee's unit. */
public final class FormRules {
  /** The fee is out of all proportion. */
  public static final Rule NUM_FEE_HIGH = RuleData.rule("NUM-FEE-HIGH");

  /** The fee is in yuan where ten thousand yuan is the unit. */
  public static final Rule NUM_FEE_UNIT = RuleData.rule("NUM-FEE-UNIT");

  /** Cells are empty where the form asks for a figure. */
  public static final Rule STR_BLANK = RuleData.rule("STR-BLANK");

  /** The form of another year. */
  public static final Rule STR_FORM_EDITION = RuleData.rule("STR-FORM-EDITION");

  /** Tables of two editions. */
  public static final Rule STR_FORM_MIXED = RuleData.rule("STR-FORM-MIXED");

  /** Section six says nothing of fees for processing information. */
  public static final Rule STR_FEE_STATEMENT = RuleData.rule("STR-FEE-STATEMENT");

  /** The sections are not in the form's order. */
  public static final Rule STR_SECTION_ORDER = RuleData.rule("STR-SECTION-ORDER");

  /** A section of the narrative is missing. */
  public static final Rule STR_SECTION_MISSING = RuleData.rule("STR-SECTION-MISSING");

  /** A table is empty throughout. */
  public static final Rule STR_TABLE_BLANK = RuleData.rule("STR-TABLE-BLANK");

  private FormRules() {}
}
