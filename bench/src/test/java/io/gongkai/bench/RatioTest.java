package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void shouldTakeTheMiddleWhenTheNumberIsOdd() {
    assertThat(Ratio.of(3, 1, 2)).isEqualTo(new Ratio(2, 1, 3));
  }

  @Test
  void shouldTakeTheMeanOfTheMiddleTwoWhenTheNumberIsEven() {
    assertThat(Ratio.of(4, 1, 2, 3)).isEqualTo(new Ratio(2.5, 1, 4));
  }

  @Test
  void shouldReachAGoalFromAboveOrBelowWhenItIsASpeedOrACost() {
    Ratio ratio = Ratio.of(1.2);

    assertThat(Goal.speed("a", ratio, 1, 1.3).reached()).isEqualTo("must");
    assertThat(Goal.speed("a", ratio, 1, 1.2).reached()).isEqualTo("goal");
    assertThat(Goal.speed("a", ratio, 1.3, 2).reached()).isEqualTo("missed");
    assertThat(Goal.cost("a", ratio, 1.3, 1.1).reached()).isEqualTo("must");
    assertThat(Goal.cost("a", ratio, 1.1, 1.05).reached()).isEqualTo("missed");
  }
}
