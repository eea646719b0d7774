package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what measures, as a program and with as little to do as it can: no figure counts. */
class SmokeIT {
  private static final int MINUTES = 10;

  @TempDir Path folder;

  @Test
  void shouldPrintEveryTableWhenTheLeastIsMeasured() throws Exception {
    Path page = folder.resolve("page.md");
    Path log = folder.resolve("log");
    Path target = Path.of(System.getProperty("gongkai.root"), "bench", "target");
    Process bench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // Most of so short a run would be the compiler's.
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-cp",
                // As gongkai-bench has it: the tests' own class path holds some jars twice.
                target.resolve("classes") + File.pathSeparator + target.resolve("lib/*"),
                Bench.class.getName(),
                "jmh",
                "pipeline",
                "--smoke")
            .redirectOutput(page.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(bench.waitFor(MINUTES, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      bench.destroyForcibly();
    }

    assertThat(bench.exitValue()).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
    assertThat(Files.readString(page, StandardCharsets.UTF_8))
        .contains("| readDocument, PDF |", "| step6DecodeCells |", "| encodeReport |")
        .contains("| identity, 1 hop |", "| two topologies and sink |")
        .contains("| fused ÷ identity of 1 hop, exactly once |", "| delay, fused, p99, ms |")
        .contains("| heap of both stages at full load, MB |");
  }
}
