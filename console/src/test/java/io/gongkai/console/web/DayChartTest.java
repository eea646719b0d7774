package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.data.Figures;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayChartTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 30);

  @Test
  void shouldStackADayFromTheGroundUp() {
    DayChart chart =
        DayChart.of(
            List.of(
                new Figures.Day(DAY, 30, 10, 0, 0),
                new Figures.Day(DAY.plusDays(1), 50, 30, 15, 5)));

    assertThat(chart.most()).isEqualTo(100);
    assertThat(chart.total()).isEqualTo(140);
    assertThat(chart.columns().get(0).parts())
        .containsExactly(new DayChart.Part("clean", 70, 30), new DayChart.Part("flagged", 60, 10));
    List<DayChart.Part> full = chart.columns().get(1).parts();
    assertThat(full.get(3)).isEqualTo(new DayChart.Part("other", 0, 5));
    assertThat(full.stream().mapToInt(DayChart.Part::height).sum()).isEqualTo(chart.height());
  }

  @Test
  void shouldShowWhatIsThereHoweverLittle() {
    DayChart chart =
        DayChart.of(
            List.of(new Figures.Day(DAY, 1_000_000, 0, 0, 0), new Figures.Day(DAY, 0, 0, 1, 0)));

    assertThat(chart.columns().get(1).parts())
        .containsExactly(new DayChart.Part("unreadable", 99, 1));
  }

  @Test
  void shouldBeEmptyWhenNothingCame() {
    DayChart chart = DayChart.of(List.of(new Figures.Day(DAY, 0, 0, 0, 0)));

    assertThat(chart.columns().get(0).parts()).isEmpty();
    assertThat(chart.first()).isEqualTo(chart.last()).isEqualTo("2024-01-30");
  }
}
