package io.gongkai.bench;

import io.gongkai.model.Report;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.ReportLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Printed documents with the reports that are read from them. */
final class Printed {
  static final NormalizerLimits LIMITS = NormalizerLimits.defaults();

  /** More than a processor keeps close, and few enough to be printed in a moment. */
  private static final int COUNT = 16;

  private static final int YEAR = 2024;
  private static final Normalizer NORMALIZER = new Normalizer(LIMITS);

  private Printed() {}

  /**
   * A printed document.
   *
   * @param bytes the document
   * @param report what is read from it
   */
  record Document(Bytes bytes, Report report) {}

  /** Some documents in a layout. */
  static List<Document> documents(ReportLayout layout) {
    Documents documents = new Documents(8);
    List<Document> printed = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      byte[] bytes = documents.print(documents.report(i, YEAR), layout);
      printed.add(new Document(Bytes.wrap(bytes), read(bytes)));
    }
    return printed;
  }

  /** Reads a document as the stage does. */
  static Report read(byte[] document) {
    NormalizeResult result = NORMALIZER.normalize(BareSubmission.of(document.length), document);
    if (result instanceof NormalizeResult.Read read) {
      return read.report();
    }
    throw new IllegalStateException("a generated report was refused: " + result);
  }
}
