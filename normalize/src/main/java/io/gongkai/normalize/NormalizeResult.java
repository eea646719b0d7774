package io.gongkai.normalize;

import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import java.util.Objects;

/** What became of a document: a report, or a refusal with its reason. Both are ordinary values. */
public sealed interface NormalizeResult {

  /** The text extracted from the document, which all spans refer to; empty when there is none. */
  String text();

  /**
   * The report was read.
   *
   * @param report what the document says
   * @param text the extracted text
   */
  record Read(Report report, String text) implements NormalizeResult {
    /** Checks that nothing is null. */
    public Read {
      Objects.requireNonNull(report, "report");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * The statutory tables could not be read.
   *
   * @param unreadable the reason, and whatever was read
   * @param text the extracted text, empty when there is none
   */
  record Refused(Unreadable unreadable, String text) implements NormalizeResult {
    /** Checks that nothing is null. */
    public Refused {
      Objects.requireNonNull(unreadable, "unreadable");
      Objects.requireNonNull(text, "text");
    }
  }
}
