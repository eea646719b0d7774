package io.gongkai.normalize.read.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PdfStyle.Rules;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of pages, with the boxes of cells on them. */
class PagePainterTest {
  private static final String CELL = "t3.received";
  private static final int MOST_PIXELS = 3_100_000;
  private static final int WHITE = 0xffffff;

  /** Space between the crop box and the paper's edge. */
  private static final float CROP = 20;

  private static final PagePainter PAINTER =
      new PagePainter(NormalizerLimits.defaults(), System::nanoTime);

  /** Where two prints differ that differ in one figure is where the figure's box is. */
  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void shouldDrawTheFigureWhereItsBoxIs(int rotation) throws Exception {
    byte[] document = turned(print("12"), rotation);
    PdfPlaces places = PdfPlaces.kept();
    Box box = box(document, places);
    BufferedImage picture = picture(document, box.page());
    Rectangle differing = differing(picture, picture(turned(print("88"), rotation), box.page()));

    Sheet sheet = places.sheets().get(box.page() - 1);
    double scale = picture.getWidth() / sheet.width();
    assertThat(picture.getHeight() / sheet.height()).isBetween(scale * 0.99, scale * 1.01);
    assertThat(differing.isEmpty()).isFalse();
    assertThat(
            new Rectangle(
                (int) (box.left() * scale),
                (int) (box.top() * scale),
                (int) (box.width() * scale) + 2,
                (int) (box.height() * scale) + 2))
        .matches(found -> found.contains(differing), "contains " + differing);
  }

  @Test
  void shouldGiveNothingWhenThereIsNoSuchPage() throws Exception {
    byte[] document = print("12");
    assertThat(PAINTER.paint(document, 0)).isEmpty();
    assertThat(PAINTER.paint(document, 99)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(floats = {3_401, 14_400, 1e9f})
  void shouldRefuseWhenPageIsHuge(float side) throws Exception {
    assertThatThrownBy(() -> PAINTER.paint(page(new PDRectangle(side, 700), ""), 1))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> assertThat(e.reason()).isEqualTo(UnreadableReason.TOO_LARGE))
        .hasMessageContaining("A0");
    assertThat(new Sheet(side, 700).isDrawable()).isFalse();
  }

  @Test
  void shouldDrawCoarselyWhenPageIsLarge() throws Exception {
    BufferedImage picture =
        ImageIO.read(
            new ByteArrayInputStream(
                PAINTER.paint(page(new PDRectangle(3_370, 2_384), ""), 1).orElseThrow()));
    assertThat(picture.getWidth() * picture.getHeight()).isBetween(2_900_000, MOST_PIXELS);
  }

  @Test
  void shouldRefuseWhenTimeIsOver() throws Exception {
    AtomicLong time = new AtomicLong();
    PagePainter slow =
        new PagePainter(NormalizerLimits.defaults(), () -> time.addAndGet(1_000_000_000L));
    byte[] busy = page(PDRectangle.A4, "0 0 m 9 9 l S ".repeat(10_000));
    assertThatThrownBy(() -> slow.paint(busy, 1))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("document.max.time.ms");
  }

  @Test
  void shouldRefuseWhenItIsNoPdfOrDamaged() throws Exception {
    assertThatThrownBy(() -> PAINTER.paint("%PDF-1.7 no".getBytes(StandardCharsets.US_ASCII), 1))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> PAINTER.paint(new byte[0], 1)).isInstanceOf(UnreadableException.class);
  }

  private static Box box(byte[] document, PdfPlaces places) {
    NormalizeResult.Read read =
        (NormalizeResult.Read)
            new Normalizer(NormalizerLimits.defaults())
                .normalize(BareSubmission.of(0), document, places);
    CellView cells = new CellView(read.report());
    FormCell cell = cells.layout().cells().get(cells.layout().firstCell(CELL));
    List<Box> boxes = places.boxes(read.text(), cells.start(cell.index()), cells.end(cell.index()));
    assertThat(boxes).hasSize(1);
    return boxes.get(0);
  }

  private static BufferedImage picture(byte[] document, int page) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(PAINTER.paint(document, page).orElseThrow()));
  }

  private static Rectangle differing(BufferedImage one, BufferedImage other) {
    Rectangle differing = new Rectangle(-1, -1);
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        if ((one.getRGB(x, y) & WHITE) != (other.getRGB(x, y) & WHITE)) {
          differing.add(x, y);
        }
      }
    }
    return differing;
  }

  /** A report with a figure of two digits in a cell. */
  private static byte[] print(String figure) {
    PrintedReport report = new PrintedReport(new ReportGenerator(new Random(5)).next());
    for (PrintedRow row : report.table3()) {
      if (row.item().equals(CELL)) {
        row.cells().set(0, figure);
      }
    }
    return PdfStyle.of(Rules.CLOSED).render(report);
  }

  /** The document with its pages turned and cropped. */
  private static byte[] turned(byte[] document, int rotation) throws IOException {
    ByteArrayOutputStream turned = new ByteArrayOutputStream();
    try (PDDocument pdf = Loader.loadPDF(document)) {
      for (PDPage page : pdf.getPages()) {
        PDRectangle all = page.getMediaBox();
        page.setRotation(rotation);
        page.setCropBox(
            new PDRectangle(CROP, 2 * CROP, all.getWidth() - 3 * CROP, all.getHeight() - 3 * CROP));
      }
      pdf.save(turned);
    }
    return turned.toByteArray();
  }

  private static byte[] page(PDRectangle size, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage(size);
      PDStream stream = new PDStream(pdf);
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(content.getBytes(StandardCharsets.US_ASCII));
      }
      page.setContents(stream);
      pdf.addPage(page);
      pdf.save(bytes);
    }
    return bytes.toByteArray();
  }
}
