package io.gongkai.schemas.serde;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import java.time.Instant;
import java.util.List;

/** Receipts to write and read. */
final class Receipts {
  private Receipts() {}

  static Receipt of(String submissionId) {
    return new Receipt(
        submissionId,
        ReceiptStatus.FLAGGED,
        "青石县人民政府办公室/2023",
        List.of("T3-FLOW"),
        Instant.ofEpochMilli(1_700_000_000_123L),
        List.of(),
        List.of(),
        List.of());
  }
}
