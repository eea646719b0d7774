package io.gongkai.console;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import java.util.Optional;

/**
 * Where the documents are that reports were read from. Spans are not stored: whoever shows a text
 * reads the document again.
 */
public interface Originals {
  /** None to be had. */
  Originals NONE = submission -> Optional.empty();

  /**
   * A document that was read again.
   *
   * @param text the extracted text, empty when there is none
   * @param report what is read from it now; null when it cannot be read
   * @param sheets its pages
   */
  record Original(String text, Report report, Sheets sheets) {
    /** A document without pages. */
    public Original(String text, Report report) {
      this(text, report, Sheets.NONE);
    }
  }

  /**
   * Reads the document of a submission again.
   *
   * @param submission says where the document is, and by what hash it is known
   * @return empty when it is not to be had any more, or its bytes are not those of the submission
   * @throws RuntimeException when it is not to be had now
   */
  Optional<Original> read(Submission submission);
}
