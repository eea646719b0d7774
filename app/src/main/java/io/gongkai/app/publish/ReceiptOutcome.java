package io.gongkai.app.publish;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptCause;
import io.gongkai.model.ReceiptFinding;
import io.gongkai.model.Severity;
import io.gongkai.model.SuspectCell;
import io.gongkai.schemas.topic.ReportKey;
import java.util.ArrayList;
import java.util.List;

/** Reads what a receipt says of a submission. */
final class ReceiptOutcome {
  private ReceiptOutcome() {}

  static Outcome of(Receipt receipt) {
    return switch (receipt.getStatus()) {
      case RECEIVED, DUPLICATE, OTHER -> new Outcome.Waiting();
      case NORMALIZED -> new Outcome.Normalized();
      case UNREADABLE ->
          new Outcome.NotRead(String.join(", ", receipt.getCodes()), receipt.getMessageEn());
      case CLEAN, FLAGGED -> judged(receipt, false);
      case SUPERSEDED -> judged(receipt, true);
      case WITHDRAWN -> judged(receipt, false);
    };
  }

  private static Outcome judged(Receipt receipt, boolean superseded) {
    String key = receipt.getReportKey();
    return new Outcome.Judged(
        key.isEmpty() ? "" : ReportKey.agency(key),
        key.isEmpty() ? 0 : ReportKey.year(key),
        receipt.getStatus().name(),
        findings(receipt.getCauses()),
        superseded);
  }

  private static List<String> findings(List<ReceiptCause> causes) {
    List<String> lines = new ArrayList<>();
    for (ReceiptCause cause : causes) {
      List<ReceiptFinding> flagging =
          cause.getFindings().stream()
              .filter(finding -> !finding.getWaived())
              .filter(finding -> finding.getSeverity() != Severity.INFO)
              .toList();
      if (!flagging.isEmpty() && cause.getSuspect() != null) {
        cause.getSuspect().getCells().stream()
            .findFirst()
            .map(ReceiptOutcome::suspect)
            .ifPresent(lines::add);
      }
      flagging.forEach(finding -> lines.add(finding.getRule() + ": " + finding.getMessageEn()));
    }
    return List.copyOf(lines);
  }

  private static String suspect(SuspectCell cell) {
    return "likely wrong: "
        + cell.getItem()
        + "/"
        + cell.getColumn()
        + ", should be "
        + cell.getSuggested();
  }
}
