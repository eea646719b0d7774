package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is printed on, over and beside a number of a PDF is never taken for a part of it. */
class PdfTrapsTest {
  private static final String MARK = "\ue000";
  private static final String ITEM = "t3.received";
  private static final Pattern PLACE =
      Pattern.compile("BT /F1 ([\\d.]+) Tf 1 0 0 1 ([\\d.]+) ([\\d.]+) Tm <e000> Tj ET");

  private final Scoring scoring = new Scoring();
  private final Truth truth = truth();

  /** How a cell may be printed; x and y are where its words start, in points from below. */
  enum Print {
    PLAIN(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number);
      }
    },
    SMALL_RAISED_MARK(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(end(x, size, number), y + 0.35 * size, 5, "1");
      }
    },
    SMALL_RAISED_MARK_OF_TWO_DIGITS(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(end(x, size, number), y + 0.3 * size, 6, "12");
      }
    },
    RAISED_MARK_IN_BRACKETS(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(end(x, size, number), y + 0.35 * size, 5, "[1]");
      }
    },
    CIRCLED_MARK(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number + "①");
      }
    },
    RAISED_MARK_AS_LARGE_AS_THE_NUMBER(false) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(end(x, size, number), y + 0.3 * size, size, "1");
      }
    },
    RAISED_MARK_BEFORE(false) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y + 0.35 * size, 5, "1") + show(x + 2.5, y, size, number);
      }
    },
    HIGH_MARK(false) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(end(x, size, number), y + 0.5 * size, 5, "1");
      }
    },
    STRUCK_OUT(false) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + line(x, end(x, size, number), y + 0.33 * size);
      }
    },
    STRUCK_OUT_BY_RECTANGLE(false) {
      @Override
      String content(double x, double y, double size, String number) {
        double width = end(x, size, number) - x;
        return show(x, y, size, number)
            + String.format(Locale.ROOT, "%.2f %.2f %.2f 0.6 re f%n", x, y + 0.33 * size, width);
      }
    },
    STRUCK_OUT_BESIDE_ANOTHER(false) {
      @Override
      String content(double x, double y, double size, String number) {
        double end = end(x, size, "9");
        return show(x, y, size, "9") + line(x, end, y + 0.33 * size) + show(end, y, size, number);
      }
    },
    UNDERLINED(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + line(x, end(x, size, number), y - 1);
      }
    },
    PRINTED_OVER(false) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(x + 1.5, y, size, "888");
      }
    },
    WATERMARK_ACROSS(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number) + show(x - 40, y - 20, 60, "2023");
      }
    },
    INVISIBLE_DIGITS(true) {
      @Override
      String content(double x, double y, double size, String number) {
        return show(x, y, size, number)
            + "3 Tr\n"
            + show(end(x, size, number), y, size, "9")
            + "0 Tr\n";
      }
    };

    private final boolean readable;

    Print(boolean readable) {
      this.readable = readable;
    }

    abstract String content(double x, double y, double size, String number);
  }

  @ParameterizedTest
  @EnumSource(Print.class)
  void shouldNeverTakeMoreOrLessForTheNumber(Print print) throws IOException {
    for (PdfStyle.Rules rules : PdfStyle.Rules.values()) {
      byte[] document = document(rules, print);
      Scoring.Score score = scoring.score(new PrintedReport(truth), document, true);
      assertThat(score.wrong()).as("%s", rules).isEmpty();
      if (rules == PdfStyle.Rules.CLOSED) {
        CellView cells = scoring.read(document);
        boolean printed = cells.state(cells.layout().firstCell(ITEM)) == CellState.PRINTED;
        assertThat(printed).isEqualTo(print.readable);
        assertThat(score.without()).isLessThan(2);
      }
    }
  }

  private byte[] document(PdfStyle.Rules rules, Print print) throws IOException {
    PrintedReport report = new PrintedReport(truth);
    report.table3().replaceAll(row -> row.item().equals(ITEM) ? marked(row) : row);
    String number = truth.value(ITEM, "natural_person").toPlainString();
    try (PDDocument document = Loader.loadPDF(PdfStyle.of(rules).render(report));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (PDPage page : document.getPages()) {
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.US_ASCII);
        Matcher place = PLACE.matcher(content);
        if (place.find()) {
          String printed =
              print.content(
                  Double.parseDouble(place.group(2)),
                  Double.parseDouble(place.group(3)),
                  Double.parseDouble(place.group(1)),
                  number);
          write(document, page, place.replaceFirst(Matcher.quoteReplacement(printed)));
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void write(PDDocument document, PDPage page, String content) throws IOException {
    PDStream stream = new PDStream(document);
    try (OutputStream bytes = stream.createOutputStream(COSName.FLATE_DECODE)) {
      bytes.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    page.setContents(stream);
  }

  private static String show(double x, double y, double size, String words) {
    StringBuilder hex = new StringBuilder();
    words.chars().forEach(c -> hex.append(String.format(Locale.ROOT, "%04x", c)));
    return String.format(
        Locale.ROOT, "BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET%n", size, x, y, hex);
  }

  private static double end(double x, double size, String digits) {
    return x + digits.length() * size / 2;
  }

  private static String line(double x0, double x1, double y) {
    return String.format(Locale.ROOT, "0.5 w %.2f %.2f m %.2f %.2f l S%n", x0, y, x1, y);
  }

  /** A report with a number of two digits in the cell. */
  private static Truth truth() {
    ReportGenerator generator = new ReportGenerator(new Random(11));
    Truth truth = generator.next();
    while (truth.value(ITEM, "natural_person").toPlainString().length() != 2) {
      truth = generator.next();
    }
    return truth;
  }

  private static PrintedRow marked(PrintedRow row) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.set(0, MARK);
    return new PrintedRow(row.item(), row.labels(), cells);
  }
}
