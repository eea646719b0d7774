package io.gongkai.normalize.read.office;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.ContainerReader;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.util.Optional;

/** Reads the zip files that word processors and spreadsheet programs write: DOCX and XLSX. */
public final class OfficeReader implements ContainerReader {
  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String DOCX = OPEN_XML + "wordprocessingml.document";
  private static final String XLSX = OPEN_XML + "spreadsheetml.sheet";
  private static final String ZIP = "application/zip";

  private final NormalizerLimits limits;
  private final DocxReader docx;
  private final XlsxReader xlsx;

  /** A reader that keeps to the limits. */
  public OfficeReader(NormalizerLimits limits) {
    this.limits = limits;
    this.docx = new DocxReader(limits);
    this.xlsx = new XlsxReader(limits);
  }

  @Override
  public String mediaType(byte[] document) {
    try {
      return mediaType(new ZipParts(document, limits.maxUnpackedBytes()));
    } catch (IOException e) {
      // Reading it says what is wrong with it.
      return ZIP;
    }
  }

  private static String mediaType(ZipParts parts) {
    if (mainPart(parts).isPresent()) {
      return DOCX;
    }
    for (String name : parts.names()) {
      switch (name) {
        case "xl/workbook.xml" -> {
          return XLSX;
        }
        case "OFD.xml" -> {
          return "application/ofd";
        }
        case "ppt/presentation.xml" -> {
          return OPEN_XML + "presentationml.presentation";
        }
        case "content.xml" -> {
          return "application/vnd.oasis.opendocument";
        }
        default -> {}
      }
    }
    return ZIP;
  }

  private static Optional<String> mainPart(ZipParts parts) {
    return parts.names().stream().filter(DocxReader::isMain).findFirst();
  }

  @Override
  public String read(byte[] document, Deadline deadline) throws UnreadableException {
    ZipParts parts;
    try {
      parts = new ZipParts(document, limits.maxUnpackedBytes());
    } catch (IOException e) {
      throw UnreadableException.corrupt("ZIP", e);
    }
    String mediaType = mediaType(parts);
    if (parts.encrypted()) {
      throw UnreadableException.encrypted("ZIP");
    }
    Optional<String> main = mainPart(parts);
    if (main.isPresent()) {
      return docx.read(parts, main.get(), deadline);
    }
    if (mediaType.equals(XLSX)) {
      return xlsx.read(parts, deadline);
    }
    throw UnreadableException.unsupported(mediaType);
  }
}
