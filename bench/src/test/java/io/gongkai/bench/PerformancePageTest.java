package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
  @TempDir Path folder;

  private void page(String text) throws IOException {
    Files.writeString(folder.resolve("performance.md"), text);
  }

  @Test
  void shouldReplaceTheBlockOfAPartAloneWhenThePageIsWritten() throws Exception {
    Rounds rounds = RoundsTest.rounds();
    Goal goal = Goal.cost("ours ÷ theirs", rounds.cost("ours", "theirs"), 3, 1);
    Measured steps =
        new Measured("Steps", "So much.", List.of(rounds), List.of(goal), List.of("A note."));
    page(
        """
        before
        <!-- measured steps: begin -->
        old
        <!-- measured steps: end -->
        between
        <!-- measured year: begin -->
        kept
        <!-- measured year: end -->
        after
        """);

    new PerformancePage(Map.of("steps", steps), "").writeInto(folder);

    assertThat(Files.readString(folder.resolve("performance.md")))
        .startsWith("before\n<!-- measured steps: begin -->\n### Steps\nOn ")
        .endsWith(
            """
            <!-- measured steps: end -->
            between
            <!-- measured year: begin -->
            kept
            <!-- measured year: end -->
            after
            """)
        .contains("| ours ÷ theirs | 2.00 | 1.00 | 4.00 | ≤ 3.00 | ≤ 1.00 | must |")
        .contains("| ours | 5,000,000 | 0.2 | 0.0 |")
        .contains("- A note.\n\n![Documents a second](performance-steps.png)\n")
        .doesNotContain("old");
    assertThat(ImageIO.read(folder.resolve("performance-steps.png").toFile()).getWidth())
        .isEqualTo(900);
    assertThat(folder.resolve("performance-steps-delay.png")).doesNotExist();
  }

  @Test
  void shouldDrawDelaysAndListWhatIsNoTaskWhenAPartHasThem() throws Exception {
    Measured pipeline =
        new Measured(
            "Pipeline",
            "So much.",
            List.of(),
            List.of(Goal.cost("delay, p50, ms", Ratio.of(40), 50, 44)),
            List.of(new Measured.Listing(List.of("part", "s"), List.of(List.of("sink", "1.5")))),
            List.of(),
            List.of());
    page("<!-- measured pipeline: begin --><!-- measured pipeline: end -->");

    new PerformancePage(Map.of("pipeline", pipeline), "beside another").writeInto(folder);

    assertThat(Files.readString(folder.resolve("performance.md")))
        .contains(", beside another: So much.\n")
        .contains("| part | s |\n| --- | --- |\n| sink | 1.5 |\n")
        .contains("![Milliseconds](performance-pipeline-delay.png)");
    assertThat(folder.resolve("performance-pipeline-delay.png")).isNotEmptyFile();
    assertThat(folder.resolve("performance-pipeline.png")).doesNotExist();
  }

  @Test
  void shouldSayWhatIsMissingWhenThePageHasNoPlaceForAPart() throws Exception {
    page("nothing here");
    Measured none = new Measured("Sink", "So much.", List.of(), List.of(), List.of());

    assertThatThrownBy(() -> new PerformancePage(Map.of("sink", none), "").writeInto(folder))
        .hasMessageContaining("<!-- measured sink: begin -->");
    assertThat(Files.readString(folder.resolve("performance.md"))).isEqualTo("nothing here");
  }
}
