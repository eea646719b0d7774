package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page docs/accuracy.md, whose tables are generated and checked. */
final class AccuracyPage {
  private static final Path PAGE =
      Path.of(System.getProperty("gongkai.root")).resolve("docs").resolve("accuracy.md");

  private AccuracyPage() {}

  /**
   * Compares a part of the page with what was measured, or writes it anew when the property {@code
   * gongkai.golden.rewrite} is set.
   */
  static void compare(String name, String measured) throws IOException {
    String begin = "<!-- generated: " + name + " -->\n";
    String end = "<!-- end: " + name + " -->\n";
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    assertThat(page).contains(begin, end);
    int from = page.indexOf(begin) + begin.length();
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      page = page.substring(0, from) + measured + page.substring(page.indexOf(end));
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
    assertThat(measured).as(PAGE + ", " + name).isEqualTo(page.substring(from, page.indexOf(end)));
  }
}
