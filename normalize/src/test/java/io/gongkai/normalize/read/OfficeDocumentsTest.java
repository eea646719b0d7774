package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.DocCell;
import io.gongkai.testkit.DocCell.Merge;
import io.gongkai.testkit.DocRun;
import io.gongkai.testkit.DocRun.Format;
import io.gongkai.testkit.DocWriter;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What word processors put into documents beside plain words: what is seen of it is read. */
class OfficeDocumentsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String WORD_2003 =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?mso-application progid=\"Word.Document\"?>"
          + "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\""
          + " xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\"><w:body>%s</w:body>"
          + "</w:wordDocument>";

  private final DocumentReader reader = new DocumentReader(NormalizerLimits.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // A tracked change.
        "<p><r><t>新收</t></r><del><r><delText>9</delText><t>9</t></r></del>"
            + "<ins><r><t>12</t></r></ins></p> ~ 新收12",
        "<p><moveFrom><r><t>9</t></r></moveFrom><moveTo><r><t>3</t></r></moveTo></p> ~ 3",
        // Hidden text, and text whose being hidden was taken back.
        "<p><r><rPr><vanish/></rPr><t>9</t></r><r><rPr><vanish val=\"0\"/></rPr><t>4</t></r></p>"
            + " ~ 4",
        // Struck out; and a mark of a footnote.
        "<p><r><rPr><strike/></rPr><t>9</t></r><r><rPr><dstrike val=\"0\"/></rPr><t>4</t></r></p>"
            + " ~ 4",
        "<p><r><t>12</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></p> ~ 12",
        "<p><r><t>12</t></r><r><rPr><vertAlign val=\"baseline\"/></rPr><t>1</t></r></p> ~ 121",
        "<tbl><tr><tc><p><r><t>规章</t></r></p></tc><tc><p><r><rPr><strike/></rPr><t>9</t></r></p>"
            + "</tc></tr></tbl> ~ 规章\t\ufffd",
        "<tbl><tr><tc><p><r><t>规章</t></r></p></tc><tc><p><r><rPr><vertAlign val=\"superscript\"/>"
            + "</rPr><t>1</t></r><r><t>12</t></r></p></tc></tr></tbl> ~ 规章\t\ufffd12",
        // Content controls, around a run and around a cell.
        "<p><sdt><sdtPr><alias val=\"年度\"/></sdtPr><sdtContent><r><t>2023</t></r></sdtContent>"
            + "</sdt></p> ~ 2023",
        "<tbl><tr><tc><p><r><t>规章</t></r></p></tc><sdt><sdtContent><tc><p><r><t>3</t></r></p>"
            + "</tc></sdtContent></sdt></tr></tbl> ~ 规章\t3",
        // A text box stands there twice, for new programs and for old ones.
        "<p><r><AlternateContent><Choice><txbxContent><p><r><t>件数</t></r></p></txbxContent>"
            + "</Choice><Fallback><txbxContent><p><r><t>件数</t></r></p></txbxContent></Fallback>"
            + "</AlternateContent></r></p> ~ 件数",
        // How a character is pronounced.
        "<p><r><ruby><rt><r><t>fa</t></r></rt><rubyBase><r><t>制發</t></r></rubyBase></ruby></r>"
            + "</p> ~ 制發",
        // A field shows its result; a footnote stands elsewhere.
        "<p><r><fldChar fldCharType=\"begin\"/></r><r><instrText>SUM(A1:A3)</instrText></r>"
            + "<r><fldChar fldCharType=\"separate\"/></r><r><t>7</t></r>"
            + "<r><footnoteReference id=\"2\"/></r></p> ~ 7",
        // A hyphen that shows only at the end of a line; one that always shows.
        "<p><r><t>1</t><softHyphen/><t>2</t><noBreakHyphen/><t>3</t></r></p> ~ 12-3",
        // A sign of a symbol font is something, though nobody can say what.
        "<p><r><t>规章</t><sym font=\"Wingdings\" char=\"F031\"/></r></p> ~ 规章\ufffd",
        // A number that the program makes up is not there.
        "<p><pPr><numPr><ilvl val=\"0\"/><numId val=\"1\"/></numPr></pPr><r><t>重复申请</t></r></p>"
            + " ~ 重复申请"
      })
  void shouldReadWhatIsSeenWhenDocxHolds(String body, String text) throws IOException {
    assertThat(text(docx(body)).strip()).isEqualTo(text.strip());
  }

  @Test
  void shouldReadRowsOfTheirOwnWhenTablesAreNested() throws IOException {
    String inner =
        "<tbl><tr><tc><p><r><t>规章</t></r></p></tc><tc><p><r><t>3</t></r></p></tc></tr></tbl>";
    String outer =
        "<tbl><tblGrid><gridCol/></tblGrid><tr><tc><p/>" + inner + "<p/></tc></tr></tbl>";
    assertThat(text(docx(outer))).contains("规章\t3\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p><r><t>青石区司法局2023年政府信息公开工作年度报告</t></r></p>"})
  void shouldRefuseAsScannedWhenDocxHoldsHardlyMoreThanPictures(String title) throws IOException {
    assertThat(reason(docx(title + "<p><r><drawing><blip embed=\"a\"/></drawing></r></p>")))
        .isEqualTo(UnreadableReason.SCANNED_IMAGE);
  }

  @Test
  void shouldReadTheSameWhenADocxIsSavedAsOneXmlFile() throws IOException {
    byte[] docx = DocumentLayout.DOCX.render(report());
    String main = part(docx, "word/document.xml").replaceFirst("<\\?xml[^>]*>", "");
    String flat =
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
            + "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
            + "<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>"
            + main
            + "</pkg:xmlData></pkg:part><pkg:part pkg:name=\"/word/header1.xml\"><pkg:xmlData>"
            + "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>999</w:t></w:r></w:p></w:hdr></pkg:xmlData>"
            + "</pkg:part></pkg:package>";
    assertThat(text(flat.getBytes(StandardCharsets.UTF_8))).isEqualTo(text(docx));
  }

  @Test
  void shouldReadWhatIsSeenWhenDocumentIsWord2003Xml() {
    String body =
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>规章</w:t>"
            + "</w:r></w:p></w:tc><w:tc><w:p><aml:annotation w:type=\"Word.Deletion\"><aml:content>"
            + "<w:r><w:t>9</w:t></w:r></aml:content></aml:annotation><aml:annotation"
            + " w:type=\"Word.Insertion\"><aml:content><w:r><w:t>3</w:t></w:r></aml:content>"
            + "</aml:annotation></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p>"
            + "<w:r><w:t>8</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc>"
            + "</w:tr></w:tbl><w:sectPr><w:ftr><w:p><w:r><w:t>页 1</w:t></w:r></w:p></w:ftr>"
            + "</w:sectPr>";
    Extraction read = reader.read(WORD_2003.formatted(body).getBytes(StandardCharsets.UTF_8));
    assertThat(read).isEqualTo(new Extraction.Text("application/vnd.ms-wordml", "规章\t3\n\t4\n\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "quoted-printable", "8bit"})
  void shouldReadThePageWhenItIsSavedWithItsPictures(String encoding) {
    byte[] page = DocumentLayout.HTML_OF_WORD.render(report());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(
        ascii(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_Next\"\r\n\r\n"
                + "此文档为单个文件网页。\r\n\r\n--=_Next\r\nContent-Location: file:///C:/a.htm\r\n"
                + "Content-Transfer-Encoding: "
                + encoding
                + "\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\r\n"));
    archive.writeBytes(encoded(page, encoding));
    archive.writeBytes(
        ascii("\r\n\r\n--=_Next\r\nContent-Type: image/png\r\n\r\niVBORw0K\r\n--=_Next--\r\n"));
    Extraction read = reader.read(archive.toByteArray());
    assertThat(read.mediaType()).isEqualTo("multipart/related");
    assertThat(((Extraction.Text) read).text()).isEqualTo(text(page));
  }

  @Test
  void shouldRefuseAsCorruptWhenAnArchiveHoldsNoPage() {
    String archive = "MIME-Version: 1.0\nContent-Type: multipart/related\n\n--a\n\n--a--\n";
    assertThat(reason(ascii(archive))).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldReadWhatIsSeenWhenDocHoldsHiddenAndDeletedText() {
    byte[] doc =
        new DocWriter()
            .paragraph(
                DocRun.shown("新收"),
                new DocRun("9", Format.HIDDEN),
                new DocRun("8", Format.DELETED),
                DocRun.shown("12件"))
            .paragraph(DocRun.shown("\u0013 SUM(A1) \u00147\u0015 plain"))
            .row(
                List.of(
                    DocCell.of("规章", Merge.FIRST_BESIDE),
                    DocCell.of("", Merge.BESIDE),
                    new DocCell(
                        List.of(
                            List.of(DocRun.shown("1"), new DocRun("5", Format.HIDDEN)),
                            List.of(DocRun.shown("件"))),
                        Merge.NONE)))
            .paragraph(DocRun.shown("完"))
            .finish();
    assertThat(text(doc)).isEqualTo("新收12件\n7 plain\n\n规章\t1件\n\n完\n");
  }

  @Test
  void shouldGlueNothingToNumberWhenDocHoldsStruckAndRaisedText() {
    byte[] doc =
        new DocWriter()
            .row(
                List.of(
                    DocCell.of("规章", Merge.NONE),
                    cell(DocRun.shown("12"), new DocRun("[1]", Format.RAISED)),
                    cell(new DocRun("9", Format.STRUCK), DocRun.shown("4")),
                    cell(new DocRun("9", Format.STRUCK)),
                    cell(new DocRun("1", Format.RAISED), DocRun.shown("2"))))
            .paragraph(DocRun.shown("共收到12"), new DocRun("1", Format.RAISED), DocRun.shown("件"))
            .finish();
    assertThat(text(doc)).isEqualTo("规章\t12\t4\t\ufffd\t\ufffd2\n\n共收到12件\n");
  }

  private static DocCell cell(DocRun... runs) {
    return new DocCell(List.of(List.of(runs)), Merge.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\\rtf1\\ansi\\ansicpg936 1}", "PK\u0003\u0004 is cut off"})
  void shouldSayWhatToDoWhenFormatIsNotRead(String document) {
    Extraction extraction = reader.read(document.getBytes(StandardCharsets.ISO_8859_1));
    Refusal refusal = ((Extraction.Failure) extraction).refusal();
    assertThat(refusal.zh()).contains("请");
    assertThat(refusal.en()).containsIgnoringCase("publish it");
  }

  private static byte[] encoded(byte[] page, String encoding) {
    return switch (encoding) {
      case "base64" -> Base64.getMimeEncoder().encode(page);
      case "quoted-printable" -> {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < page.length; i++) {
          int b = page[i] & 0xff;
          quoted.append(
              b == '=' || b > 126
                  ? String.format(Locale.ROOT, "=%02X", b)
                  : String.valueOf((char) b));
          quoted.append(i % 70 == 69 ? "=\r\n" : "");
        }
        yield ascii(quoted.toString());
      }
      default -> page;
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(GB18030);
  }

  private static PrintedReport report() {
    return new PrintedReport(new ReportGenerator(new Random(3)).next());
  }

  private String text(byte[] document) {
    Extraction extraction = reader.read(document);
    assertThat(extraction).isInstanceOf(Extraction.Text.class);
    return ((Extraction.Text) extraction).text();
  }

  private UnreadableReason reason(byte[] document) {
    Extraction extraction = reader.read(document);
    assertThat(extraction).isInstanceOf(Extraction.Failure.class);
    return ((Extraction.Failure) extraction).refusal().reason();
  }

  private static byte[] docx(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<document><body>" + body + "</body></document>").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String part(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("there is no " + name);
  }
}
