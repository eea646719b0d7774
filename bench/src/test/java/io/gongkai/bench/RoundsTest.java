package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  /** A task whose rounds take so many nanoseconds for one document. */
  private static Task task(String name, long... nanos) {
    Deque<Long> left = new ArrayDeque<>();
    for (long each : nanos) {
      left.add(each);
    }
    return new Task(name, () -> new Sample(1, left.remove(), 0));
  }

  static Rounds rounds() throws Exception {
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
}
