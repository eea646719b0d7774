package io.gongkai.normalize.read.pdf;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.DocumentText;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF files. */
public final class PdfReader {
  /** The media type of PDF files. */
  public static final String MEDIA_TYPE = "application/pdf";

  /** Share of glyphs without a character from which on a document is taken for unreadable. */
  private static final int UNKNOWN_PER_HUNDRED = 30;

  /** No report has fewer digits in its tables. */
  private static final int FEWEST_FIGURES = 20;

  /** A column of table 3 in all editions of the form, of which no narrative speaks. */
  private static final String COLUMN = "法律服务机构";

  private final NormalizerLimits limits;

  /** A reader that keeps to the limits. */
  public PdfReader(NormalizerLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a document.
   *
   * @param document the document's bytes; not changed
   * @param deadline until when the reading must be done
   * @return the text with its pages: cells of a table row are separated by tabs, rows and
   *     paragraphs by line feeds
   * @throws UnreadableException when there is no text, for the reason it gives
   */
  public DocumentText readPages(byte[] document, Deadline deadline) throws UnreadableException {
    return readPages(document, deadline, PdfPlaces.ignored());
  }

  /**
   * Reads a document as {@link #readPages(byte[], Deadline)} does.
   *
   * @param document the document's bytes; not changed
   * @param deadline until when the reading must be done
   * @param places is told where the text stands
   * @return the text with its pages
   * @throws UnreadableException when there is no text, for the reason it gives
   */
  public DocumentText readPages(byte[] document, Deadline deadline, PdfPlaces places)
      throws UnreadableException {
    try (PDDocument pdf = PdfFile.open(document, limits, deadline)) {
      List<PageContent> pages = pages(pdf, deadline);
      checkGlyphs(pages);
      places.pages(pages);
      List<List<Block>> blocks = new ArrayList<>();
      for (PageContent page : pages) {
        blocks.add(PageBlocks.of(page, blocks.size() + 1));
        deadline.check();
      }
      DocumentText text =
          new PdfText(
                  PageBreaks.join(UnruledTables.find(PageFurniture.remove(pages, blocks))),
                  new DocumentText(limits.maxChars(), deadline),
                  places)
              .write();
      checkTables(pages, text.finish());
      return text;
    } catch (InvalidPasswordException e) {
      throw UnreadableException.encrypted(PdfFile.NAME);
    } catch (IOException | RuntimeException e) {
      // PDFBox answers damaged files with many kinds of unchecked exceptions too.
      throw UnreadableException.corrupt(PdfFile.NAME, e);
    }
  }

  private List<PageContent> pages(PDDocument pdf, Deadline deadline)
      throws IOException, UnreadableException {
    List<PageContent> pages = new ArrayList<>();
    GlyphFaces faces = new GlyphFaces();
    for (PDPage page : pdf.getPages()) {
      deadline.check();
      pages.add(
          Overprint.remove(new PageEngine(page, faces, limits.maxElements(), deadline).run()));
    }
    return pages;
  }

  private static void checkGlyphs(List<PageContent> pages) throws UnreadableException {
    long glyphs = 0;
    long unknown = 0;
    long digits = 0;
    boolean drawn = false;
    for (PageContent page : pages) {
      glyphs += page.glyphs().size();
      for (Glyph glyph : page.glyphs()) {
        char first = glyph.text().charAt(0);
        unknown += first == '\ufffd' ? 1 : 0;
        digits += isDigit(first) ? 1 : 0;
      }
      drawn |= page.drawn();
    }
    if (glyphs == 0 && drawn) {
      throw UnreadableException.scanned(PdfFile.NAME);
    }
    // Digits are often set in a font of their own.
    boolean figuresUnknown = unknown > digits && unknown >= FEWEST_FIGURES;
    if (unknown * 100 > glyphs * UNKNOWN_PER_HUNDRED || figuresUnknown) {
      throw new UnreadableException(
          UnreadableReason.CORRUPT,
          "PDF 文件的字体没有字符编码，无法取得文字。请用文字处理软件重新生成 PDF。",
          "The fonts of the PDF file do not say which characters their glyphs stand for. Export it"
              + " again from the original document.");
    }
  }

  /** A report whose words are text may still show its tables as pictures. */
  private static void checkTables(List<PageContent> pages, String text) throws UnreadableException {
    boolean report = text.contains("政府信息公开") && (text.contains("年度报告") || text.contains("年报"));
    if (report && !text.contains(COLUMN) && pages.stream().anyMatch(PageContent::pictured)) {
      throw new UnreadableException(
          UnreadableReason.SCANNED_IMAGE,
          "PDF 文件中的表格是图片，没有文字。请提交由文字处理软件生成的文件。",
          "The tables of the PDF file are pictures without text. Publish the original document.");
    }
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }
}
