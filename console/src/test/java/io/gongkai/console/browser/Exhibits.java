package io.gongkai.console.browser;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Documents;
import io.gongkai.console.PdfReports;
import io.gongkai.console.Showroom;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What the pages show: the same reports at the same times in every run. */
final class Exhibits {
  /** A report with a cell that is wrong, handed in twice, and with the year before beside it. */
  static final String FLAGGED = "雁栖市金谷区市场监督管理局/2023";

  /** A report whose document is lost: it was made up. */
  static final String LOST = "云岭市人民政府/2020";

  /** Makes the report that was handed in as a PDF file. */
  private static final int PDF_SEED = 13;

  /** A report that was handed in as a PDF file, with a cell that is wrong. */
  static final String PDF = PdfReports.key(PDF_SEED);

  private static final int MADE_UP = 480;
  private static final Duration BETWEEN = Duration.ofHours(7);

  private Exhibits() {}

  /** Fills an empty database. */
  static void fill(ConsoleUnderTest console) throws Exception {
    Showroom.makeUp(console.rows(), MADE_UP, ConsoleUnderTest.NOW);
    Instant at = ConsoleUnderTest.NOW.minus(Duration.ofDays(6));
    Documents documents = console.documents();
    documents.handIn("", "2021.txt", Documents.sample("17").replace("2022 年", "2021 年"), at);
    String wrong = reported(Documents.sample("07"));
    String right = wrong.replace("\t96\t", "\t69\t");
    documents.handIn("", "2022.txt", right.replace("2023 年", "2022 年"), at);
    documents.handIn("", "2023.txt", wrong.replace("\t73\t", "\t74\t"), at);
    for (Path sample : Documents.samples()) {
      at = at.plus(BETWEEN);
      String text = Files.readString(sample, StandardCharsets.UTF_8);
      documents.handIn("", sample.getFileName().toString(), reported(text), at);
    }
    documents.handIn("", "report.pdf", PdfReports.wrong(PDF_SEED), at);
    console.rows().deadLetter("reports.clean", null, null, "column t3_values: 176 values, not 175");
    console.rows().execute("UPDATE dead_letter SET failed_at = '" + ConsoleUnderTest.NOW + "'");
    console.rows().execute("ANALYZE");
  }

  /** No report is for a year that is not over yet. */
  private static String reported(String text) {
    return text.replace("2024 年", "2023 年").replace("2024年", "2023年");
  }
}
