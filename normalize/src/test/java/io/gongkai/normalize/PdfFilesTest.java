package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.Truth;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

/** PDF files that are not what they look like: fonts that lie, pages that are pictures, forms. */
class PdfFilesTest {
  private static final COSName SECOND_FONT = COSName.getPDFName("F2");

  /** Numbers of table cells: nothing but ASCII digits is shown. */
  private static final Pattern NUMBER =
      Pattern.compile("/F1 ([\\d.]+ Tf [^<\\n]*<)((?:003[0-9])+)(> Tj)");

  private final Scoring scoring = new Scoring();
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final Truth truth = new ReportGenerator(new Random(11)).next();
  private final byte[] document =
      PdfStyle.of(PdfStyle.Rules.CLOSED).render(new PrintedReport(truth));

  @Test
  void shouldRefuseWhenNoFontSaysWhatItsGlyphsStandFor() throws IOException {
    byte[] unknown = with(unknownFont(), content -> content.replace("/F1 ", "/F2 "));
    assertThat(refusal(unknown).getReason()).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldRefuseWhenTheFontOfTheDigitsDoesNotSayWhatTheyStandFor() throws IOException {
    byte[] unknown =
        with(unknownFont(), content -> NUMBER.matcher(content).replaceAll("/F2 $1$2$3"));
    assertThat(refusal(unknown).getReason()).isEqualTo(UnreadableReason.CORRUPT);
  }

  @Test
  void shouldReadNoWrongNumberWhenSomeNumbersAreInAnUnknownFont() throws IOException {
    byte[] unknown =
        with(
            unknownFont(),
            content ->
                Pattern.compile(NUMBER.pattern().replace("003[0-9]", "003[1]"))
                    .matcher(content)
                    .replaceAll("/F2 $1$2$3"));
    assertThat(scoring.score(new PrintedReport(truth), unknown, true).wrong()).isEmpty();
  }

  /** The glyph is named "one", and the file says that it stands for 7. */
  @Test
  void shouldReadNoWrongNumberWhenAFontContradictsItself() throws IOException {
    byte[] lying =
        with(
            lyingFont(),
            content ->
                NUMBER
                    .matcher(content)
                    .replaceAll(
                        found ->
                            "/F2 "
                                + found.group(1)
                                + found.group(2).replace("00", "")
                                + found.group(3)));
    assertThat(scoring.score(new PrintedReport(truth), lying, true).wrong()).isEmpty();
  }

  @Test
  void shouldSayThatTheTablesArePicturesWhenOnlyTheNarrativeIsText() throws IOException {
    try (PDDocument pdf = new PDDocument();
        PDDocument report = Loader.loadPDF(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      pdf.importPage(report.getPage(0));
      PDPage narrative = pdf.getPage(0);
      String content = content(narrative);
      write(pdf, narrative, content.substring(0, content.indexOf("0.5 w")));
      PDPage scan = new PDPage(PDRectangle.A4);
      pdf.addPage(scan);
      try (PDPageContentStream page = new PDPageContentStream(pdf, scan)) {
        BufferedImage picture = new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY);
        page.drawImage(LosslessFactory.createFromImage(pdf, picture), 50, 50, 500, 700);
      }
      pdf.save(out);
      Unreadable refusal = refusal(out.toByteArray());
      assertThat(refusal.getReason()).isEqualTo(UnreadableReason.SCANNED_IMAGE);
      assertThat(refusal.getMessageZh()).contains("表格是图片");
    }
  }

  @Test
  void shouldReadWhatIsFilledIntoAForm() throws IOException {
    Pattern total =
        Pattern.compile(
            "BT /F1 [\\d.]+ Tf 1 0 0 1 ([\\d.]+) ([\\d.]+) Tm " + "<((?:003[0-9])+)> Tj ET");
    try (PDDocument pdf = Loader.loadPDF(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDAcroForm form = new PDAcroForm(pdf);
      PDResources resources = new PDResources();
      resources.put(SECOND_FONT, new PDType1Font(FontName.HELVETICA));
      form.setDefaultResources(resources);
      form.setDefaultAppearance("/F2 8 Tf 0 g");
      pdf.getDocumentCatalog().setAcroForm(form);
      PDPage page = pdf.getPage(0);
      Matcher found = total.matcher(content(page));
      assertThat(found.find()).isTrue();
      PDTextField field = new PDTextField(form);
      field.setPartialName("cell");
      form.getFields().add(field);
      float x = Float.parseFloat(found.group(1));
      float y = Float.parseFloat(found.group(2));
      field.getWidgets().get(0).setRectangle(new PDRectangle(x - 2, y - 3, 30, 14));
      field.getWidgets().get(0).setPage(page);
      page.getAnnotations().add(field.getWidgets().get(0));
      field.setValue(found.group(3).replaceAll("003", ""));
      write(pdf, page, found.replaceFirst(""));
      pdf.save(out);
      Scoring.Score score = scoring.score(new PrintedReport(truth), out.toByteArray(), true);
      assertThat(score.wrong()).isEmpty();
      assertThat(score.without()).isZero();
    }
  }

  @Test
  void shouldReadAllOrRefuseWhenTheTableOfObjectsIsDamaged() {
    String bytes = new String(document, StandardCharsets.ISO_8859_1);
    byte[] damaged =
        bytes
            .replaceFirst("startxref\\s+\\d+", "startxref\n7")
            .getBytes(StandardCharsets.ISO_8859_1);
    Scoring.Score score = scoring.score(new PrintedReport(truth), damaged, true);
    assertThat(score.wrong()).isEmpty();
    assertThat(score.right()).isIn(0, truth.values().size());
  }

  private Unreadable refusal(byte[] pdf) {
    NormalizeResult result = normalizer.normalize(BareSubmission.of(0), pdf);
    assertThat(result).isInstanceOf(NormalizeResult.Refused.class);
    return ((NormalizeResult.Refused) result).unreadable();
  }

  private byte[] with(COSDictionary font, UnaryOperator<String> content) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (PDPage page : pdf.getPages()) {
        page.getResources()
            .getCOSObject()
            .getCOSDictionary(COSName.FONT)
            .setItem(SECOND_FONT, font);
        write(pdf, page, content.apply(content(page)));
      }
      pdf.save(out);
      return out.toByteArray();
    }
  }

