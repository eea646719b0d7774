package io.gongkai.normalize.identify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditCodesTest {
  /** The example of GB 32100-2015, annex. */
  private static final String CODE = "91350100M000100Y43";

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y43, true",
    "91350100M000100Y44, false",
    "91350100M000100Y4, false",
    "91350100M000100I43, false",
    "'', false",
  })
  void shouldCheckCheckDigit(String code, boolean valid) {
    assertThat(CreditCodes.isValid(code)).isEqualTo(valid);
  }

  @Test
  void shouldFindCodeAmongOtherNumbers() {
    assertThat(CreditCodes.find("代码:91350100M000100Y44,统一社会信用代码:" + CODE + "。")).contains(CODE);
    assertThat(CreditCodes.find("统一社会信用代码:9" + CODE)).isEmpty();
  }
}
