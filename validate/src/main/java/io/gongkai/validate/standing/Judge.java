package io.gongkai.validate.standing;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.validate.Validator;
import io.gongkai.validate.series.AgencySeries;
import java.util.List;
import java.util.Optional;

/**
 * Judges the revisions of a report as they come, in whatever order: the newest submission is
 * current, and stands in exactly one place.
 */
public final class Judge {
  private final Validator validator;

  /** A judge that goes by the findings of a validator. */
  public Judge(Validator validator) {
    this.validator = validator;
  }

  /**
   * What a revision brings about.
   *
   * @param reportKey key of the report
   * @param report the revision; null withdraws the report
   * @param standing what is remembered of the key; null when nothing is
   * @param before what stands under the key; null when nothing does
   * @param series the figures of the same agency's current reports
   * @throws IllegalArgumentException when the key is no report key, or the report does not fit its
   *     form
   */
  public Decision judge(
      String reportKey,
      Report report,
      Standing standing,
      ValidatedReport before,
      AgencySeries series) {
    if (report == null) {
      return withdraw(reportKey, standing, before);
    }
    Submission submission = report.getSubmission();
    SubmissionOrder order = SubmissionOrder.of(submission);
    if (standing != null && isRepetition(standing, submission.getId(), order)) {
      return Decision.unchanged(standing);
    }
    ValidatedReport validated = validator.validate(report, ReportKey.year(reportKey), series);
    Receipt verdict = Receipts.verdict(reportKey, validated, before);
    if (standing != null && !order.isAfter(standing.order())) {
      // Late: the submission learns its verdict, but a newer revision is current.
      return new Decision(
          standing.seen(submission.getId()),
          null,
          Place.NOWHERE,
          Place.NOWHERE,
          null,
          List.of(Receipts.verdict(reportKey, validated, null)));
    }
    Place place = Place.of(validated.getVerdict());
    if (standing == null) {
      Standing first = new Standing(order, place, List.of(submission.getId()));
      return new Decision(first, validated, place, Place.NOWHERE, null, List.of(verdict));
    }
    return new Decision(
        standing.replacedBy(order, place, submission.getId()),
        validated,
        place,
        left(standing, place),
        before,
        before == null
            ? List.of(verdict)
            : List.of(Receipts.of(before, reportKey, ReceiptStatus.SUPERSEDED), verdict));
  }

  /**
   * What another year of the agency brings about for a report that stands.
   *
   * @param reportKey key of the report that stands
   * @param standing what is remembered of the key
   * @param before what stands under the key
   * @param series the figures of the agency's current reports as they are now
   * @return the decision; empty when the report is judged as before
   */
  public Optional<Decision> judgeAgain(
      String reportKey, Standing standing, ValidatedReport before, AgencySeries series) {
    ValidatedReport now = validator.validate(before.getReport(), ReportKey.year(reportKey), series);
    if (now.equals(before)) {
      return Optional.empty();
    }
    Place place = Place.of(now.getVerdict());
    Receipt verdict = Receipts.verdict(reportKey, now, before);
    boolean learnsNothing = verdict.getCodesFixed().isEmpty() && verdict.getCodesNew().isEmpty();
    return Optional.of(
        new Decision(
            standing.at(place),
            now,
            place,
            left(standing, place),
            before,
            learnsNothing ? List.of() : List.of(verdict)));
  }

  private static Place left(Standing standing, Place place) {
    return standing.place() == place ? Place.NOWHERE : standing.place();
  }

  private static Decision withdraw(String reportKey, Standing standing, ValidatedReport before) {
    if (standing == null || standing.place() == Place.NOWHERE) {
      return Decision.unchanged(standing);
    }
    return new Decision(
        standing.at(Place.NOWHERE),
        null,
        Place.NOWHERE,
        standing.place(),
        before,
        List.of(Receipts.of(before, reportKey, ReceiptStatus.WITHDRAWN)));
  }

  /**
   * Whether a submission was seen before. A withdrawn report comes back when its document is handed
   * in anew.
   */
  private static boolean isRepetition(Standing standing, String id, SubmissionOrder order) {
    boolean handedInAnew = standing.place() == Place.NOWHERE && order.isAfter(standing.order());
    return !handedInAnew && standing.submissions().contains(id);
  }
}
