package io.gongkai.app.check;

import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import java.util.Objects;

/** A file with what the checks made of it. */
public sealed interface CheckedFile {

  /** The file itself. */
  Source source();

  /** The text extracted from the file, which all spans refer to; empty when there is none. */
  String text();

  /** Whether the file holds a report that no rule flags. */
  boolean isClean();

  /**
   * A file as it was given.
   *
   * @param file its path, as the user wrote it
   * @param sha256 lower-case hex SHA-256 of its bytes
   * @param mediaType media type found in the content; empty when it was not looked for
   * @param bytes its size in bytes
   */
  record Source(String file, String sha256, String mediaType, long bytes) {
    /** Checks that nothing is null. */
    public Source {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(mediaType, "mediaType");
    }
  }

  /**
   * A report that was read and judged.
   *
   * @param source the file
   * @param validated the report with its verdict and findings
   * @param text the extracted text
   */
  record Judged(Source source, ValidatedReport validated, String text) implements CheckedFile {
    @Override
    public boolean isClean() {
      return validated.getVerdict() == Verdict.CLEAN;
    }
  }

  /**
   * A file from which the statutory tables could not be read.
   *
   * @param source the file
   * @param unreadable the reason, and whatever was read
   * @param text the extracted text, empty when there is none
   */
  record NotRead(Source source, Unreadable unreadable, String text) implements CheckedFile {
    @Override
    public boolean isClean() {
      return false;
    }
  }
}
