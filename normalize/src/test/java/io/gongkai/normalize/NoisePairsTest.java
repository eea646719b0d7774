package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The property that matters most: whatever two noises a report is printed with, in any layout and
 * container, nothing is read wrong. {@code -Dgongkai.accuracy.reports=N} tries N reports each.
 */
class NoisePairsTest {
  private static final int TEXTS = Integer.getInteger("gongkai.accuracy.reports", 1000);
  private static final int DOCUMENTS = Integer.getInteger("gongkai.accuracy.reports", 200);
  private static final long SEED = Long.getLong("gongkai.accuracy.seed", 20240131L);

  private final Scoring scoring = new Scoring();

  @Test
  void shouldReadNothingWrongWhenTextsHaveTwoNoises() {
    assertThat(wrong(TEXTS, List.of(TextLayout.values()))).isEmpty();
  }

  @Test
  void shouldReadNothingWrongWhenContainersHaveTwoNoises() {
    assertThat(wrong(DOCUMENTS, List.of(DocumentLayout.values()))).isEmpty();
  }

  private List<String> wrong(int reports, List<? extends ReportLayout> layouts) {
    Random random = new Random(SEED);
    ReportGenerator generator = new ReportGenerator(random);
    Noise[] all = Noise.values();
    List<String> wrong = new ArrayList<>();
    long decidable = 0;
    long right = 0;
    for (int i = 0; i < reports; i++) {
      ReportLayout layout = layouts.get(random.nextInt(layouts.size()));
      List<Noise> noises =
          List.of(all[random.nextInt(all.length)], all[random.nextInt(all.length)]).stream()
              .filter(noise -> Samples.isPrintable(layout, noise))
              .toList();
      PrintedReport report = new PrintedReport(Samples.truth(generator, i, layout));
      Noise.applyAll(noises, report, random);
      Scoring.Score score = scoring.score(report, layout);
      decidable += score.decidable();
      right += score.right();
      if (!score.wrong().isEmpty()) {
        wrong.add("report " + i + " in " + layout + " with " + noises + ": " + score.wrong());
      }
    }
    // A reader that reads nothing reads nothing wrong.
    assertThat(right).as("decidable cells read right").isGreaterThan(decidable * 4 / 5);
    return wrong;
  }
}
