package io.gongkai.normalize.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.ReportingLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingLevelsTest {

  @ParameterizedTest
  @CsvSource({
    "青石区人民政府办公室, BODY",
    "云浦县审计局, BODY",
    "白鹭镇人民政府, BODY",
    "南屏山街道, BODY",
    "青石区人民政府, JURISDICTION",
    "望江市, JURISDICTION",
    "长汀湾综合实验区, JURISDICTION",
    "'', UNKNOWN",
  })
  void shouldTellLevelFromName(String agency, ReportingLevel level) {
    assertThat(ReportingLevels.of(agency)).isEqualTo(level);
  }
}
