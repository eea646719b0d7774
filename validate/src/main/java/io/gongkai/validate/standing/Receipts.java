package io.gongkai.validate.standing;

import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import java.util.List;

/** Writes the receipts for what becomes of a submission. */
final class Receipts {
  private Receipts() {}

  /**
   * Receipt for a submission that was judged.
   *
   * @param before what stood until now, to say what changed; null when nothing did
   */
  static Receipt verdict(String reportKey, ValidatedReport validated, ValidatedReport before) {
    Submission submission = validated.getReport().getSubmission();
    List<String> codes = failed(validated);
    List<String> earlier = before == null ? List.of() : failed(before);
    return new Receipt(
        submission.getId(),
        validated.getVerdict() == Verdict.CLEAN ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED,
        reportKey,
        codes,
        submission.getReceivedAt(),
        earlier.stream().filter(code -> !codes.contains(code)).toList(),
        before == null
            ? List.of()
            : codes.stream().filter(code -> !earlier.contains(code)).toList(),
        earlier.stream().filter(codes::contains).toList());
  }

  /** Receipt for a submission whose report stood and stands no more. */
  static Receipt of(ValidatedReport before, String reportKey, ReceiptStatus status) {
    Submission submission = before.getReport().getSubmission();
    return new Receipt(
        submission.getId(),
        status,
        reportKey,
        List.of(),
        submission.getReceivedAt(),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<String> failed(ValidatedReport validated) {
    return validated.getFindings().stream()
        .filter(finding -> finding.getOutcome() == Outcome.FAIL)
        .map(Finding::getRule)
        .distinct()
        .sorted()
        .toList();
  }
}
