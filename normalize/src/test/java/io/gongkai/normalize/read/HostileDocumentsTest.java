package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents made to break a reader: each is refused, or read as far as it goes. */
class HostileDocumentsTest {
  private static final int MUTATIONS = 150;

  private final DocumentReader reader = new DocumentReader(NormalizerLimits.defaults());

  @Test
  void shouldRefuseWhenLineIsTenMegabytes() {
    assertThat(reason("1 ".repeat(5_000_000).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldReadWhenPageIsNestedDeeply() {
    String page = "<html><body>" + "<div>".repeat(100_000) + "件数</body></html>";
    assertThat(text(page.getBytes(StandardCharsets.UTF_8))).contains("件数");
    String tables = "<html><body>" + "<table><tr><td>".repeat(40_000) + "件数</body></html>";
    assertThat(text(tables.getBytes(StandardCharsets.UTF_8))).contains("件数");
  }

  @Test
  void shouldRefuseWhenPageHasMillionsOfTags() {
    String page = "<html><body>" + "<b>1".repeat(2_000_000) + "</body></html>";
    assertThat(reason(page.getBytes(StandardCharsets.UTF_8))).isEqualTo(UnreadableReason.TOO_LARGE);
    String tags = "<html><body>" + "<b>1".repeat(300_000) + "</body></html>";
    assertThat(reason(tags.getBytes(StandardCharsets.UTF_8))).isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldReadWhenPageHoldsLargePictures() {
    String page =
        "<html><body><p>件数</p><img src=\"data:image/png;base64,"
            + "iVBORw0K".repeat(500_000)
            + "\"></body></html>";
    assertThat(text(page.getBytes(StandardCharsets.UTF_8))).isEqualTo("件数\n");
  }

  @Test
  void shouldRefuseWhenZipIsBomb() throws IOException {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) ' ');
    byte[] bomb =
        zip(
            "word/document.xml",
            out -> {
              out.write("<document><body>".getBytes(StandardCharsets.UTF_8));
              for (int i = 0; i < 500; i++) {
                out.write(block);
              }
            });
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(reason(bomb)).isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldFetchNothingWhenXmlNamesEntity(@TempDir Path folder) throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "secret", StandardCharsets.UTF_8);
    byte[] document =
        zip(
            "word/document.xml",
            out ->
                out.write(
                    ("<!DOCTYPE d [<!ENTITY x SYSTEM \""
                            + secret.toUri()
                            + "\">]>"
                            + "<document><p><r><t>件数&x;</t></r></p></document>")
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(reason(document)).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldRefuseWhenXmlExpandsEntities() throws IOException {
    StringBuilder entities = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"件数件数件数\">");
    for (int i = 1; i < 20; i++) {
      entities.append("<!ENTITY a").append(i).append(" \"");
      entities.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    entities.append("]><document><p><r><t>&a19;</t></r></p></document>");
    byte[] document =
        zip(
            "word/document.xml",
            out -> out.write(entities.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(reason(document)).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldRefuseWhenXmlIsNestedDeeply() throws IOException {
    byte[] document =
        zip(
            "word/document.xml",
            out -> out.write("<tbl><tr><tc>".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
    assertThat(reason(document)).isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseWhenPdfHasVeryManyObjects() {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    for (int i = 1; i < 500_000; i++) {
      pdf.append(i).append(" 0 obj null endobj\n");
    }
    pdf.append("trailer <</Root 1 0 R /Size 500000>>\n%%EOF");
    assertThat(reason(pdf.toString().getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseWhenPdfStreamIsBomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) ' ');
    try (OutputStream deflater = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < 500; i++) {
        deflater.write(block);
      }
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(
        ("%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
                + "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
                + "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>>"
                + " endobj\n4 0 obj <</Filter /FlateDecode /Length "
                + packed.size()
                + ">>\nstream\n")
            .getBytes(StandardCharsets.US_ASCII));
    packed.writeTo(pdf);
    pdf.write(
        "\nendstream endobj\ntrailer <</Root 1 0 R /Size 5>>\n%%EOF"
            .getBytes(StandardCharsets.US_ASCII));
    assertThat(reason(pdf.toByteArray())).isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseWhenEncryptedPdfStreamIsBomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      PDStream content = new PDStream(document);
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
        for (int i = 0; i < 100; i++) {
          out.write(block);
        }
      }
      page.setContents(content);
      document.addPage(page);
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      document.save(bytes);
    }
    assertThat(reason(bytes.toByteArray())).isEqualTo(UnreadableReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseWhenTimeIsOver() {
    AtomicLong clock = new AtomicLong();
    NormalizerLimits limits =
        new NormalizerLimits(1 << 20, 1 << 20, 1 << 20, 10, 100_000, Duration.ofSeconds(1));
    DocumentReader slow = new DocumentReader(limits, () -> clock.getAndAdd(2_000_000_000L));
    for (DocumentLayout layout : DocumentLayout.values()) {
      Extraction extraction = slow.read(layout.render(report()));
      assertThat(extraction).as("%s", layout).isInstanceOf(Extraction.Failure.class);
      Refusal refusal = ((Extraction.Failure) extraction).refusal();
      assertThat(refusal.reason()).as("%s", layout).isEqualTo(UnreadableReason.TOO_LARGE);
      assertThat(refusal.en()).contains("1000 ms", "document.max.time.ms");
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentLayout.class)
  void shouldNeverThrowWhenBytesAreDamaged(DocumentLayout layout) {
    byte[] whole = layout.render(report());
    Random random = new Random(20240131);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged =
          Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
      for (int change = 0; change < 1 + i % 20 && damaged.length > 0; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(reader.read(damaged)).as("%s, damage %d", layout, i).isNotNull();
    }
  }

  private static PrintedReport report() {
    return new PrintedReport(new ReportGenerator(new Random(3)).next());
  }

  private UnreadableReason reason(byte[] document) {
    Extraction extraction = reader.read(document);
    assertThat(extraction).isInstanceOf(Extraction.Failure.class);
    return ((Extraction.Failure) extraction).refusal().reason();
  }

  private String text(byte[] document) {
    Extraction extraction = reader.read(document);
    assertThat(extraction).isInstanceOf(Extraction.Text.class);
    return ((Extraction.Text) extraction).text();
  }

  /** Writes the content of the only part of a zip file. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static byte[] zip(String name, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      content.writeTo(zip);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
