package io.gongkai.validate.prose;

import io.gongkai.model.MentionSubject;

/** What has to agree before a mention is compared. */
enum Kind {
  /** All applications: compared on their own. */
  APPLICATIONS,
  /** All reconsiderations or lawsuits: compared on their own. */
  CASES,
  /** Applications of one outcome or applicant: compared when the whole before them agrees. */
  PART_OF_APPLICATIONS,
  /** Cases of one outcome: compared when the whole before them agrees. */
  PART_OF_CASES,
  /** Applications carried over, and figures of table 2: compared on their own. */
  FIGURE,
  /** A percentage: compared when the number before it agrees. */
  SHARE,
  /** What a number grew by: compared when the number before it agrees. */
  GROWTH,
  /** A rate of applications: compared when the applications before it agree. */
  RATE,
  /** No number of the tables. */
  REFERENCE;

  static Kind of(MentionSubject subject) {
    return switch (subject) {
      case RECEIVED, ANSWERED, RECEIVED_AND_ANSWERED -> APPLICATIONS;
      case RECONSIDERATIONS, LAWSUITS, RECONSIDERATIONS_AND_LAWSUITS -> CASES;
      case GRANTED,
          PARTIALLY_GRANTED,
          GRANTED_OR_PARTIALLY,
          REFUSED,
          UNAVAILABLE,
          NOT_PROCESSED,
          OTHERWISE_HANDLED,
          NATURAL_PERSONS,
          ORGANISATIONS,
          REFUSED_STATE_SECRET,
          REFUSED_PROHIBITED_BY_LAW,
          REFUSED_SECURITY_AND_STABILITY,
          REFUSED_THIRD_PARTY_RIGHTS,
          REFUSED_INTERNAL_AFFAIRS,
          REFUSED_PROCESS_INFORMATION,
          REFUSED_ENFORCEMENT_FILES,
          REFUSED_ADMINISTRATIVE_QUERY,
          UNAVAILABLE_NOT_HELD,
          UNAVAILABLE_NEEDS_CREATION,
          UNAVAILABLE_STILL_UNCLEAR,
          NOT_PROCESSED_PETITION,
          NOT_PROCESSED_DUPLICATE,
          NOT_PROCESSED_PUBLICATION,
          NOT_PROCESSED_MASS_REPETITION,
          NOT_PROCESSED_CONFIRM_OR_REISSUE,
          OTHERWISE_CORRECTION_OVERDUE,
          OTHERWISE_FEE_OVERDUE ->
          PART_OF_APPLICATIONS;
      case RECONSIDERATIONS_UPHELD,
          RECONSIDERATIONS_CORRECTED,
          LAWSUITS_UPHELD,
          LAWSUITS_CORRECTED ->
          PART_OF_CASES;
      case CARRIED_IN,
          CARRIED_OUT,
          NORMATIVE_DOCUMENTS_ISSUED,
          NORMATIVE_DOCUMENTS_REPEALED,
          NORMATIVE_DOCUMENTS_IN_FORCE,
          LICENSING_DECISIONS,
          PENALTY_DECISIONS,
          COERCION_DECISIONS,
          FEES ->
          FIGURE;
      case SHARE -> SHARE;
      case GROWTH, INCREASE -> GROWTH;
      case COMPLETION_RATE, TIMELY_RATE, DISCLOSURE_RATE -> RATE;
      case PERIOD, REPORT_YEAR, SIGNED, AGENCY, CITED_DECREE, CITED_NOTICE, CITED_ARTICLE, OTHER ->
          REFERENCE;
    };
  }
}
