package io.gongkai.validate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the pages under docs/rules against the catalogue.
 *
 * <p>{@code ./mvnw -pl validate -am test -Dtest=RulePagesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgongkai.golden.rewrite=true} writes them anew.
 */
class RulePagesTest {
  private static final Path FOLDER = Path.of(System.getProperty("gongkai.root"), "docs", "rules");

  @Test
  void shouldMatchTheCatalogueWhenThePagesAreCompared() throws IOException {
    Map<String, String> expected = new TreeMap<>(RulePages.render(RuleCatalogue.all()));
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      write(expected);
    }

    assertThat(read())
        .as("docs/rules is out of date: run this test with -Dgongkai.golden.rewrite=true")
        .isEqualTo(expected);
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    for (String stale : read().keySet()) {
      Files.delete(FOLDER.resolve(stale));
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> read() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path file : files.toList()) {
          pages.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    return pages;
  }
}
