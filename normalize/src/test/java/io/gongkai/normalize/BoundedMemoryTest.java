package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile documents in a heap a quarter of the size that {@code check} runs with. */
class BoundedMemoryTest {
  /** Of which the largest document alone, and its text, take some sixty. */
  private static final String HEAP = "-Xmx160m";

  private static final int LONGEST_WAIT_SECONDS = 240;

  @TempDir private Path folder;

  @Test
  void shouldRefuseEachAndReadTheNextInASmallHeap() throws Exception {
    Path outcomes = folder.resolve("outcomes");
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                HostileDocumentsProcess.class.getName(),
                outcomes.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).as(words(log)).isTrue();
      assertThat(process.exitValue()).as(words(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(outcomes, StandardCharsets.UTF_8);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("next "))
        .hasSize(11)
        .containsOnly("next READ");
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("next "))
        .containsExactly(
            "zip-bomb TOO_LARGE",
            "xml-entities CORRUPT",
            "line-of-10-MB TOO_LARGE",
            "digits-of-2-MB NOT_A_REPORT",
            "labels SEVERAL_REPORTS",
            "nested-html EMPTY",
            "nested-tables EMPTY",
            "html-of-many-tags TOO_LARGE",
            "pdf-of-a-million-objects TOO_LARGE",
            "json-nested NOT_A_REPORT",
            "archive CORRUPT");
  }

  private static String words(Path log) throws IOException {
    return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
  }
}
