package io.gongkai.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * The pages of a PDF file. Its font is one of the standard Chinese ones that a file may name
 * without bringing it along, so that no font is needed to write or read it.
 */
final class PdfPages {
  private static final double HEIGHT = PDRectangle.A4.getHeight();

  private final List<StringBuilder> contents = new ArrayList<>();

  void newPage() {
    contents.add(new StringBuilder());
  }

  int count() {
    return contents.size();
  }

  /** Width of a character as a share of the font's size. */
  static double advance(char c) {
    return c < 0x80 ? 0.5 : 1;
  }

  /** Prints words; y runs downwards. */
  void text(double x, double y, double size, String words) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      // The font has no glyphs for these.
      char c = words.charAt(i) == '\u00a0' ? ' ' : words.charAt(i);
      if (c != '\u200b') {
        hex.append(String.format(Locale.ROOT, "%04x", (int) c));
      }
    }
    content("BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET%n", size, x, HEIGHT - y, hex);
  }

  /** Draws a line; y runs downwards. */
  void line(double x0, double y0, double x1, double y1) {
    content("0.5 w %.2f %.2f m %.2f %.2f l S%n", x0, HEIGHT - y0, x1, HEIGHT - y1);
  }

  private void content(String format, Object... values) {
    contents.get(contents.size() - 1).append(String.format(Locale.ROOT, format, values));
  }

  void save(OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      COSDictionary font = font();
      for (StringBuilder content : contents) {
        PDPage page = new PDPage(PDRectangle.A4);
        PDResources resources = new PDResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), font);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        page.setResources(resources);
        PDStream stream = new PDStream(document);
        try (OutputStream bytes = stream.createOutputStream(COSName.FLATE_DECODE)) {
          bytes.write(content.toString().getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(stream);
        document.addPage(page);
      }
      document.save(out);
    }
  }

  private static COSDictionary font() {
    COSDictionary info = new COSDictionary();
    info.setItem(COSName.REGISTRY, new COSString("Adobe"));
    info.setItem(COSName.ORDERING, new COSString("GB1"));
    info.setInt(COSName.SUPPLEMENT, 4);
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "STSong-Light");
    descriptor.setInt(COSName.FLAGS, 4);
    COSArray latin = new COSArray();
    latin.add(COSInteger.get(1));
    latin.add(COSInteger.get(95));
    latin.add(COSInteger.get(500));
    COSDictionary characters = new COSDictionary();
    characters.setItem(COSName.TYPE, COSName.FONT);
    characters.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    characters.setName(COSName.BASE_FONT, "STSong-Light");
    characters.setItem(COSName.CIDSYSTEMINFO, info);
    characters.setItem(COSName.FONT_DESC, descriptor);
    characters.setInt(COSName.DW, 1000);
    characters.setItem(COSName.W, latin);
    COSArray descendants = new COSArray();
    descendants.add(characters);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "STSong-Light");
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }
}
