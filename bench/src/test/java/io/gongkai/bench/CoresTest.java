package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void shouldListEveryProcessorWhenThereAreRanges() {
    assertThat(Cores.parse(" 0-2,5,7-8\n")).containsExactly(0, 1, 2, 5, 7, 8);
  }

  @Test
  void shouldNameTheProgramAndTheProcessorWhenSomethingIsStartedOnOne() {
    assertThat(new Cores(List.of(4, 6)).on(1)).containsExactly("taskset", "-c", "6");
  }
}
