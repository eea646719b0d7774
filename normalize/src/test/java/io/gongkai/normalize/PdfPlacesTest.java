package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Mention;
import io.gongkai.model.Report;
import io.gongkai.normalize.read.pdf.Box;
import io.gongkai.normalize.read.pdf.PdfPlaces;
import io.gongkai.normalize.read.pdf.Sheet;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PdfStyle.Rules;
import io.gongkai.testkit.PdfVariety;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the box of a cell, by PDFBox's own account of the glyphs, is its figure. */
class PdfPlacesTest {
  private static final int CELLS = 200;

  /** How far a glyph's advance may reach beyond the box around its line, in points. */
  private static final double SLACK = 0.5;

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final PdfPlaces places = PdfPlaces.kept();

  /**
   * A glyph as PDFBox tells it, on the page as it is looked at.
   *
   * @param x where it starts
   * @param y the line that it stands on, downwards
   */
  private record Seen(String text, int page, double x, double y) {
    boolean isIn(Box box) {
      return page == box.page()
          && x > box.left() - SLACK
          && x < box.left() + box.width()
          && y > box.top()
          && y < box.top() + box.height();
    }
  }

  @ParameterizedTest
  @EnumSource(Rules.class)
  void shouldHoldTheFigureOfEveryCell(Rules rules) throws IOException {
    checkCells(PdfStyle.of(rules).render(report()));
  }

  @ParameterizedTest
  @EnumSource(
      value = PdfVariety.class,
      names = {"GLYPH_BY_GLYPH", "REVERSED", "ROTATED", "FORM_OBJECT"})
  void shouldHoldTheFigureOfEveryCellWhenTheFileIsUnusual(PdfVariety variety) throws IOException {
    checkCells(PdfStyle.of(Rules.CLOSED).with(variety).render(report()));
    assertThat(places.sheets()).allSatisfy(sheet -> assertThat(sheet).isEqualTo(a4()));
  }

  @Test
  void shouldHoldNumbersOfTheNarrativeAlone() throws IOException {
    byte[] document = DocumentLayout.PDF.render(report());
    NormalizeResult.Read read = read(document);
    List<Seen> glyphs = glyphs(document);
    assertThat(read.report().getMentions()).isNotEmpty();
    for (Mention mention : read.report().getMentions()) {
      int end = mention.getEnd();
      assertThat(inside(places.boxes(read.text(), mention.getStart(), end), glyphs))
          .isEqualTo(read.text().substring(mention.getStart(), end));
    }
  }

  @Test
  void shouldKnowNothingWhenItIsNotAskedForOrThereAreNoPages() {
    normalizer.normalize(BareSubmission.of(0), DocumentLayout.PDF.render(report()));
    assertThat(PdfPlaces.ignored().sheets()).isEmpty();
    assertThat(read(DocumentLayout.DOCX.render(report())).text()).isNotEmpty();
    assertThat(places.sheets()).isEmpty();
    assertThat(places.boxes("1", 0, 1)).isEmpty();
  }

  private void checkCells(byte[] document) throws IOException {
    NormalizeResult.Read read = read(document);
    List<Seen> glyphs = glyphs(document);
    CellView cells = new CellView(read.report());
    int checked = 0;
    for (FormCell cell : cells.layout().cells()) {
      int start = cells.start(cell.index());
      int end = cells.end(cell.index());
      if (end > start) {
        List<Box> boxes = places.boxes(read.text(), start, end);
        assertThat(boxes).as("%s", cell).hasSize(1);
        assertThat(boxes.get(0).page()).as("%s", cell).isEqualTo(cells.page(cell.index()));
        assertThat(inside(boxes, glyphs))
            .as("%s", cell)
            .isEqualTo(read.text().substring(start, end));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(CELLS);
  }

  /** The glyphs in boxes, line by line. */
  private static String inside(List<Box> boxes, List<Seen> glyphs) {
    return boxes.stream()
        .flatMap(box -> glyphs.stream().filter(glyph -> glyph.isIn(box)))
        .sorted(Comparator.comparingDouble(Seen::y).thenComparingDouble(Seen::x))
        .map(Seen::text)
        .collect(Collectors.joining());
  }

  /** Where PDFBox's text stripper finds each glyph. */
  private static List<Seen> glyphs(byte[] document) throws IOException {
    List<Seen> seen = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(document)) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
              boolean turned = getCurrentPage().getRotation() == 90;
              double x = glyph.getTextMatrix().getTranslateX();
              double y = glyph.getTextMatrix().getTranslateY();
              double height = getCurrentPage().getCropBox().getHeight();
              seen.add(
                  new Seen(
                      glyph.getUnicode(),
                      getCurrentPageNo(),
                      turned ? y : x,
                      turned ? x : height - y));
            }
          };
      stripper.getText(pdf);
    }
    return seen;
  }

  private static Sheet a4() {
    return new Sheet(PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
  }

  private static PrintedReport report() {
    return new PrintedReport(new ReportGenerator(new Random(5)).next());
  }

  private NormalizeResult.Read read(byte[] document) {
    NormalizeResult result = normalizer.normalize(BareSubmission.of(0), document, places);
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    NormalizeResult.Read read = (NormalizeResult.Read) result;
    Report plain =
        ((NormalizeResult.Read) normalizer.normalize(BareSubmission.of(0), document)).report();
    assertThat(read.report()).isEqualTo(plain);
    return read;
  }
}
