package io.gongkai.schemas.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.CellState;
import io.gongkai.model.Cells;
import io.gongkai.model.FormEdition;
import io.gongkai.model.RawCell;
import io.gongkai.model.ScaledCell;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
  private static final FormLayout LAYOUT =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);
  private static final int FEES = LAYOUT.cell("t2.fees", "amount").orElseThrow().index();

  @Test
  void shouldBeMissingWhenNothingWasSet() {
    CellView view = new CellView(LAYOUT, new CellsBuilder(LAYOUT).build());
    for (int i = 0; i < LAYOUT.cells().size(); i++) {
      assertThat(view.state(i)).isEqualTo(CellState.MISSING);
      assertThat(view.value(i)).isEmpty();
      assertThat(view.raw(i)).isEmpty();
      assertThat(view.start(i)).isEqualTo(-1);
      assertThat(view.end(i)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "148", "-417", "24252.311082", "0.3700", "9223372036854775807"})
  void shouldKeepValuesExactlyWhenPrinted(String text) {
    Cells cells =
        new CellsBuilder(LAYOUT)
            .value(FEES, CellState.PRINTED, new BigDecimal(text))
            .text(FEES, 100, 100 + text.length(), text)
            .build();
    CellView view = new CellView(LAYOUT, cells);
    assertThat(view.value(FEES)).contains(new BigDecimal(text));
    assertThat(view.raw(FEES)).contains(text);
    assertThat(view.end(FEES)).isEqualTo(100 + text.length());
    assertThat(cells.getRaws()).as("a text that is the value is not kept twice").isEmpty();
  }

  @Test
  void shouldKeepThePrintedTextWhenItIsNotTheValueInPlainDigits() {
    Cells cells =
        new CellsBuilder(LAYOUT)
            .value(FEES, CellState.PRINTED, new BigDecimal("1234.50"))
            .text(FEES, 7, 15, "1,234.50")
            .state(0, CellState.NIL)
            .text(0, 1, 2, "—")
            .state(1, CellState.ILLEGIBLE)
            .text(1, 3, 5, "1？")
            .build();
    CellView view = new CellView(LAYOUT, cells);
    assertThat(view.value(FEES)).contains(new BigDecimal("1234.50"));
    assertThat(view.unscaled(FEES)).isEqualTo(123450);
    assertThat(view.scale(FEES)).isEqualTo(2);
    assertThat(view.raw(FEES)).contains("1,234.50");
    assertThat(view.raw(0)).contains("—");
    assertThat(view.value(0)).isEmpty();
    assertThat(view.raw(1)).contains("1？");
    assertThat(cells.getScaled()).containsExactly(new ScaledCell(FEES, 2));
    assertThat(cells.getRaws())
        .containsExactly(new RawCell(0, "—"), new RawCell(1, "1？"), new RawCell(FEES, "1,234.50"));
  }

  @Test
  void shouldHaveNoTextWhenInferred() {
    Cells cells =
        new CellsBuilder(LAYOUT).value(0, CellState.INFERRED, new BigDecimal("5")).build();
    CellView view = new CellView(LAYOUT, cells);
    assertThat(view.value(0)).contains(new BigDecimal("5"));
    assertThat(view.raw(0)).isEmpty();
  }

  @Test
  void shouldRefuseWhenStateAndValueDisagree() {
    CellsBuilder builder = new CellsBuilder(LAYOUT);
    assertThatThrownBy(() -> builder.value(0, CellState.NIL, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.state(0, CellState.PRINTED))
        .isInstanceOf(IllegalArgumentException.class);
    BigDecimal tooLong = new BigDecimal("9223372036854775808");
    assertThatThrownBy(() -> builder.value(0, CellState.PRINTED, tooLong))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void shouldRefuseCellsOfAnotherFormWhenViewed() {
    Cells cells = new CellsBuilder(LAYOUT).build();
    FormLayout other = FormLayout.of(FormEdition.FORM_2019, FormEdition.FORM_2019);
    assertThatThrownBy(() -> new CellView(other, cells))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("198 cells")
        .hasMessageContaining("200 states");
  }
}
