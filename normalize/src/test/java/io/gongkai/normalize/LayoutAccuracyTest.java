package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated reports with known truth, printed whole in every layout of text. */
class LayoutAccuracyTest {
  private static final int REPORTS = 100;

  private final Scoring scoring = new Scoring();

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadNoWrongValueWhenReportIsWhole(TextLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(20240131));
    int right = 0;
    int all = 0;
    for (int i = 0; i < REPORTS; i++) {
      Scoring.Score score =
          scoring.score(new PrintedReport(Samples.truth(generator, i, layout)), layout);
      assertThat(score.wrong()).as("report %d in %s", i, layout).isEmpty();
      right += score.right();
      all += score.decidable();
    }
    double share = (double) right / all;
    assertThat(share).as("share of cells read in %s", layout).isGreaterThanOrEqualTo(floor(layout));
  }

  /** Glued digits have one reading only where the sums leave one. */
  private static double floor(TextLayout layout) {
    return layout == TextLayout.GLUED ? 0.7 : 1.0;
  }
}
