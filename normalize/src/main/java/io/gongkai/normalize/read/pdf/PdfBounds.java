package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;

/**
 * Looks over the bytes of a PDF file before PDFBox opens it: PDFBox unpacks each stream whole into
 * memory, however long it gets, and keeps a table of all objects.
 */
final class PdfBounds {
  /** What one stream may unpack to: the largest font or picture that is embedded whole. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  /** What one stream of objects or references may unpack to, each of which becomes an object. */
  private static final int MOST_OBJECT_BYTES = 4 * 1024 * 1024;

  /** A deflated byte stands for at most this many. */
  private static final int DEFLATE_RATIO = 1032;

  /** Old filters: what they unpack is not tried out, so what goes in is bounded. */
  private static final int MOST_OLD_BYTES = 256 * 1024;

  /** How far before its data a stream's dictionary is searched. */
  private static final int DICTIONARY = 4096;

  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);

  /** What a stream of objects may hold where it cannot be unpacked before it is used. */
  private static final int MOST_ENCRYPTED_OBJECTS = 64 * 1024;

  private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.US_ASCII);

  private final byte[] pdf;
  private final boolean encrypted;
  private final int mostObjects;
  private final Deadline deadline;
  private final byte[] scratch = new byte[1 << 16];

  PdfBounds(byte[] pdf, int mostObjects, Deadline deadline) {
    this.pdf = pdf;
    this.mostObjects = mostObjects;
    this.encrypted = indexOf(ENCRYPT, 0) < pdf.length;
    this.deadline = deadline;
  }

  /** Refuses what is over a bound. */
  void check() throws UnreadableException {
    int objects = 0;
    int lastObject = 0;
    for (int at = 0; at < pdf.length; at++) {
      if (pdf[at] == ' ' && isAt(OBJECT, at)) {
        lastObject = at;
        objects++;
        if (objects > mostObjects) {
          throw Limit.ELEMENTS.exceeded(mostObjects);
        }
      } else if (pdf[at] == 's' && isAt(STREAM, at)) {
        int end = indexOf(END, at);
        stream(Math.max(lastObject, at - DICTIONARY), at, end);
        at = end + END.length - 1;
      }
    }
  }

  private void stream(int dictionaryStart, int keyword, int end) throws UnreadableException {
    deadline.check();
    String dictionary =
        new String(pdf, dictionaryStart, keyword - dictionaryStart, StandardCharsets.ISO_8859_1);
    int deflated = count(dictionary, "/FlateDecode") + count(dictionary, "/Fl ");
    int old =
        count(dictionary, "/LZW") + count(dictionary, "/RunLength") + count(dictionary, "/RL");
    // Names may be written with codes for their letters; hardly any program does.
    boolean obscure = dictionary.indexOf('#') >= 0;
    if (deflated + old > 1 && !dictionary.contains("/DCTDecode")) {
      throw UnreadableException.tooLarge("PDF 数据流的压缩层数", "layers of compression", 1);
    }
    int start = Math.min(end, dataStart(keyword + STREAM.length));
    boolean objects =
        obscure
            || dictionary.contains("/ObjStm")
            || dictionary.contains("/XRef")
            || dictionary.contains("/First");
    int limit = objects ? MOST_OBJECT_BYTES : MOST_BYTES;
    boolean mayExceed = (long) (end - start) * DEFLATE_RATIO > limit;
    if (encrypted && dictionary.contains("/ObjStm") && end - start > MOST_ENCRYPTED_OBJECTS) {
      throw UnreadableException.tooLarge(
          "加密的 PDF 对象流", "bytes in an encrypted stream of objects", MOST_ENCRYPTED_OBJECTS);
    }
    if ((deflated > 0 || obscure) && mayExceed) {
      inflate(pdf, start, end, limit);
    }
    if (old > 0 && end - start > MOST_OLD_BYTES) {
      throw UnreadableException.tooLarge("PDF 数据流", "bytes in a stream", MOST_OLD_BYTES);
    }
  }

  /**
   * Refuses what is over a bound in a document that was opened with a key: before that, its streams
   * cannot be unpacked.
   */
  void checkDecrypted(COSDocument document) throws IOException, UnreadableException {
    for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
      deadline.check();
      if (document.getObjectFromPool(key).getObject() instanceof COSStream stream
          && stream.getFilters() != null) {
        try (InputStream raw = stream.createRawInputStream()) {
          byte[] packed = raw.readAllBytes();
          if ((long) packed.length * DEFLATE_RATIO > MOST_BYTES) {
            inflate(packed, 0, packed.length, MOST_BYTES);
          }
        }
      }
    }
  }

  /** Unpacks a stream without keeping it. */
  private void inflate(byte[] packed, int start, int end, int limit) throws UnreadableException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed, start, end - start);
      long unpacked = 0;
      int read = inflater.inflate(scratch);
      while (read > 0) {
        unpacked += read;
        if (unpacked > limit) {
          throw UnreadableException.tooLarge("PDF 数据流解压后", "unpacked bytes", limit);
        }
        deadline.check();
        read = inflater.inflate(scratch);
      }
    } catch (DataFormatException e) {
      // Damaged from here on: PDFBox stops here too.
    } finally {
      inflater.end();
    }
  }

  private int dataStart(int afterKeyword) {
    int at = afterKeyword;
    while (at < pdf.length && (pdf[at] == '\r' || pdf[at] == '\n' || pdf[at] == ' ')) {
      at++;
    }
    return at;
  }

  private static int count(String words, String word) {
    int count = 0;
    for (int at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
      count++;
    }
    return count;
  }

  private int indexOf(byte[] word, int from) {
    for (int at = from; at <= pdf.length - word.length; at++) {
      if (pdf[at] == word[0] && isAt(word, at)) {
        return at;
      }
    }
    return pdf.length;
  }

  private boolean isAt(byte[] word, int at) {
    if (at + word.length > pdf.length) {
      return false;
    }
    for (int i = 1; i < word.length; i++) {
      if (pdf[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
