package io.gongkai.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.PagePictures.Absent;
import io.gongkai.console.PagePictures.Busy;
import io.gongkai.console.PagePictures.Drawn;
import io.gongkai.console.PagePictures.Picture;
import io.gongkai.console.PagePictures.Refused;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroupAttributes;
import org.junit.jupiter.api.Test;

/** Pages drawn by a process of its own. */
class PagePaintingsTest {
  private static final byte[] REPORT =
      DocumentLayout.PDF.render(new PrintedReport(new ReportGenerator(new Random(3)).next()));

  /** As deep as PDFBox follows. */
  private static final int DEEP = 50;

  @Test
  void shouldDrawPagesAndGoOnWhenOneTakesTheProcesssMemory() throws Exception {
    try (PagePaintings paintings = new PagePaintings(NormalizerLimits.defaults())) {
      Picture first = paintings.draw(REPORT, 1);
      assertThat(first).isInstanceOf(Drawn.class);
      byte[] png = ((Drawn) first).png();
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(909);
      assertThat(paintings.draw(REPORT, 99)).isInstanceOf(Absent.class);
      assertThat(paintings.draw("no".getBytes(StandardCharsets.US_ASCII), 1))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.en()).contains("damaged"));
      assertThat(paintings.draw(nestedGroups(), 1))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.en()).contains("time or memory"));
      assertThat(paintings.draw(REPORT, 1)).isInstanceOf(Drawn.class);
    }
  }

  @Test
  void shouldEndTheProcessWhenItTakesTooLong() {
    try (PagePaintings paintings =
        new PagePaintings(NormalizerLimits.defaults(), Duration.ofMillis(1))) {
      assertThat(paintings.draw(REPORT, 1)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void shouldDrawNothingWhenItIsClosed() {
    PagePaintings paintings = new PagePaintings(NormalizerLimits.defaults());
    paintings.close();
    assertThat(paintings.draw(REPORT, 1)).isInstanceOf(Busy.class);
  }

  /** Groups inside each other, each of which is drawn on a picture as large as the page. */
  private static byte[] nestedGroups() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      PDRectangle size = new PDRectangle(3_370, 2_384);
      PDFormXObject inner = null;
      for (int i = 0; i < DEEP; i++) {
        PDTransparencyGroup group = new PDTransparencyGroup(pdf);
        group.setBBox(size);
        group.setResources(resources(inner));
        PDTransparencyGroupAttributes attributes = new PDTransparencyGroupAttributes();
        attributes.getCOSObject().setItem(COSName.S, COSName.TRANSPARENCY);
        group.getCOSObject().setItem(COSName.GROUP, attributes);
        write(group.getStream(), inner == null ? "0 0 9 9 re f" : "/X1 Do");
        inner = group;
      }
      PDPage page = new PDPage(size);
      page.setResources(resources(inner));
      PDStream content = new PDStream(pdf);
      write(content, "/X1 Do");
      page.setContents(content);
      pdf.addPage(page);
      pdf.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static PDResources resources(PDFormXObject form) {
    PDResources resources = new PDResources();
    if (form != null) {
      resources.put(COSName.getPDFName("X1"), form);
    }
    return resources;
  }

  private static void write(PDStream stream, String words) throws IOException {
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(words.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
