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
          ORGANISATIONS ->
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
      case PERIOD, CITED_DECREE, CITED_NOTICE, CITED_ARTICLE, OTHER -> REFERENCE;
    };
  }
}
