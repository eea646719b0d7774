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
import java.util.List;

/** What of a result goes to which topic. */
final class Outcomes {
  private Outcomes() {}

  static boolean isReport(NormalizeResult result) {
    return result instanceof Read;
  }

  static Report report(NormalizeResult result) {
    return ((Read) result).report();
  }

  static Unreadable unreadable(NormalizeResult result) {
    return ((Refused) result).unreadable();
  }

  static Receipt receipt(NormalizeResult result) {
    if (result instanceof Read read) {
      Submission submission = read.report().getSubmission();
      return new Receipt(
          submission.getId(),
          ReceiptStatus.NORMALIZED,
          ReportKey.of(read.report()),
          List.of(),
          submission.getReceivedAt(),
          List.of(),
          List.of(),
          List.of());
    }
    Unreadable refused = unreadable(result);
    return new Receipt(
        refused.getSubmission().getId(),
        ReceiptStatus.UNREADABLE,
        "",
        List.of(refused.getReason().name()),
        refused.getSubmission().getReceivedAt(),
        List.of(),
        List.of(),
        List.of());
  }
}
