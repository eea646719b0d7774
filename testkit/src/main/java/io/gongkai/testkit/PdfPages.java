package io.gongkai.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/**
 * The pages of a PDF file. Its font is one of the standard Chinese ones that a file may name
 * without bringing it along, so that no font is needed to write or read it.
 */
final class PdfPages {
  private static final double HEIGHT = PDRectangle.A4.getHeight();

  /** Takes up no room, and is no glyph. */
  private static final char ZERO_WIDTH = '\u200b';

  /** The font has no glyph for it but that of a blank. */
  private static final char NO_BREAK = '\u00a0';

  private static final double DASH = 2;
  private static final double DASH_STEP = 3.5;

  private final List<List<String>> contents = new ArrayList<>();
  private final Set<PdfVariety> varieties;

  PdfPages(Set<PdfVariety> varieties) {
    this.varieties = varieties;
  }

  void newPage() {
    contents.add(new ArrayList<>());
    if (varieties.contains(PdfVariety.WATERMARK)) {
      content("BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <%s> Tj ET%n", hex("内部资料2023"));
    }
  }

  int count() {
    return contents.size();
  }

  /** Width of a character as a share of the font's size. */
  static double advance(char c) {
    if (c == ZERO_WIDTH) {
      return 0;
    }
    return c < 0x80 || c == NO_BREAK ? 0.5 : 1;
  }

  /** Width of words as a multiple of the font's size. */
  static double width(String words) {
    return words.chars().mapToDouble(c -> advance((char) c)).sum();
  }

  /** Prints words; y runs downwards. */
  void text(double x, double y, double size, String words) {
    boolean single =
        varieties.contains(PdfVariety.GLYPH_BY_GLYPH) || varieties.contains(PdfVariety.REVERSED);
    if (single) {
      double at = x;
      for (int i = 0; i < words.length(); i++) {
        show(at, y, size, words.substring(i, i + 1));
        at += advance(words.charAt(i)) * size;
      }
    } else {
      show(x, y, size, words);
    }
  }

  private void show(double x, double y, double size, String words) {
    String pattern = "BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET%n";
    content(pattern, size, x, HEIGHT - y, hex(words));
    if (varieties.contains(PdfVariety.PRINTED_TWICE)) {
      content(pattern, size, x + 0.3, HEIGHT - y, hex(words));
    }
  }

  private static String hex(String words) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i) == NO_BREAK ? ' ' : words.charAt(i);
      if (c != ZERO_WIDTH) {
        hex.append(String.format(Locale.ROOT, "%04x", (int) c));
      }
    }
    return hex.toString();
  }

  /** Draws a line; y runs downwards. */
  void line(double x0, double y0, double x1, double y1) {
    if (varieties.contains(PdfVariety.RECTANGLES)) {
      double width = Math.max(0.5, x1 - x0);
      double height = Math.max(0.5, y1 - y0);
      content("%.2f %.2f %.2f %.2f re f%n", x0, HEIGHT - y0, width, -height);
    } else if (varieties.contains(PdfVariety.DASHES)) {
      double length = Math.max(x1 - x0, y1 - y0);
      for (double at = 0; at < length; at += DASH_STEP) {
        double end = Math.min(length, at + DASH);
        stroke(
            x1 > x0 ? x0 + at : x0,
            x1 > x0 ? y0 : y0 + at,
            x1 > x0 ? x0 + end : x0,
            x1 > x0 ? y0 : y0 + end);
      }
    } else {
      stroke(x0, y0, x1, y1);
    }
  }

  private void stroke(double x0, double y0, double x1, double y1) {
    content("0.5 w %.2f %.2f m %.2f %.2f l S%n", x0, HEIGHT - y0, x1, HEIGHT - y1);
  }

  private void content(String format, Object... values) {
    contents.get(contents.size() - 1).add(String.format(Locale.ROOT, format, values));
  }

  void save(OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      COSDictionary font = font();
      for (List<String> content : contents) {
        document.addPage(page(document, content, font));
      }
      document.save(out);
    }
  }

  private PDPage page(PDDocument document, List<String> content, COSDictionary font)
      throws IOException {
    List<String> ordered = new ArrayList<>(content);
    if (varieties.contains(PdfVariety.REVERSED)) {
      Collections.reverse(ordered);
    }
    String words = String.join("", ordered);
    PDPage page = new PDPage(PDRectangle.A4);
    PDResources resources = resources(font);
    if (varieties.contains(PdfVariety.ROTATED)) {
      page.setMediaBox(new PDRectangle((float) HEIGHT, PDRectangle.A4.getWidth()));
      page.setRotation(90);
      words = "0 1 -1 0 " + PDRectangle.A4.getHeight() + " 0 cm\n" + words;
    }
    if (varieties.contains(PdfVariety.FORM_OBJECT)) {
      PDFormXObject form = new PDFormXObject(document);
      write(form.getStream(), words);
      form.setBBox(page.getMediaBox());
      form.setResources(resources);
      resources = new PDResources();
      resources.put(COSName.getPDFName("X1"), form);
      words = "q /X1 Do Q";
    }
    page.setResources(resources);
    PDStream stream = new PDStream(document);
    write(stream, words);
    page.setContents(stream);
    return page;
  }

  private static PDResources resources(COSDictionary font) {
    PDResources resources = new PDResources();
    COSDictionary fonts = new COSDictionary();
    fonts.setItem(COSName.getPDFName("F1"), font);
    resources.getCOSObject().setItem(COSName.FONT, fonts);
    return resources;
  }

  private static void write(PDStream stream, String words) throws IOException {
    try (OutputStream bytes = stream.createOutputStream(COSName.FLATE_DECODE)) {
      bytes.write(words.getBytes(StandardCharsets.US_ASCII));
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
