package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
  @TempDir Path folder;

  /** A task whose rounds take so many nanoseconds for one document. */
  private static Task task(String name, long... nanos) {
    Deque<Long> left = new ArrayDeque<>();
    for (long each : nanos) {
      left.add(each);
    }
    return new Task(name, () -> new Sample(1, left.remove(), 0));
  }

  private static Rounds rounds() throws Exception {
    return Rounds.of(
        List.of(task("ours", 900, 200, 100, 400), task("theirs", 1, 100, 100, 100)),
        3,
        new PrintWriter(Writer.nullWriter()));
  }

  @Test
  void shouldDropTheFirstRoundAndPairTheOthersWhenTasksAreCompared() throws Exception {
    assertThat(rounds().cost("ours", "theirs")).isEqualTo(new Ratio(2, 1, 4));
    assertThat(rounds().speed("ours", "theirs")).isEqualTo(new Ratio(0.5, 0.25, 1));
  }

  @Test
  void shouldTakeTheSlowerOfTwoInEachRoundWhenATaskIsComparedWithBoth() throws Exception {
    Rounds rounds =
        Rounds.of(
            List.of(
                task("whole", 400, 400, 400),
                task("one", 200, 100, 100),
                task("two", 100, 200, 50)),
            0,
            3,
            new PrintWriter(Writer.nullWriter()));

    assertThat(rounds.speedAgainstSlower("whole", "one", "two"))
        .isEqualTo(new Ratio(0.5, 0.25, 0.5));
  }

  @Test
  void shouldReplaceTheMeasuredPartAloneWhenThePageIsWritten() throws Exception {
    Rounds rounds = rounds();
    Goal goal = Goal.cost("ours ÷ theirs", rounds.cost("ours", "theirs"), 3, 1);
    PerformancePage page =
        new PerformancePage(
            List.of(new Measured("Part", "So much.", List.of(rounds), List.of(goal), List.of())));
    Path file = folder.resolve("performance.md");
    Files.writeString(
        file, "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n");

    page.writeInto(folder);

    assertThat(Files.readString(file))
        .startsWith("before\n<!-- measured: begin -->\n")
        .endsWith("<!-- measured: end -->\nafter\n")
        .contains("| ours ÷ theirs | 2.00 | 1.00 | 4.00 | ≤ 3.00 | ≤ 1.00 | must |")
        .contains("| ours | 5,000,000 | 0.2 | 0.0 |")
        .doesNotContain("old");
    assertThat(folder.resolve("performance.png")).isNotEmptyFile();
  }

  @Test
  void shouldSayWhatIsMissingWhenThePageHasNoPlaceForIt() throws Exception {
    Files.writeString(folder.resolve("performance.md"), "nothing here");

    Assertions.assertThatThrownBy(() -> new PerformancePage(List.of()).writeInto(folder))
        .hasMessageContaining("<!-- measured: begin -->");
  }
}
