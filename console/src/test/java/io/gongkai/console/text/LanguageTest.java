package io.gongkai.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "en, EN",
    "'en-GB,en;q=0.9', EN",
    "'zh-CN,zh;q=0.9,en;q=0.8', ZH",
    "'fr,en;q=0.5,zh;q=0.3', EN",
    "fr, ZH",
    "'*', ZH",
    "'', ZH",
    "'en;q=x', ZH",
    ", ZH"
  })
  void shouldAnswerWhatTheBrowserAsksFor(String header, Language language) {
    assertThat(Language.accepted(header)).isEqualTo(language);
  }
}
