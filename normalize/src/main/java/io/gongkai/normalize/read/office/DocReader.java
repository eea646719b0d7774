package io.gongkai.normalize.read.office;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.ContainerReader;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Reads DOC documents, and knows the other files that share their container. */
public final class DocReader implements ContainerReader {
  private static final String NAME = "DOC";
  private static final String DOC = "application/msword";
  private static final String ENCRYPTED = "application/x-tika-ooxml-protected";
  private static final int ENTRY_LENGTH = 128;
  private static final int HEADER_LENGTH = 512;

  private final NormalizerLimits limits;

  /** A reader that keeps to the limits. */
  public DocReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  /** The type is told by the names in the directory, whose entries lie at multiples of 128. */
  @Override
  public String mediaType(byte[] document) {
    for (int at = HEADER_LENGTH; at + ENTRY_LENGTH <= document.length; at += ENTRY_LENGTH) {
      if (isNamed(document, at, "WordDocument")) {
        return DOC;
      }
      if (isNamed(document, at, "EncryptedPackage")) {
        return ENCRYPTED;
      }
      if (isNamed(document, at, "Workbook") || isNamed(document, at, "Book")) {
        return "application/vnd.ms-excel";
      }
      if (isNamed(document, at, "PowerPoint Document")) {
        return "application/vnd.ms-powerpoint";
      }
    }
    return "application/x-ole-storage";
  }

  private static boolean isNamed(byte[] document, int at, String name) {
    // Names end in a zero, and their length is given in bytes behind the 64 that they may take.
    int length = (document[at + 64] & 0xff) | (document[at + 65] & 0xff) << 8;
    return length == 2 * (name.length() + 1)
        && new String(document, at, length - 2, StandardCharsets.UTF_16LE).equals(name);
  }

  @Override
  public String read(byte[] document, Deadline deadline) throws UnreadableException {
    String mediaType = mediaType(document);
    if (mediaType.equals(ENCRYPTED)) {
      throw UnreadableException.encrypted("Office");
    }
    if (!mediaType.equals(DOC)) {
      throw UnreadableException.unsupported(mediaType);
    }
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(document));
        HWPFDocument doc = new HWPFDocument(files)) {
      deadline.check();
      DocProperties.mend(doc);
      deadline.check();
      DocumentText text = new DocumentText(limits.maxChars(), deadline);
      String written = new DocText(doc.getRange(), text, deadline).write();
      if (written.isBlank() && !doc.getPicturesTable().getAllPictures().isEmpty()) {
        throw UnreadableException.scanned(NAME);
      }
      return written;
    } catch (EncryptedDocumentException e) {
      throw UnreadableException.encrypted(NAME);
    } catch (OldFileFormatException e) {
      throw UnreadableException.unsupported("application/msword; version=6");
    } catch (IOException | RuntimeException e) {
      // POI answers damaged files with many kinds of unchecked exceptions too.
      throw UnreadableException.corrupt(NAME, e);
    }
  }
}
