package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page {@code docs/conformance.md}, whose sections are what the tests found.
 *
 * <p>Each test holds its own section against the page, so that one that cannot run here leaves its
 * section alone. {@code -Dgongkai.golden.rewrite=true} writes the section instead.
 */
final class ConformancePage {
  private ConformancePage() {}

  /** The root of the repository. */
  static Path root() {
    return Path.of(System.getProperty("gongkai.root"));
  }

  /** Fails unless a section of the page reads exactly like the text. */
  static void assertSection(String name, String text) throws IOException {
    Path page = root().resolve("docs").resolve("conformance.md");
    String begin = "<!-- " + name + ": written by the tests -->\n";
    String end = "<!-- end of " + name + " -->\n";
    String all = Files.readString(page, StandardCharsets.UTF_8);
    int from = all.indexOf(begin) + begin.length();
    int to = all.indexOf(end);
    assertThat(all).as("the page has a place for %s", name).contains(begin, end);
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      Files.writeString(
          page, all.substring(0, from) + text + all.substring(to), StandardCharsets.UTF_8);
      return;
    }
    assertThat(all.substring(from, to))
        .as(
            "section %s of docs/conformance.md, which says otherwise than what was found; rewrite"
                + " it with -Dgongkai.golden.rewrite=true and read the diff",
            name)
        .isEqualTo(text);
  }
}
