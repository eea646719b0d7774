package io.gongkai.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @Test
  void shouldCutAtAWholeCharacterWhenTheNameIsLong() {
    String name = FileNames.of("attachment; filename=\"" + "𠮷".repeat(300) + "\"");

    assertThat(name).isEqualTo("𠮷".repeat(FileNames.MAX_CODE_POINTS));
  }

  @Test
  void shouldFindTheNameWhenItIsAllBackslashes() {
    String name = FileNames.of("attachment; filename=\"" + "\\\\".repeat(4_000) + "x\"");

    assertThat(name).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%1B",
        "%C2%9B",
        "%0D%0A",
        "%E2%80%AE",
        "%E2%81%A6",
        "%D8%9C",
        "%E2%80%A8",
        "%E2%80%8B",
        "%EF%BB%BF",
        "%7F",
        "%00"
      })
  void shouldDropWhatCannotBeSeenWhenANameHoldsIt(String unseen) {
    assertThat(FileNames.of("attachment; filename*=UTF-8''a" + unseen + "b.txt"))
        .isEqualTo("ab.txt");
  }

  @Test
  void shouldHaveNoNameWhenNoneIsGiven() {
    assertThat(FileNames.of(null)).isEmpty();
    assertThat(FileNames.of("form-data; name=\"filename=x\"")).isEmpty();
    assertThat(FileNames.of("attachment; filename=\"unclosed")).isEmpty();
  }
}