  /** A font that numbers its glyphs as it likes, and does not say what they stand for. */
  private static COSDictionary unknownFont() {
    COSDictionary info = new COSDictionary();
    info.setItem(COSName.REGISTRY, new COSString("Adobe"));
    info.setItem(COSName.ORDERING, new COSString("Identity"));
    info.setInt(COSName.SUPPLEMENT, 0);
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "AAAAAA+Figures");
    descriptor.setInt(COSName.FLAGS, 4);
    COSDictionary glyphs = new COSDictionary();
    glyphs.setItem(COSName.TYPE, COSName.FONT);
    glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    glyphs.setName(COSName.BASE_FONT, "AAAAAA+Figures");
    glyphs.setItem(COSName.CIDSYSTEMINFO, info);
    glyphs.setItem(COSName.FONT_DESC, descriptor);
    glyphs.setInt(COSName.DW, 500);
    COSArray descendants = new COSArray();
    descendants.add(glyphs);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "AAAAAA+Figures");
    font.setName(COSName.ENCODING, "Identity-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }

  private static COSDictionary lyingFont() throws IOException {
    COSStream map = new COSStream();
    try (OutputStream bytes = map.createOutputStream()) {
      bytes.write(
          """
          /CIDInit /ProcSet findresource begin 12 dict begin begincmap
          1 begincodespacerange <00> <ff> endcodespacerange
          1 beginbfchar <31> <0037> endbfchar
          1 beginbfrange <32> <39> <0032> endbfrange
          1 beginbfchar <30> <0030> endbfchar
          endcmap end end
          """
              .getBytes(StandardCharsets.US_ASCII));
    }
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "Helvetica");
    font.setName(COSName.ENCODING, "WinAnsiEncoding");
    font.setItem(COSName.TO_UNICODE, map);
    return font;
  }

  private static String content(PDPage page) throws IOException {
    return new String(page.getContents().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static void write(PDDocument pdf, PDPage page, String content) throws IOException {
    PDStream stream = new PDStream(pdf);
    try (OutputStream bytes = stream.createOutputStream(COSName.FLATE_DECODE)) {
      bytes.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    page.setContents(stream);
  }
}
