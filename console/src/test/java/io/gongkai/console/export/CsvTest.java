package io.gongkai.console.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1+1", "\r=1", "|calc"})
  void shouldBeTextWhenACellLooksLikeAFormula(String text) {
    assertThat(Csv.cell(text)).isEqualTo("\"'" + text + "\"");
  }

  @Test
  void shouldQuoteWhatSeparatesCells() {
    assertThat(Csv.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
    assertThat(Csv.cell("云岭县=1")).isEqualTo("\"云岭县=1\"");
    assertThat(Csv.cell("")).isEqualTo("\"\"");
  }
}
