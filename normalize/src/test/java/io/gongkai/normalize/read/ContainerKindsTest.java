package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document is, told by its content; and what is refused, with the reason. */
class ContainerKindsTest {
  private final DocumentReader reader = new DocumentReader(NormalizerLimits.defaults());

  @ParameterizedTest
  @CsvSource({
    "HTML, text/html",
    "HTML_IN_MARKDOWN, text/html",
    "DOCX, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "XLSX, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "PDF, application/pdf"
  })
  void shouldFindMediaTypeWhenReadable(DocumentLayout layout, String mediaType) {
    assertThat(reader.read(layout.render(report())).mediaType()).isEqualTo(mediaType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table><tr><td>规章</td><td>3</td></tr></table>",
        "\ufeff\n <div><table><tr><td>规章</td><td>3</td></tr></table></div>",
        "<?xml version=\"1.0\"?><!-- 年报 --><html><table><tr><td>规章<td>3</table></html>",
        "<!-- 年报 --><p></p><TABLE><TR><TD>规章</TD><TD>3</TD></TR></TABLE>"
      })
  void shouldReadAsPageWhenDocumentIsFragment(String fragment) {
    Extraction extraction = reader.read(fragment.getBytes(StandardCharsets.UTF_8));
    assertThat(extraction.mediaType()).isEqualTo("text/html");
    assertThat(((Extraction.Text) extraction).text()).isEqualTo("规章\t3\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"关于印发<年度报告格式>的通知\n规章\t3\n", "<印发>规章 3", "a < b > c 规章", "<p规章"})
  void shouldReadAsTextWhenThereAreMereBrackets(String text) {
    Extraction extraction = reader.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(extraction).isEqualTo(new Extraction.Text("text/plain", text));
  }

  @ParameterizedTest
  @CsvSource({"GB18030, gb2312", "GB18030, GBK", "Big5, big5"})
  void shouldBelieveDeclarationWhenBytesAreNotUnicode(String charset, String declared) {
    String page =
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset="
            + declared
            + "\"></head><body>政府工作年度</body></html>";
    Extraction extraction = reader.read(page.getBytes(Charset.forName(charset)));
    assertThat(extraction).isEqualTo(new Extraction.Text("text/html", "政府工作年度\n"));
  }

  @Test
  void shouldRefuseAsScannedWhenDocumentIsPicture() throws IOException {
    for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(picture(), format, bytes);
      assertThat(reason(bytes.toByteArray())).as(format).isEqualTo(UnreadableReason.SCANNED_IMAGE);
    }
  }

  @Test
  void shouldRefuseAsScannedWhenPdfHoldsPicturesOnly() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDImageXObject image = LosslessFactory.createFromImage(document, picture());
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 500, 700);
      }
      document.save(bytes);
    }
    assertThat(reason(bytes.toByteArray())).isEqualTo(UnreadableReason.SCANNED_IMAGE);
  }

  @Test
  void shouldRefuseAsEncryptedWhenPdfNeedsPassword() throws IOException {
    assertThat(reason(protectedPdf("user"))).isEqualTo(UnreadableReason.ENCRYPTED);
  }

  @Test
  void shouldReadWhenPdfIsOnlyProtectedFromChanges() throws IOException {
    Extraction plain = reader.read(DocumentLayout.PDF.render(report()));
    assertThat(reader.read(protectedPdf(""))).isEqualTo(plain);
  }

  @Test
  void shouldRefuseAsEncryptedWhenOfficeFileNeedsPassword() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(DocumentLayout.DOCX.render(report()));
      }
      files.writeFilesystem(bytes);
    }
    assertThat(reason(bytes.toByteArray())).isEqualTo(UnreadableReason.ENCRYPTED);
  }

  @Test
  void shouldRefuseAsUnsupportedWhenContainerIsAnother() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("report.txt"));
      out.write('1');
    }
    assertThat(reason(zip.toByteArray())).isEqualTo(UnreadableReason.UNSUPPORTED_FORMAT);
    assertThat(reason("{\\rtf1 1}".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(UnreadableReason.UNSUPPORTED_FORMAT);
  }

  @ParameterizedTest
  @CsvSource({"DOCX", "XLSX"})
  void shouldRefuseAsCorruptWhenZipIsCutOff(DocumentLayout layout) {
    byte[] whole = layout.render(report());
    assertThat(reason(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldRefuseAsCorruptWhenPdfIsNothingButItsMark() {
    assertThat(reason("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(UnreadableReason.CORRUPT);
  }

  private static BufferedImage picture() {
    return new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] protectedPdf(String userPassword) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(DocumentLayout.PDF.render(report()))) {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static PrintedReport report() {
    return new PrintedReport(new ReportGenerator(new Random(3)).next());
  }

  private UnreadableReason reason(byte[] document) {
    Extraction extraction = reader.read(document);
    assertThat(extraction).isInstanceOf(Extraction.Failure.class);
    return ((Extraction.Failure) extraction).refusal().reason();
  }
}
