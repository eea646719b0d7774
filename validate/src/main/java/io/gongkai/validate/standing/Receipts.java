package io.gongkai.validate.standing;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
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
    return verdict(reportKey, validated, ReceiptFindings.of(validated, before));
  }

  /** The same, for a report that is judged again; none when its agency would learn nothing. */
  static List<Receipt> ifNews(String reportKey, ValidatedReport now, ValidatedReport before) {
    ReceiptFindings findings = ReceiptFindings.of(now, before);
    boolean news =
        now.getVerdict() != before.getVerdict()
            || !findings.codesNew().isEmpty()
            || !findings.codesFixed().isEmpty()
            || !findings.codesWaived().equals(ReceiptFindings.of(before, null).codesWaived());
    return news ? List.of(verdict(reportKey, now, findings)) : List.of();
  }

  private static Receipt verdict(
      String reportKey, ValidatedReport validated, ReceiptFindings findings) {
    Submission submission = validated.getReport().getSubmission();
    boolean clean = validated.getVerdict() == Verdict.CLEAN;
    Receipt.Builder receipt =
        clean
            ? receipt(
                reportKey,
                submission,
                ReceiptStatus.CLEAN,
                "核验通过。",
                "The report was checked: no rule flags it.")
            : receipt(
                reportKey,
                submission,
                ReceiptStatus.FLAGGED,
                "核验发现问题，请核对后重新报送或者说明理由。",
                "The report breaks rules: check it and hand it in corrected, or give reasons.");
    return findings.addTo(receipt).setStanding(submission.getId()).build();
  }

  /** Receipt for a submission that comes when a newer one is current already. */
  static Receipt supersededAtOnce(String reportKey, ValidatedReport validated, String standing) {
    return ReceiptFindings.of(validated, null)
        .addTo(
            receipt(
                reportKey,
                validated.getReport().getSubmission(),
                ReceiptStatus.SUPERSEDED,
                "此前已收到更新的版本，本件不采用。",
                "A newer submission of this report had come before; this one is not used."))
        .setStanding(standing)
        .build();
  }

  /** Receipt for a submission that comes when its report was withdrawn already. */
  static Receipt withdrawnAtOnce(String reportKey, ValidatedReport validated) {
    return ReceiptFindings.of(validated, null)
        .addTo(
            receipt(
                reportKey,
                validated.getReport().getSubmission(),
                ReceiptStatus.WITHDRAWN,
                "报告已撤回，本件不采用。",
                "The report was withdrawn after this submission; it is not used."))
        .build();
  }

  /** Receipt for a submission whose report stood, and whose place a newer one takes. */
  static Receipt superseded(String reportKey, ValidatedReport before, String newer) {
    return receipt(
            reportKey,
            before.getReport().getSubmission(),
            ReceiptStatus.SUPERSEDED,
            "已被更新的版本取代。",
            "A newer submission of this report stands in its place.")
        .setStanding(newer)
        .build();
  }

  /** Receipt for a submission whose report stood and was withdrawn. */
  static Receipt withdrawn(String reportKey, ValidatedReport before) {
    return receipt(
            reportKey,
            before.getReport().getSubmission(),
            ReceiptStatus.WITHDRAWN,
            "报告已撤回。",
            "The report was withdrawn.")
        .build();
  }

  /** Receipt for a document that had been handed in before. */
  static Receipt duplicate(String reportKey, Submission submission, String standing) {
    return receipt(
            reportKey,
            submission,
            ReceiptStatus.DUPLICATE,
            "此前已收到同一文件，本次报送不改变任何结果。",
            "The same document had been handed in before: nothing changes.")
        .setStanding(standing)
        .build();
  }

  /** Receipt for a document that could not be read. */
  static Receipt unreadable(String reportKey, Unreadable unreadable, String standing) {
    String zh = standing.isEmpty() ? "" : "此前的报告继续有效。";
    String en = standing.isEmpty() ? "" : " The report handed in before goes on standing.";
    return receipt(
            reportKey,
            unreadable.getSubmission(),
            ReceiptStatus.UNREADABLE,
            unreadable.getMessageZh() + zh,
            unreadable.getMessageEn() + en)
        .setCodes(List.of(unreadable.getReason().name()))
        .setStanding(standing)
        .build();
  }

  private static Receipt.Builder receipt(
      String reportKey, Submission submission, ReceiptStatus status, String zh, String en) {
    return Receipt.newBuilder()
        .setSubmissionId(submission.getId())
        .setStatus(status)
        .setReportKey(reportKey)
        .setAt(submission.getReceivedAt())
        .setPartition(submission.getPartition())
        .setOffset(submission.getOffset())
        .setMessageZh(zh)
        .setMessageEn(en)
        // Given, because a builder makes its defaults by reflection, which has to be allowed first.
        .setCauses(List.of())
        .setFixed(List.of());
  }
}
