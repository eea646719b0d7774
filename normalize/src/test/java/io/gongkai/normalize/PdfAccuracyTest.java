package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PdfStyle;
import io.gongkai.testkit.PdfStyle.Horizontal;
import io.gongkai.testkit.PdfStyle.Rules;
import io.gongkai.testkit.PdfStyle.Vertical;
import io.gongkai.testkit.PdfVariety;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.Truth;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of PDFs in all proportions: no value is wrong, and next to none is lost. */
class PdfAccuracyTest {
  private static final List<List<Double>> LABEL_WIDTHS =
      List.of(
          List.of(36.0, 56.0, 140.0),
          List.of(36.0, 56.0, 0.0),
          List.of(60.0, 50.0, 215.0),
          List.of(30.0, 40.0, 100.0),
          List.of(20.0, 60.0, 180.0));
  private static final double[] SIZES = {5.5, 7.5, 9, 10.5};
  private static final double[] LEADINGS = {1.2, 1.4};
  private static final double[] PADDINGS = {0, 2, 4, 8};

  /** Reports for each kind of lines. */
  private static final int RENDERINGS = 120;

  private final Scoring scoring = new Scoring();

  @ParameterizedTest
  @EnumSource(Rules.class)
  void shouldReadNoWrongValueWhenProportionsAndNoiseVary(Rules rules) {
    Random random = new Random(20240131);
    for (int i = 0; i < RENDERINGS; i++) {
      Truth truth = truth(i, random);
      PrintedReport report = new PrintedReport(truth);
      Noise noise = any(Noise.values(), random);
      if (Samples.isPrintable(layout(rules), noise)) {
        noise.apply(report, random);
      }
      PdfStyle style = style(rules, random);
      Scoring.Score score = scoring.score(report, style.render(report), rules != Rules.NONE);
      assertThat(score.wrong()).as("report %d with %s in %s", i, noise, style).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Rules.class)
  void shouldReadNearlyEveryCellWhenProportionsVary(Rules rules) {
    Random random = new Random(7);
    int right = 0;
    int all = 0;
    for (int i = 0; i < RENDERINGS; i++) {
      Truth truth = truth(i, random);
      PdfStyle style = style(rules, random);
      PrintedReport report = new PrintedReport(truth);
      Scoring.Score score = scoring.score(report, style.render(report), true);
      assertThat(score.wrong()).as("report %d in %s", i, style).isEmpty();
      right += score.right();
      all += truth.values().size();
    }
    assertThat(1000.0 * right / all).isGreaterThan(rules == Rules.NONE ? 995 : 999.9);
  }

  @ParameterizedTest
  @EnumSource(PdfVariety.class)
  void shouldReadEveryCellWhenFileIsUnusual(PdfVariety variety) {
    Random random = new Random(3);
    for (Rules rules : Rules.values()) {
      Truth truth = new ReportGenerator(random).next();
      PrintedReport report = new PrintedReport(truth);
      byte[] document = PdfStyle.of(rules).with(variety).render(report);
      Scoring.Score score = scoring.score(report, document, true);
      assertThat(score.wrong()).as("%s %s", rules, variety).isEmpty();
      assertThat(score.right()).as("%s %s", rules, variety).isEqualTo(score.decidable());
    }
  }

  private static DocumentLayout layout(Rules rules) {
    return switch (rules) {
      case CLOSED -> DocumentLayout.PDF;
      case OPEN -> DocumentLayout.PDF_OPEN;
      case NONE -> DocumentLayout.PDF_UNRULED;
    };
  }

  private static <T> T any(T[] all, Random random) {
    return all[random.nextInt(all.length)];
  }

  private static Truth truth(int i, Random random) {
    FormEdition edition = i % 3 == 2 ? FormEdition.FORM_2019 : FormEdition.FORM_2021;
    return new ReportGenerator(random).next(FormLayout.of(edition, edition));
  }

  private static PdfStyle style(Rules rules, Random random) {
    return new PdfStyle(
        rules,
        SIZES[random.nextInt(SIZES.length)],
        LABEL_WIDTHS.get(random.nextInt(LABEL_WIDTHS.size())),
        LEADINGS[random.nextInt(LEADINGS.length)],
        PADDINGS[random.nextInt(PADDINGS.length)],
        any(Horizontal.values(), random),
        any(Vertical.values(), random),
        Set.of());
  }
}
