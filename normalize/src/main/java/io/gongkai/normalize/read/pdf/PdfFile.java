package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Opens PDF files within bounds. */
final class PdfFile {
  /** What such a file is called. */
  static final String NAME = "PDF";

  private PdfFile() {}

  /**
   * Opens a file; whoever asked for it closes it.
   *
   * @throws UnreadableException when it goes beyond a bound
   * @throws IOException when it is damaged or needs a password
   * @throws RuntimeException when it is damaged in ways that PDFBox does not foresee
   */
  static PDDocument open(byte[] document, NormalizerLimits limits, Deadline deadline)
      throws IOException, UnreadableException {
    PdfBounds bounds = new PdfBounds(document, limits.maxElements(), deadline);
    bounds.check();
    // Files that ask for a password only from those who want to change them open without one.
    PDDocument pdf =
        Loader.loadPDF(
            document,
            "",
            null,
            null,
            MemoryUsageSetting.setupMainMemoryOnly(limits.maxUnpackedBytes()).streamCache);
    try {
      if (pdf.isEncrypted()) {
        bounds.checkDecrypted(pdf.getDocument());
      }
      if (pdf.getNumberOfPages() > limits.maxPages()) {
        throw Limit.PAGES.exceeded(limits.maxPages());
      }
      return pdf;
    } catch (IOException | UnreadableException | RuntimeException e) {
      pdf.close();
      throw e;
    }
  }
}
