package io.gongkai.ingest;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A document to be published, with what its publisher says about it.
 *
 * @param file the file that holds it; the empty path when its bytes come another way
 * @param filename its name, for people to recognise it by; empty when it has none
 * @param mediaType media type that the publisher names; empty when none is named
 * @param agencyId the agency that hands it in; empty when it is not known
 * @param sourceUrl where the document is published; empty when it is not known
 * @param dropped whether somebody else put the file where it lies: then it is read only if it is no
 *     link, which could lead to what only the publisher may read
 */
public record Document(
    Path file,
    String filename,
    String mediaType,
    String agencyId,
    String sourceUrl,
    boolean dropped) {

  /** Checks that nothing is null. */
  public Document {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(filename, "filename");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(agencyId, "agencyId");
    Objects.requireNonNull(sourceUrl, "sourceUrl");
  }

  /**
   * A document in a file, which its name and the type that the name promises are taken from.
   *
   * @param file the file that holds it
   * @param agencyId the agency that hands it in; empty when it is not known
   * @param sourceUrl where the document is published; empty when it is not known
   */
  public Document(Path file, String agencyId, String sourceUrl) {
    this(file, nameOf(file), typeOf(file), agencyId, sourceUrl, false);
  }

  /**
   * A document whose bytes are at hand. Its name is no path, and may be none that this machine's
   * file system could hold.
   *
   * @param filename its name; empty when it has none
   * @param mediaType media type that the publisher names; empty when none is named
   * @param agencyId the agency that hands it in; empty when it is not known
   * @param sourceUrl where the document is published; empty when it is not known
   */
  public static Document received(
      String filename, String mediaType, String agencyId, String sourceUrl) {
    return new Document(Path.of(""), filename, mediaType, agencyId, sourceUrl, false);
  }

  /**
   * A document that somebody dropped into a folder.
   *
   * @param agencyId the agency that hands it in; empty when it is not known
   */
  public static Document dropped(Path file, String agencyId) {
    return new Document(file, nameOf(file), typeOf(file), agencyId, "", true);
  }

  /** A document of which nothing is known but its file. */
  public static Document of(Path file) {
    return new Document(file, "", "");
  }

  /** What messages call the document: its file, else its name. */
  String label() {
    return file.toString().isEmpty() ? "the document " + filename : file.toString();
  }

  private static String typeOf(Path file) {
    return DocumentType.ofName(nameOf(file)).map(DocumentType::mediaType).orElse("");
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
