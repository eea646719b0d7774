package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated reports with known truth, printed in every container. */
class ContainerAccuracyTest {
  private static final int REPORTS = 40;
  private static final int BLANKED_REPORTS = 4;

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  @ParameterizedTest
  @EnumSource(DocumentLayout.class)
  void shouldReadEveryCellWhenReportIsWhole(DocumentLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(20240131));
    for (int i = 0; i < REPORTS; i++) {
      FormEdition edition = i % 4 == 0 ? FormEdition.FORM_2019 : FormEdition.FORM_2021;
      FormEdition rows = i % 7 == 0 ? FormEdition.FORM_2019 : edition;
      Truth truth = generator.next(FormLayout.of(edition, rows));
      NormalizeResult result = read(layout.render(new PrintedReport(truth)));
      assertThat(result)
          .as("report %d in %s: %s", i, layout, result.text())
          .isInstanceOf(NormalizeResult.Read.class);
      assertThat(differences(truth, result)).as("report %d in %s", i, layout).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentLayout.class)
  void shouldReadNoWrongValueWhenCellsAreBlank(DocumentLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(7));
    Random random = new Random(11);
    for (int i = 0; i < BLANKED_REPORTS; i++) {
      Truth truth = generator.next();
      PrintedReport printed = new PrintedReport(truth);
      for (PrintedRow row : printed.table3()) {
        for (int cell = 0; cell < row.cells().size(); cell++) {
          if (random.nextInt(3) == 0) {
            row.cells().set(cell, "");
          }
        }
      }
      NormalizeResult result = read(layout.render(printed));
      assertThat(differences(truth, result).stream().filter(line -> !line.endsWith("nothing")))
          .as("report %d in %s: %s", i, layout, result.text())
          .isEmpty();
    }
  }

  private NormalizeResult read(byte[] document) {
    return normalizer.normalize(BareSubmission.of(0), document);
  }

  private static List<String> differences(Truth truth, NormalizeResult result) {
    CellView cells =
        result instanceof NormalizeResult.Read read
            ? new CellView(read.report())
            : Optional.ofNullable(((NormalizeResult.Refused) result).unreadable().getPartial())
                .map(CellView::new)
                .orElseThrow();
    List<String> differences = new ArrayList<>();
    for (FormCell cell : truth.layout().cells()) {
      BigDecimal value = cells.value(cell.index()).orElse(null);
      BigDecimal expected = truth.values().get(cell.index());
      if (value == null || value.compareTo(expected) != 0) {
        differences.add(
            cell + " " + expected + " read as " + (value == null ? "nothing" : value.toString()));
      }
    }
    return differences;
  }
}
