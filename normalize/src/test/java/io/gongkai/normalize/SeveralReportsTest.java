package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.UnreadableReason;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents with the figures of two years are refused, or read right; the years never mix. */
class SeveralReportsTest {
  private static final int PAIRS = 12;

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  /** How a document may hold two reports. */
  private enum Arrangement {
    ONE_BEHIND_THE_OTHER {
      @Override
      String print(TextLayout layout, Truth first, Truth second) {
        return layout.render(first) + "\n" + layout.render(second);
      }
    },
    TABLES_OF_LAST_YEAR_BELOW {
      @Override
      String print(TextLayout layout, Truth first, Truth second) {
        String last = layout.render(second);
        return layout.render(first) + "附：上年数据\n" + last.substring(last.indexOf("二、主动公开"));
      }
    },
    HEADLESS_TABLE_OF_LAST_YEAR_ABOVE {
      @Override
      String print(TextLayout layout, Truth first, Truth second) {
        String last = layout.render(second);
        String rows = last.substring(last.indexOf("一、本年新收"), last.indexOf("\n四、政府"));
        return layout.render(first).replaceFirst("二、主动公开", "上年情况\n" + rows + "\n二、主动公开");
      }
    },
    SIDE_BY_SIDE {
      @Override
      String print(TextLayout layout, Truth first, Truth second) {
        PrintedReport report = new PrintedReport(first);
        PrintedReport other = new PrintedReport(second);
        beside(report.table2(), other.table2());
        beside(report.table3(), other.table3());
        beside(report.table4(), other.table4());
        return layout.render(report);
      }
    },
    TOTALS_OF_TWO_YEARS {
      @Override
      String print(TextLayout layout, Truth first, Truth second) {
        PrintedReport report = new PrintedReport(first);
        PrintedReport other = new PrintedReport(second);
        keepTotals(report.table3());
        keepTotals(other.table3());
        beside(report.table3(), other.table3());
        return layout.render(report).replace("自然人", second.year() + "年\t" + first.year() + "年");
      }
    },
    TABLE_2_OF_TWO_YEARS {
      @Override
      String print(TextLayout layout, Truth first, Truth second) {
        PrintedReport report = new PrintedReport(first);
        beside(report.table2(), new PrintedReport(second).table2());
        return layout.render(report);
      }
    };

    abstract String print(TextLayout layout, Truth first, Truth second);

    private static void beside(List<PrintedRow> rows, List<PrintedRow> others) {
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).cells().addAll(others.get(i).cells());
      }
    }

    private static void keepTotals(List<PrintedRow> rows) {
      for (PrintedRow row : rows) {
        int last = row.cells().size() - 1;
        row.cells().subList(0, Math.max(0, last)).clear();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNeverMixTwoReportsOfOneDocument(Arrangement arrangement) {
    ReportGenerator generator = new ReportGenerator(new Random(91));
    for (TextLayout layout : TextLayout.values()) {
      if (layout == TextLayout.GLUED && arrangement == Arrangement.TABLE_2_OF_TWO_YEARS) {
        // Glued, two numbers in place of one print a number that neither report has.
        continue;
      }
      for (int pair = 0; pair < PAIRS; pair++) {
        Truth first = of2021(generator);
        Truth second = of2021(generator);
        while (second.year() == first.year()) {
          second = of2021(generator);
        }
        String text = arrangement.print(layout, first, second);
        assertThat(mixed(text, first)).as("%s in %s:%n%s", arrangement, layout, text).isEmpty();
      }
    }
  }

  private static Truth of2021(ReportGenerator generator) {
    Truth truth = generator.next();
    while (truth.layout() != FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021)) {
      truth = generator.next();
    }
    return truth;
  }

  /** Cells of a report that was taken with a value that is not of the first. */
  private List<String> mixed(String text, Truth first) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    NormalizeResult result = normalizer.normalize(submission(document), document);
    List<String> mixed = new ArrayList<>();
    if (result instanceof NormalizeResult.Read read) {
      Report report = read.report();
      CellView cells = new CellView(report);
      for (FormCell cell : cells.layout().cells()) {
        cells
            .value(cell.index())
            .filter(value -> value.compareTo(first.values().get(cell.index())) != 0)
            .ifPresent(value -> mixed.add(cell + " " + cells.state(cell.index()) + " " + value));
      }
    } else if (result instanceof NormalizeResult.Refused refused) {
      assertThat(refused.unreadable().getReason())
          .isIn(UnreadableReason.SEVERAL_REPORTS, UnreadableReason.NO_STATUTORY_TABLES);
    }
    return mixed;
  }

  private static Submission submission(byte[] document) {
    return BareSubmission.of(document.length);
  }
}
