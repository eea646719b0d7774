package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Mention;
import io.gongkai.model.Report;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.cells.Pages;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell and mention keeps the page of the document that it stands on. */
class PdfPagesTest {
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  @ParameterizedTest
  @EnumSource(PdfStyle.Rules.class)
  void shouldKnowPageOfEveryCellWhenTablesRunOverPages(PdfStyle.Rules rules) throws IOException {
    PdfStyle style = PdfStyle.of(rules);
    byte[] document = style.render(report());
    CellView cells = new CellView(read(document));
    int carriedOut = cells.layout().firstCell("t3.carried_out");
    int received = cells.layout().firstCell("t3.received");
    int last = pageOf(document, "结转下年度");
    assertThat(cells.page(received)).isEqualTo(pageOf(document, "申请人情况"));
    assertThat(cells.page(carriedOut)).isEqualTo(last);
    int before = 0;
    for (FormCell cell : cells.layout().cells()) {
      if (cell.item().startsWith("t3")) {
        assertThat(cells.page(cell.index())).as("%s", cell).isBetween(Math.max(1, before), last);
        before = cells.page(cell.index());
      }
    }
  }

  @Test
  void shouldKnowPageOfEveryMention() throws IOException {
    byte[] document = DocumentLayout.PDF.render(report());
    Report report = read(document);
    assertThat(report.getMentions()).isNotEmpty();
    for (Mention mention : report.getMentions()) {
      assertThat(Pages.at(report.getPages(), mention.getStart()))
          .isEqualTo(pageOf(document, "总体情况"));
    }
  }

  @Test
  void shouldKnowNoPagesWhenContainerHasNone() {
    Report report = read(DocumentLayout.DOCX.render(report()));
    assertThat(report.getPages()).isEmpty();
    assertThat(new CellView(report).page(0)).isZero();
  }

  /** The first page that shows some words. */
  private static int pageOf(byte[] document, String words) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(document)) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        if (stripper.getText(pdf).contains(words)) {
          return page;
        }
      }
    }
    return 0;
  }

  private static PrintedReport report() {
    return new PrintedReport(new ReportGenerator(new Random(5)).next());
  }

  private Report read(byte[] document) {
    NormalizeResult result = normalizer.normalize(BareSubmission.of(0), document);
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    return ((NormalizeResult.Read) result).report();
  }
}
