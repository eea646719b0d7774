package io.gongkai.ingest;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A document to be published, with what its publisher says about it.
 *
 * @param file the file that holds it
 * @param agencyId the agency that hands it in; empty when it is not known
 * @param sourceUrl where the document is published; empty when it is not known
 */
public record Document(Path file, String agencyId, String sourceUrl) {

  /** Checks that nothing is null. */
  public Document {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(agencyId, "agencyId");
    Objects.requireNonNull(sourceUrl, "sourceUrl");
  }

  /** A document of which nothing is known but its file. */
  public static Document of(Path file) {
    return new Document(file, "", "");
  }

  /** The last part of the file's path. */
  public String filename() {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
