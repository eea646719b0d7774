package io.gongkai.validate.catalogue;

/** The rules that hold the narrative against the tables. */
public final class NarrativeRules {
  /** The number of applications answered in the narrative agrees with table 3. */
  public static final Rule TXT_ANSWERED = RuleData.rule("TXT-ANSWERED");

  /** The number carried in in the narrative agrees with table 3. */
  public static final Rule TXT_CARRIED_IN = RuleData.rule("TXT-CARRIED-IN");

  /** The number carried out in the narrative agrees with table 3. */
  public static final Rule TXT_CARRIED_OUT = RuleData.rule("TXT-CARRIED-OUT");

  /** The number of lawsuits in the narrative agrees with table 4. */
  public static final Rule TXT_LAWSUITS = RuleData.rule("TXT-LAWSUITS");

  /** The number of applications received in the narrative agrees with table 3. */
  public static final Rule TXT_RECEIVED = RuleData.rule("TXT-RECEIVED");

  /** The number of reconsiderations in the narrative agrees with table 4. */
  public static final Rule TXT_REVIEWS = RuleData.rule("TXT-REVIEWS");

  /** One number for reconsiderations and lawsuits in the narrative agrees with table 4. */
  public static final Rule TXT_REVIEWS_AND_LAWSUITS = RuleData.rule("TXT-REVIEWS-AND-LAWSUITS");

  /** The number of applications granted in the narrative agrees with table 3. */
  public static final Rule TXT_GRANTED = RuleData.rule("TXT-GRANTED");

  /** The number of applications granted in part in the narrative agrees with table 3. */
  public static final Rule TXT_PARTLY_GRANTED = RuleData.rule("TXT-PARTLY-GRANTED");

  /** The number of applications refused in the narrative agrees with table 3. */
  public static final Rule TXT_REFUSED = RuleData.rule("TXT-REFUSED");

  /**
   * The number of applications for what could not be provided in the narrative agrees with table 3.
   */
  public static final Rule TXT_UNAVAILABLE = RuleData.rule("TXT-UNAVAILABLE");

  /** The number of applications not processed in the narrative agrees with table 3. */
  public static final Rule TXT_NOT_PROCESSED = RuleData.rule("TXT-NOT-PROCESSED");

  /** The number of applications otherwise handled in the narrative agrees with table 3. */
  public static final Rule TXT_OTHERWISE_HANDLED = RuleData.rule("TXT-OTHERWISE-HANDLED");

  /** The number of applications of natural persons in the narrative agrees with table 3. */
  public static final Rule TXT_NATURAL_PERSONS = RuleData.rule("TXT-NATURAL-PERSONS");

  /** The number of applications of organisations in the narrative agrees with table 3. */
  public static final Rule TXT_ORGANISATIONS = RuleData.rule("TXT-ORGANISATIONS");

  /** The number of reconsiderations upheld or corrected in the narrative agrees with table 4. */
  public static final Rule TXT_REVIEW_OUTCOMES = RuleData.rule("TXT-REVIEW-OUTCOMES");

  /** The number of lawsuits upheld or corrected in the narrative agrees with table 4. */
  public static final Rule TXT_LAWSUIT_OUTCOMES = RuleData.rule("TXT-LAWSUIT-OUTCOMES");

  /** The number of normative documents issued in the narrative agrees with table 2. */
  public static final Rule TXT_NORMATIVE_ISSUED = RuleData.rule("TXT-NORMATIVE-ISSUED");

  /** The number of normative documents repealed in the narrative agrees with table 2. */
  public static final Rule TXT_NORMATIVE_REPEALED = RuleData.rule("TXT-NORMATIVE-REPEALED");

  /** The number of normative documents in force in the narrative agrees with table 2. */
  public static final Rule TXT_NORMATIVE_IN_FORCE = RuleData.rule("TXT-NORMATIVE-IN-FORCE");

  /** The number of licensing decisions in the narrative agrees with table 2. */
  public static final Rule TXT_PERMITS = RuleData.rule("TXT-PERMITS");

  /** The number of penalty decisions in the narrative agrees with table 2. */
  public static final Rule TXT_PENALTIES = RuleData.rule("TXT-PENALTIES");

  /** The number of coercion decisions in the narrative agrees with table 2. */
  public static final Rule TXT_COERCION = RuleData.rule("TXT-COERCION");

  /** The amount of administrative fees in the narrative agrees with table 2. */
  public static final Rule TXT_FEES = RuleData.rule("TXT-FEES");

  /** A percentage in the narrative follows from the numbers that it is worked out from. */
  public static final Rule TXT_PERCENTAGE = RuleData.rule("TXT-PERCENTAGE");

  /** The period that the figures are said to cover is the report's year. */
  public static final Rule TXT_YEAR = RuleData.rule("TXT-YEAR");

  /** The agency in the title is the one that handed the report in. */
  public static final Rule TXT_AGENCY = RuleData.rule("TXT-AGENCY");

  /** The law that the report cites is in force. */
  public static final Rule TXT_LEGAL_REFERENCE = RuleData.rule("TXT-LEGAL-REFERENCE");

  /** The share of applications answered or concluded is one that table 3 can give. */
  public static final Rule TXT_ANSWER_RATE = RuleData.rule("TXT-ANSWER-RATE");

  /** The share of applications granted is one that table 3 can give. */
  public static final Rule TXT_DISCLOSURE_RATE = RuleData.rule("TXT-DISCLOSURE-RATE");

  /** What the applications are said to have grown by follows from the numbers of the sentence. */
  public static final Rule TXT_GROWTH = RuleData.rule("TXT-GROWTH");

  /** The number of applications refused for one reason agrees with table 3. */
  public static final Rule TXT_REASONS = RuleData.rule("TXT-REASONS");

  private NarrativeRules() {}
}
