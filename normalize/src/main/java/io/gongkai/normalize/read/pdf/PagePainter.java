package io.gongkai.normalize.read.pdf;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.OverdueException;
import io.gongkai.normalize.read.container.UnreadableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws pages of PDF files.
 *
 * <p>What a page asks of the machine is bounded where it can be known beforehand. A single
 * instruction can still take long or much memory, so documents of strangers are drawn in a process
 * of its own. Safe for use by several threads.
 */
public final class PagePainter {
  /** Pixels to a point: 110 to an inch, at which small print can be read. */
  private static final double SCALE = 110 / 72.0;

  /** Most pixels of a picture; A3 has 2.3 million. */
  private static final double MOST_PIXELS = 3_000_000;

  /** Most pixels of a picture on a page: a sheet of paper scanned with 600 dots to an inch. */
  private static final long MOST_PIXELS_ON_PAGE = 40_000_000;

  private static final int OPERATORS_PER_CHECK = 64;

  private final NormalizerLimits limits;
  private final LongSupplier nanoTime;

  /**
   * A painter.
   *
   * @param limits bounds on documents, and on the time for a page
   * @param nanoTime the clock that time is measured by, in nanoseconds of any origin; asked by the
   *     thread that draws
   */
  public PagePainter(NormalizerLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /**
   * Draws a page.
   *
   * @param document the document's bytes; not changed
   * @param page the page, from 1
   * @return the picture as PNG; empty when the document has no such page
   * @throws UnreadableException when it cannot be drawn, for the reason it gives
   */
  public Optional<byte[]> paint(byte[] document, int page) throws UnreadableException {
    Deadline deadline = Deadline.in(limits.maxTime(), nanoTime);
    try (PDDocument pdf = PdfFile.open(document, limits, deadline)) {
      if (page < 1 || page > pdf.getNumberOfPages()) {
        return Optional.empty();
      }
      Sheet sheet = sheet(pdf.getPage(page - 1));
      if (!sheet.isDrawable()) {
        throw tooLarge();
      }
      double pixels = MOST_PIXELS / (sheet.width() * sheet.height());
      double scale = Math.min(SCALE, Math.sqrt(pixels));
      PDFRenderer renderer = new Renderer(pdf, deadline);
      renderer.setSubsamplingAllowed(true);
      return Optional.of(png(renderer.renderImage(page - 1, (float) scale, ImageType.RGB)));
    } catch (InvalidPasswordException e) {
      throw UnreadableException.encrypted(PdfFile.NAME);
    } catch (OverdueException e) {
      throw e.refusal();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox answers damaged files with many kinds of unchecked exceptions too.
      throw UnreadableException.corrupt(PdfFile.NAME, e);
    }
  }

  private static Sheet sheet(PDPage page) {
    return PageView.of(0, page.getCropBox(), page.getRotation()).sheet();
  }

  private static UnreadableException tooLarge() {
    return new UnreadableException(
        UnreadableReason.TOO_LARGE,
        "页面尺寸超出可绘制的范围（最大为 A0 纸）。请按通常的纸张大小重新生成 PDF。",
        "The page is of a size that is not drawn (A0 is the largest). Make the PDF with pages of a"
            + " usual size.");
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    // In memory: by default pictures go through a file in a folder that all users share.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, "png", out);
    }
    return png.toByteArray();
  }

  /** Draws no longer than it may. */
  private static final class Renderer extends PDFRenderer {
    private final Deadline deadline;

    Renderer(PDDocument pdf, Deadline deadline) {
      super(pdf);
      this.deadline = deadline;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new BoundedDrawer(parameters, deadline);
    }
  }

  /** Looks at the clock, and leaves out pictures that are too large to be unpacked. */
  private static final class BoundedDrawer extends PageDrawer {
    private final Deadline deadline;
    private int operators;

    BoundedDrawer(PageDrawerParameters parameters, Deadline deadline) throws IOException {
      super(parameters);
      this.deadline = deadline;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      operators++;
      if (operators % OPERATORS_PER_CHECK == 0) {
        deadline.checkReading();
      }
      super.processOperator(operator, operands);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      deadline.checkReading();
      if ((long) image.getWidth() * image.getHeight() <= MOST_PIXELS_ON_PAGE) {
        super.drawImage(image);
      }
    }
  }
}
