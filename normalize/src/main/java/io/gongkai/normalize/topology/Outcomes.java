package io.gongkai.normalize.topology;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.NormalizeResult.Read;
import io.gongkai.normalize.NormalizeResult.Refused;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.schemas.trace.Work;
import java.util.List;

/** What of a document goes to which topic. */
final class Outcomes {
  private Outcomes() {}

  static Report report(Reading reading) {
    return ((Read) reading.result()).report();
  }

  static Unreadable unreadable(Reading reading) {
    return ((Refused) reading.result()).unreadable();
  }

  /** Receipt for a document that was taken in, whether or not it can be read. */
  static Receipt received(ReceivedDocument received) {
    return receipt(
            received.submission(),
            ReceiptStatus.RECEIVED,
            "已收到文件，正在读取。",
            "The document was taken in and is being read.")
        .build();
  }

  /** Receipt for a report whose tables were read. */
  static Receipt normalized(Report report) {
    return receipt(
            report.getSubmission(),
            ReceiptStatus.NORMALIZED,
            "已读出法定表格，正在核验。",
            "The statutory tables were read and are being checked.")
        .setReportKey(ReportKey.of(report))
        .build();
  }

  /** Notes of the work on a document what came of reading it. */
  static void note(NormalizeResult result, Work work) {
    if (!work.isTold()) {
      return;
    }
    if (result instanceof Refused refused) {
      work.note(Traces.STATUS, ReceiptStatus.UNREADABLE.name());
      work.note(Traces.REASON, refused.unreadable().getReason().name());
    } else {
      work.note(Traces.STATUS, ReceiptStatus.NORMALIZED.name());
    }
  }

  private static Receipt.Builder receipt(
      Submission submission, ReceiptStatus status, String zh, String en) {
    return Receipt.newBuilder()
        .setSubmissionId(submission.getId())
        .setStatus(status)
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
