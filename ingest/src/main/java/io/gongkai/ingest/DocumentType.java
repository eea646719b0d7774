package io.gongkai.ingest;

import java.util.Locale;
import java.util.Optional;

/** The kinds of file that agencies publish reports as, known by the ending of the file name. */
public enum DocumentType {
  /** Plain text. */
  TEXT("text/plain"),
  /** Text with Markdown marks. */
  MARKDOWN("text/markdown"),
  /** A web page. */
  HTML("text/html"),
  /** A web page in XML. */
  XHTML("application/xhtml+xml"),
  /** A document of Word 97 to 2003. */
  DOC("application/msword"),
  /** A document of Word 2007 and later. */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  /** A workbook of Excel 2007 and later. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  /** A web page with its pictures in one file. */
  MHTML("multipart/related"),
  /** A PDF. */
  PDF("application/pdf");

  private final String mediaType;

  DocumentType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Media type to name in the {@code content-type} header; never null. */
  public String mediaType() {
    return mediaType;
  }

  /** The type that a file name promises; empty when it has no extension or an unknown one. */
  public static Optional<DocumentType> ofName(String filename) {
    return switch (extension(filename).toLowerCase(Locale.ROOT)) {
      case "txt", "text" -> Optional.of(TEXT);
      case "md" -> Optional.of(MARKDOWN);
      case "html", "htm" -> Optional.of(HTML);
      case "xhtml" -> Optional.of(XHTML);
      case "doc" -> Optional.of(DOC);
      case "docx" -> Optional.of(DOCX);
      case "xlsx" -> Optional.of(XLSX);
      case "mht", "mhtml" -> Optional.of(MHTML);
      case "pdf" -> Optional.of(PDF);
      default -> Optional.empty();
    };
  }

  /** What follows the last full stop of a file name, as written; empty when there is none. */
  private static String extension(String filename) {
    int dot = filename.lastIndexOf('.');
    return dot < 0 ? "" : filename.substring(dot + 1);
  }
}
