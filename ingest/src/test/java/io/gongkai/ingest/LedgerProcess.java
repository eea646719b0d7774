package io.gongkai.ingest;

import io.gongkai.schemas.topic.SubmissionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that adds lines to a ledger: some, or without end until it is killed. */
final class LedgerProcess {
  private LedgerProcess() {}

  /** Arguments: folder, name of the process, number of lines. */
  public static void main(String[] args) throws IOException {
    try (PublishLedger ledger = PublishLedger.open(Path.of(args[0]), "cluster")) {
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        ledger.add(id(args[1], i));
      }
    }
  }

  static String id(String process, int number) {
    return SubmissionId.of(process, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
