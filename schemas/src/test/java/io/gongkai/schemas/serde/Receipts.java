package io.gongkai.schemas.serde;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import java.time.Instant;
import java.util.List;

/** Receipts to write and read. */
final class Receipts {
  private Receipts() {}

  static Receipt of(String submissionId) {
    return Receipt.newBuilder()
        .setSubmissionId(submissionId)
        .setStatus(ReceiptStatus.FLAGGED)
        .setReportKey("青石县人民政府办公室/2023")
        .setCodes(List.of("T3-FLOW"))
        .setAt(Instant.ofEpochMilli(1_700_000_000_123L))
        .setCauses(List.of())
        .setFixed(List.of())
        .build();
  }
}
