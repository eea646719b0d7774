package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptCause;
import io.gongkai.model.ReceiptFinding;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedReceiptsTest {
  private static String content(ReceiptStatus status, ReceiptFinding... findings) {
    List<ReceiptCause> causes =
        findings.length == 0 ? List.of() : List.of(new ReceiptCause(null, List.of(findings)));
    return CopiedReceipts.content(
        Receipt.newBuilder()
            .setSubmissionId("s")
            .setStatus(status)
            .setAt(Instant.EPOCH)
            .setStanding(status.name())
            .setCauses(causes)
            .setFixed(List.of())
            .build());
  }

  private static ReceiptFinding finding(Severity severity, String wording, boolean waived) {
    return ReceiptFinding.newBuilder()
        .setRule("T4-SUM")
        .setSeverity(severity)
        .setMessageZh(wording)
        .setMessageEn(wording)
        .setWaived(waived)
        .setFingerprint("5/6")
        .build();
  }

  @Test
  void shouldBeNewsWhenStatusOrFindingsAreOthers() {
    String flagged = content(ReceiptStatus.FLAGGED, finding(Severity.ERROR, "a", false));

    assertThat(flagged).isNotEqualTo(content(ReceiptStatus.CLEAN));
    assertThat(flagged)
        .isNotEqualTo(content(ReceiptStatus.FLAGGED, finding(Severity.WARNING, "a", false)));
    assertThat(flagged)
        .isNotEqualTo(content(ReceiptStatus.FLAGGED, finding(Severity.ERROR, "a", true)));
    assertThat(content(ReceiptStatus.CLEAN)).isNotEqualTo(content(ReceiptStatus.UNREADABLE));
    assertThat(content(ReceiptStatus.CLEAN)).isNotEqualTo(content(ReceiptStatus.WITHDRAWN));
  }

  @Test
  void shouldBeNoNewsWhenOnlyTheWordingOrTheWayThereIsAnother() {
    assertThat(content(ReceiptStatus.FLAGGED, finding(Severity.ERROR, "a", false)))
        .isEqualTo(content(ReceiptStatus.FLAGGED, finding(Severity.ERROR, "b", false)));
    assertThat(content(ReceiptStatus.SUPERSEDED)).isEqualTo(content(ReceiptStatus.WITHDRAWN));
    assertThat(content(ReceiptStatus.RECEIVED)).isEqualTo(content(ReceiptStatus.NORMALIZED));
    assertThat(content(ReceiptStatus.RECEIVED)).isEqualTo(content(ReceiptStatus.DUPLICATE));
  }
}
