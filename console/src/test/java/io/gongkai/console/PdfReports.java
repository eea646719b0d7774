package io.gongkai.console;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Figures;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PrintedParagraph;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import java.util.Random;

/** Reports of a made-up agency as PDF files. */
public final class PdfReports {
  /** Item of the row that has a figure that is wrong. */
  public static final String WRONG_ITEM = "t3.received";

  private PdfReports() {}

  /**
   * A report with one wrong figure, behind a page of prose.
   *
   * @param seed which one: the same makes the same report
   */
  public static byte[] wrong(int seed) {
    PrintedReport report = report(seed);
    for (PrintedRow row : report.table3()) {
      if (row.item().equals(WRONG_ITEM)) {
        row.cells().set(0, Integer.toString(Integer.parseInt(row.cells().get(0)) + 5));
      }
    }
    for (int i = 0; i < 60; i++) {
      report
          .blocks()
          .add(3, new PrintedParagraph(PrintedParagraph.Role.TEXT, "主动公开工作有序开展，回应社会关切。"));
    }
    return PdfStyle.of(PdfStyle.Rules.CLOSED).render(report);
  }

  /** The agency and the year of a report, as its key on the topics. */
  public static String key(int seed) {
    return report(seed).truth().agency() + "/" + report(seed).truth().year();
  }

  private static PrintedReport report(int seed) {
    return new PrintedReport(
        new ReportGenerator(new Random(seed))
            .next(FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021), Figures.DENSE));
  }
}
