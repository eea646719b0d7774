package io.gongkai.normalize.read;

import io.gongkai.normalize.read.html.WebArchive;
import io.gongkai.normalize.read.office.WordXmlReader;

/** Containers that are told apart by the first bytes of a document. */
enum Container {
  PDF("application/pdf"),
  ZIP("application/zip"),
  OLE("application/x-ole-storage"),
  RTF("application/rtf"),
  PNG("image/png"),
  JPEG("image/jpeg"),
  GIF("image/gif"),
  TIFF("image/tiff"),
  BMP("image/bmp"),
  RAR("application/vnd.rar"),
  SEVEN_ZIP("application/x-7z-compressed"),
  GZIP("application/gzip"),
  WORD_XML("application/vnd.ms-wordml"),
  WEB_ARCHIVE("multipart/related"),
  /** Text in some character set, plain or with tags. */
  TEXT("text/plain");

  /** How far into a file readers look for the mark of a PDF. */
  private static final int PDF_HEAD = 1024;

  private final String mediaType;

  Container(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  boolean isImage() {
    return mediaType.startsWith("image/");
  }

  /** The container of a document: text, unless its first bytes say otherwise. */
  static Container of(byte[] document) {
    Container container = document.length < 4 ? TEXT : ofMark(document);
    if (container != TEXT) {
      return container;
    }
    return WordXmlReader.isWordXml(document)
        ? WORD_XML
        : WebArchive.isArchive(document) ? WEB_ARCHIVE : TEXT;
  }

  private static Container ofMark(byte[] document) {
    return switch (document[0] & 0xff) {
      case '%' -> startsWith(document, "%PDF-") ? PDF : TEXT;
      case 'P' ->
          startsWith(document, "PK\u0003\u0004") || startsWith(document, "PK\u0005\u0006")
              ? ZIP
              : TEXT;
      case 0xd0 ->
          startsWith(document, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1") ? OLE : TEXT;
      case '{' -> startsWith(document, "{\\rtf") ? RTF : TEXT;
      case 0x89 -> startsWith(document, "\u0089PNG\r\n\u001a\n") ? PNG : TEXT;
      case 0xff -> startsWith(document, "\u00ff\u00d8\u00ff") ? JPEG : TEXT;
      case 'G' -> startsWith(document, "GIF87a") || startsWith(document, "GIF89a") ? GIF : TEXT;
      case 'I' -> startsWith(document, "II*\u0000") ? TIFF : TEXT;
      case 'M' -> startsWith(document, "MM\u0000*") ? TIFF : TEXT;
      case 'B' -> isBitmap(document) ? BMP : TEXT;
      case 'R' -> startsWith(document, "Rar!\u001a\u0007") ? RAR : TEXT;
      case '7' -> startsWith(document, "7z\u00bc\u00af'\u001c") ? SEVEN_ZIP : TEXT;
      case 0x1f -> startsWith(document, "\u001f\u008b\u0008") ? GZIP : TEXT;
      default -> isLatePdf(document) ? PDF : TEXT;
    };
  }

  /** Some servers put line ends or a byte order mark before a PDF. */
  private static boolean isLatePdf(byte[] document) {
    if (document[0] > ' ' && (document[0] & 0xff) != 0xef) {
      return false;
    }
    int end = Math.min(document.length, PDF_HEAD) - 5;
    for (int i = 0; i < end; i++) {
      if (document[i] == '%' && startsWith(document, i, "%PDF-")) {
        return true;
      }
    }
    return false;
  }

  /** Two letters alone say little: a bitmap's reserved bytes are zero as well. */
  private static boolean isBitmap(byte[] document) {
    return document.length > 10
        && document[1] == 'M'
        && document[6] == 0
        && document[7] == 0
        && document[8] == 0
        && document[9] == 0;
  }

  private static boolean startsWith(byte[] document, String magic) {
    return startsWith(document, 0, magic);
  }

  private static boolean startsWith(byte[] document, int from, String magic) {
    if (document.length - from < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (document[from + i] != (byte) magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
