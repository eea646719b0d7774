package io.gongkai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file of the repository, byte for byte.
 *
 * <p>{@code -Dgongkai.golden.rewrite=true} writes the files instead.
 */
public final class Golden {
  private Golden() {}

  /** The root of the repository. */
  public static Path root() {
    return Path.of(System.getProperty("gongkai.root"));
  }

  /** Fails unless the file holds exactly the text. */
  public static void assertMatches(Path file, String text) throws IOException {
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(text)
        .as("%s is out of date; rewrite it with -Dgongkai.golden.rewrite=true", file)
        .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}
