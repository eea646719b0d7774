package io.gongkai.validate.standing;

import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.validate.Validator;
import io.gongkai.validate.waiver.Waivers;
import java.time.Instant;
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
   * @param known what is known of the key
   * @throws IllegalArgumentException when the key is no report key, or the report does not fit its
   *     form
   */
  public Decision judge(String reportKey, Report report, Known known) {
    if (report == null) {
      return withdraw(reportKey, known);
    }
    Submission submission = report.getSubmission();
    Standing standing = known.standing();
    SubmissionOrder order = SubmissionOrder.of(submission);
    HandedIn handedIn = HandedIn.of(submission);
    if (standing != null && isRepetition(standing, handedIn.submissionId(), order)) {
      return repeat(reportKey, report, known);
    }
    ValidatedReport validated = validate(reportKey, report, known);
    if (standing != null && !order.isAfter(standing.order())) {
      // Late: the submission learns what was found, but a newer revision is current, or was until
      // it was withdrawn.
      Receipt late =
          standing.place() == Place.NOWHERE
              ? Receipts.withdrawnAtOnce(reportKey, validated)
              : Receipts.supersededAtOnce(reportKey, validated, known.standingSubmission());
      return new Decision(
          standing.with(handedIn), null, Place.NOWHERE, Place.NOWHERE, null, List.of(late));
    }
    Place place = Place.of(validated.getVerdict());
    Receipt verdict = Receipts.verdict(reportKey, validated, known.before());
    if (standing == null) {
      Standing first = new Standing(order, place, List.of(handedIn));
      return new Decision(first, validated, place, Place.NOWHERE, null, List.of(verdict));
    }
    return new Decision(
        standing.replacedBy(order, place, handedIn),
        validated,
        place,
        left(standing, place),
        known.before(),
        known.before() == null
            ? List.of(verdict)
            : List.of(Receipts.superseded(reportKey, known.before(), submission.getId()), verdict));
  }

  /**
   * Whether what is known of a key was handed in after a time. A withdrawal of that time that comes
   * late does not concern it.
   *
   * @param time milliseconds since the epoch
   * @param known what is known of the key
   */
  public boolean isNewerThan(long time, Known known) {
    return known.standing() != null
        && known.standing().order().receivedAt().isAfter(Instant.ofEpochMilli(time));
  }

  /**
   * What something other than a revision brings about for a report that stands: another year of the
   * agency, a waiver that comes, is revoked or expires.
   *
   * @param reportKey key of the report that stands
   * @param known what is known of the key now
   * @return the decision; empty when the report is judged as before
   */
  public Optional<Decision> judgeAgain(String reportKey, Known known) {
    return again(reportKey, known.before().getReport(), known);
  }

  /**
   * The receipt for a document that could not be read; a report that stood goes on standing.
   *
   * @param reportKey key of the report that it was meant to be; empty when that is not known
   * @param unreadable the document
   * @param refusal what is remembered of it; null when it is seen for the first time
   * @param known what is known of the key
   * @return empty when nothing has changed: the same handing-in is processed again
   */
  public Optional<Receipt> refuse(
      String reportKey, Unreadable unreadable, Refusal refusal, Known known) {
    Submission submission = unreadable.getSubmission();
    HandedIn handedIn = HandedIn.of(submission);
    Optional<HandedIn> read =
        known.standing() == null
            ? Optional.empty()
            : known.standing().seen(handedIn.submissionId());
    HandedIn first = read.orElse(refusal == null ? null : refusal.handedIn());
    if (first != null && !first.equals(handedIn)) {
      return Optional.of(Receipts.duplicate(reportKey, submission, known.standingSubmission()));
    }
    boolean toldAlready = refusal != null && refusal.reason() == unreadable.getReason();
    return read.isPresent() || toldAlready
        ? Optional.empty()
        : Optional.of(Receipts.unreadable(reportKey, unreadable, known.standingSubmission()));
  }

  /**
   * What a withdrawal brings about that reaches up to a place in the order of submissions: it takes
   * back those that came until then, and those too that are seen only later.
   *
   * @param reportKey key of the report
   * @param until order of the last submission that it takes back
   * @param known what is known of the key
   */
  public Decision withdraw(String reportKey, SubmissionOrder until, Known known) {
    Standing standing = known.standing();
    if (standing == null) {
      return Decision.unchanged(new Standing(until, Place.NOWHERE, List.of()));
    }
    return standing.order().isAfter(until)
        ? Decision.unchanged(standing)
        : withdraw(reportKey, known, standing.withdrawn(until));
  }

  /** What a submission brings about that was seen before. */
  private Decision repeat(String reportKey, Report report, Known known) {
    Standing standing = known.standing();
    Submission submission = report.getSubmission();
    if (!standing.seen(submission.getId()).equals(Optional.of(HandedIn.of(submission)))) {
      return Decision.unchanged(
          standing, Receipts.duplicate(reportKey, submission, known.standingSubmission()));
    }
    // The same handing-in, read again: by another version of the reader it may say something else.
    boolean stands =
        known.before() != null && standing.order().equals(SubmissionOrder.of(submission));
    return (stands ? again(reportKey, report, known) : Optional.<Decision>empty())
        .orElseGet(() -> Decision.unchanged(standing));
  }

  private Optional<Decision> again(String reportKey, Report report, Known known) {
    ValidatedReport now = validate(reportKey, report, known);
    if (now.equals(known.before())) {
      return Optional.empty();
    }
    Place place = Place.of(now.getVerdict());
    return Optional.of(
        new Decision(
            known.standing().at(place),
            now,
            place,
            left(known.standing(), place),
            known.before(),
            Receipts.ifNews(reportKey, now, known.before())));
  }

  private ValidatedReport validate(String reportKey, Report report, Known known) {
    return Waivers.apply(
        validator.validate(report, ReportKey.year(reportKey), known.series()), known.waivers());
  }

  private static Place left(Standing standing, Place place) {
    return standing.place() == place ? Place.NOWHERE : standing.place();
  }

  private static Decision withdraw(String reportKey, Known known) {
    Standing standing = known.standing();
    return standing == null
        ? Decision.unchanged(null)
        : withdraw(reportKey, known, standing.at(Place.NOWHERE));
  }

  private static Decision withdraw(String reportKey, Known known, Standing withdrawn) {
    if (known.standing().place() == Place.NOWHERE) {
      return Decision.unchanged(withdrawn);
    }
    return new Decision(
        withdrawn,
        null,
        Place.NOWHERE,
        known.standing().place(),
        known.before(),
        List.of(Receipts.withdrawn(reportKey, known.before())));
  }

  /**
   * Whether a submission was seen before. A withdrawn report comes back when its document is handed
   * in anew.
   */
  private static boolean isRepetition(Standing standing, String id, SubmissionOrder order) {
    boolean handedInAnew = standing.place() == Place.NOWHERE && order.isAfter(standing.order());
    return !handedInAnew && standing.seen(id).isPresent();
  }
}
