package io.gongkai.testkit;

import java.util.Random;

/** Changes the print of a report. */
@FunctionalInterface
interface Alteration {
  /** Changes a report; what is random follows from the source given. */
  void apply(PrintedReport report, Random random);

  /** Changes the print of single value cells. */
  @FunctionalInterface
  interface OfCell {
    /** Changes a cell of a row; the row keeps its number of cells. */
    void apply(PrintedReport report, PrintedRow row, int column, Random random);
  }

  /** Changes single words of labels, headings and title. */
  @FunctionalInterface
  interface OfWords {
    /** The words as they are printed. */
    String apply(String words, Random random);
  }

  /** The same change to every value cell. */
  static Alteration cells(OfCell change) {
    return (report, random) -> {
      for (PrintedTable table : report.tables()) {
        for (PrintedRow row : table.rows()) {
          for (int column = 0; column < row.cells().size() && !row.item().isEmpty(); column++) {
            change.apply(report, row, column, random);
          }
        }
      }
    };
  }

  /** The same change to every label of the tables. */
  static Alteration labels(OfWords change) {
    return (report, random) -> {
      for (PrintedTable table : report.tables()) {
        for (PrintedRow row : table.rows()) {
          row.labels().replaceAll(label -> change.apply(label, random));
        }
      }
    };
  }

  /** The same change to every label of the tables and to all paragraphs. */
  static Alteration words(OfWords change) {
    return (report, random) -> {
      labels(change).apply(report, random);
      report
          .blocks()
          .replaceAll(
              block ->
                  block instanceof PrintedParagraph paragraph
                      ? paragraph.with(change.apply(paragraph.text(), random))
                      : block);
    };
  }
}
