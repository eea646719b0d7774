package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that lost lines on their way: no number moves into a place that is not its own. */
class LostLinesTest {
  private static final int REPORTS = 3;

  /**
   * Layouts in which two lost lines may splice the label of one row to the values of the next: what
   * is left prints the wrong number, and is read as printed.
   */
  private static final Set<TextLayout> SPLICED =
      EnumSet.of(
          TextLayout.LINES,
          TextLayout.BARRED_LINES,
          TextLayout.TABBED_LINES,
          TextLayout.TORN_BARS,
          TextLayout.WRAPPED);

  private final Scoring scoring = new Scoring();

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadNoWrongValueWhenLinesAreLost(TextLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(41));
    for (int report = 0; report < REPORTS; report++) {
      Truth truth = generator.next();
      List<String> lines = layout.render(truth).lines().toList();
      for (Loss loss : Loss.values()) {
        if (loss == Loss.TWO && SPLICED.contains(layout)) {
          continue;
        }
        for (int at = 0; at < lines.size(); at++) {
          String text = String.join("\n", loss.apply(lines, at));
          assertThat(scoring.wrongWhateverTheForm(truth, text))
              .as("%s at line %d of report %d in %s: %s", loss, at, report, layout, lines.get(at))
              .isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TextLayout.class)
  void shouldReadNoWrongValueWhenRepeatedLinesAreLost(TextLayout layout) {
    ReportGenerator generator = new ReportGenerator(new Random(43));
    for (int report = 0; report < 100; report++) {
      Truth truth = generator.next();
      List<String> lines = layout.render(truth).lines().toList();
      String text = String.join("\n", new LinkedHashSet<>(lines));
      assertThat(scoring.wrongWhateverTheForm(truth, text)).as("in %s", layout).isEmpty();
    }
  }

  /** What a crawler, a converter or a search index does to lines. */
  private enum Loss {
    ONE {
      @Override
      void damage(List<String> lines, int at) {
        lines.remove(at);
      }
    },
    TWO {
      @Override
      void damage(List<String> lines, int at) {
        lines.subList(at, Math.min(lines.size(), at + 2)).clear();
      }
    },
    REST {
      @Override
      void damage(List<String> lines, int at) {
        lines.subList(at, lines.size()).clear();
      }
    },
    REPEATED {
      @Override
      void damage(List<String> lines, int at) {
        lines.add(at, lines.get(at));
      }
    };

    abstract void damage(List<String> lines, int at);

    List<String> apply(List<String> lines, int at) {
      List<String> damaged = new ArrayList<>(lines);
      damage(damaged, at);
      return damaged;
    }
  }
}
