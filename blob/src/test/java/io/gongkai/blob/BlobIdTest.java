package io.gongkai.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../../../../etc/passwd",
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
        "/3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      })
  void shouldTakeNothingButAHash(String text) {
    assertThat(BlobId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new BlobId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldBeTheHashOfTheBytes() {
    // FIPS 180-4: SHA-256 of the empty message.
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    assertThat(BlobId.parse(empty)).contains(BlobId.of(new byte[0]));
  }
}
