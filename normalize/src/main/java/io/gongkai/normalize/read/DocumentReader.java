package io.gongkai.normalize.read;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.json.JsonReportReader;
import io.gongkai.normalize.read.container.ContainerReader;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.normalize.read.container.WorkTime;
import io.gongkai.normalize.read.html.CharsetDeclaration;
import io.gongkai.normalize.read.html.HtmlDetector;
import io.gongkai.normalize.read.html.HtmlReader;
import io.gongkai.normalize.read.html.WebArchive;
import io.gongkai.normalize.read.office.DocReader;
import io.gongkai.normalize.read.office.OfficeReader;
import io.gongkai.normalize.read.office.WordXmlReader;
import io.gongkai.normalize.read.pdf.PdfPlaces;
import io.gongkai.normalize.read.pdf.PdfReader;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds out by its content what a document is, and reads its text.
 *
 * <p>Nothing outside of the document is ever fetched. Safe for use by several threads.
 */
public final class DocumentReader {
  private static final String UNKNOWN = "application/octet-stream";

  private final NormalizerLimits limits;
  private final LongSupplier nanoTime;
  private final HtmlReader html;
  private final PdfReader pdf;
  private final ContainerReader office;
  private final ContainerReader doc;
  private final ContainerReader wordXml;

  /** A reader that refuses what is over the limits. */
  public DocumentReader(NormalizerLimits limits) {
    this(limits, new WorkTime());
  }

  /**
   * A reader that refuses what is over the limits.
   *
   * @param nanoTime the clock that the time limit is measured by, in nanoseconds of any origin;
   *     asked by the thread that reads
   */
  public DocumentReader(NormalizerLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.html = new HtmlReader(limits);
    this.pdf = new PdfReader(limits);
    this.office = new OfficeReader(limits);
    this.doc = new DocReader(limits);
    this.wordXml = new WordXmlReader(limits);
  }

  /**
   * Reads a document.
   *
   * @param document the document's bytes; not changed
   * @return the text, or why there is none
   */
  public Extraction read(byte[] document) {
    return read(document, Deadline.in(limits.maxTime(), nanoTime));
  }

  /**
   * Reads a document by a deadline.
   *
   * @param document the document's bytes; not changed
   * @param deadline for the document
   * @return the text, or why there is none
   */
  public Extraction read(byte[] document, Deadline deadline) {
    return read(document, deadline, PdfPlaces.ignored());
  }

  /**
   * Reads a document by a deadline.
   *
   * @param document the document's bytes; not changed
   * @param deadline for the document
   * @param places is told where on its pages the text of a PDF file stands
   * @return the text, or why there is none
   */
  public Extraction read(byte[] document, Deadline deadline, PdfPlaces places) {
    if (document.length > limits.maxBytes()) {
      return failure(UNKNOWN, Limit.BYTES.exceeded(limits.maxBytes()));
    }
    Container container = Container.of(document);
    return switch (container) {
      case TEXT -> readText(document, deadline);
      case WORD_XML -> read(wordXml, document, deadline);
      case WEB_ARCHIVE -> readArchive(document, deadline);
      case PDF -> readPdf(document, deadline, places);
      case ZIP -> read(office, document, deadline);
      case OLE -> read(doc, document, deadline);
      default -> refuse(container);
    };
  }

  private Extraction read(ContainerReader reader, byte[] document, Deadline deadline) {
    String mediaType = reader.mediaType(document);
    try {
      return text(mediaType, reader.read(document, deadline));
    } catch (UnreadableException e) {
      return failure(mediaType, e);
    }
  }

  private Extraction readArchive(byte[] document, Deadline deadline) {
    String mediaType = Container.WEB_ARCHIVE.mediaType();
    try {
      Extraction page = readText(WebArchive.page(document), deadline);
      return page instanceof Extraction.Text text
          ? new Extraction.Text(mediaType, text.text())
          : page;
    } catch (UnreadableException e) {
      return failure(mediaType, e);
    }
  }

  private Extraction readPdf(byte[] document, Deadline deadline, PdfPlaces places) {
    try {
      DocumentText read = pdf.readPages(document, deadline, places);
      Extraction text = text(PdfReader.MEDIA_TYPE, read.finish());
      return text instanceof Extraction.Text found
          ? new Extraction.Text(found.mediaType(), found.text(), read.pages())
          : text;
    } catch (UnreadableException e) {
      return failure(PdfReader.MEDIA_TYPE, e);
    }
  }

  private static Extraction refuse(Container container) {
    if (container.isImage()) {
      return failure(container.mediaType(), UnreadableException.scanned("图片"));
    }
    return failure(container.mediaType(), UnreadableException.unsupported(container.mediaType()));
  }

  private Extraction readText(byte[] document, Deadline deadline) {
    Optional<String> decoded = decode(document);
    if (decoded.isEmpty()) {
      return failure(
          UNKNOWN,
          new UnreadableException(
              UnreadableReason.CORRUPT,
              "文件内容不是任何常用编码（UTF-8、UTF-16、GB18030、Big5）的文本。请检查文件是否损坏。",
              "The bytes are no text in UTF-8, UTF-16, GB18030 or Big5. Check whether the file is"
                  + " damaged."));
    }
    String text = decoded.get();
    if (text.length() <= limits.maxChars() && JsonReportReader.isReport(text)) {
      return new Extraction.Json(text);
    }
    if (HtmlDetector.isHtml(text)) {
      String mediaType = "text/html";
      try {
        return text(mediaType, html.read(text, deadline));
      } catch (UnreadableException e) {
        return failure(mediaType, e);
      }
    }
    return text("text/plain", text);
  }

  /** A page may declare what its bytes do not tell; bytes that are valid UTF-8 need no word. */
  private static Optional<String> decode(byte[] document) {
    Optional<String> unicode = TextDecoder.unicode(document);
    if (unicode.isPresent()) {
      return unicode;
    }
    Optional<String> declared =
        CharsetDeclaration.of(document).flatMap(set -> TextDecoder.declared(document, set));
    return declared.isPresent() ? declared : TextDecoder.guess(document);
  }

  private Extraction text(String mediaType, String text) {
    if (text.length() > limits.maxChars()) {
      return failure(mediaType, Limit.CHARS.exceeded(limits.maxChars()));
    }
    if (text.isBlank()) {
      return failure(
          mediaType,
          new UnreadableException(
              UnreadableReason.EMPTY,
              "文件没有任何文字。请检查是否选错了文件。",
              "The document holds no text. Check whether it is the right file."));
    }
    return new Extraction.Text(mediaType, text);
  }

  private static Extraction failure(String mediaType, UnreadableException why) {
    return new Extraction.Failure(mediaType, Refusal.of(why));
  }
}
