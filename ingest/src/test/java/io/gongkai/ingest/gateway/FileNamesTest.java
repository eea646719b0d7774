package io.gongkai.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  @Test
  void shouldHaveNoNameWhenNoneIsGiven() {
    assertThat(FileNames.of(null)).isEmpty();
    assertThat(FileNames.of("form-data; name=\"filename=x\"")).isEmpty();
    assertThat(FileNames.of("attachment; filename=\"unclosed")).isEmpty();
  }
}
