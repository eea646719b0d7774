package io.gongkai.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"a/2024", "a/0", "a/1", "a/b/2024", "/2024", "a\nb/2024"})
  void shouldTakeKeyWhenYearStandsBehindLastSlash(String key) {
    assertThat(ReportKey.isReportKey(key)).isTrue();
    assertThat(ReportKey.require(key)).isEqualTo(key);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "a", "2024", "a/", "a/02024", "a/00", "a/20245", "a/2024/", "a/-1", "a/２０２４"})
  void shouldRefuseTextWhenItIsNoKey(String text) {
    assertThat(ReportKey.isReportKey(text)).isFalse();
    assertThatThrownBy(() -> ReportKey.require(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("agency/year");
  }

  @Test
  void shouldSplitKeyAtLastSlash() {
    assertThat(ReportKey.agency("a/b/2024")).isEqualTo("a/b");
    assertThat(ReportKey.year("a/b/2024")).isEqualTo(2024);
  }
}
