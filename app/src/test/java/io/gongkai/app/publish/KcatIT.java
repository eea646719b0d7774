package io.gongkai.app.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gongkai.app.up.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's line for kcat, run as it stands there: any Kafka client may publish. */
class KcatIT {
  private static final Path ROOT = Path.of(System.getProperty("gongkai.root"));
  private static final Pattern LINE =
      Pattern.compile("^kcat -P .*samples/(\\S+)$", Pattern.MULTILINE);

  @TempDir private Path folder;

  @Test
  void shouldBringADocumentThroughThatKcatPublishes() throws Exception {
    if (!Boolean.getBoolean("gongkai.require.kcat")) {
      assumeTrue(
          isInstalled(), "kcat is not installed: 'apt-get install kcat', then this test runs");
    }
    Matcher line =
        LINE.matcher(Files.readString(ROOT.resolve("README.md"), StandardCharsets.UTF_8));
    assertThat(line.find()).as("a line of README that begins with kcat -P").isTrue();
    assertThat(line.group()).contains("localhost:9092");
    try (Pipeline pipeline = new Pipeline(folder.resolve("data"), 1 << 20)) {
      Path output = folder.resolve("output");
      Process kcat =
          new ProcessBuilder(
                  "sh", "-c", line.group().replace("localhost:9092", pipeline.bootstrapServers()))
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(kcat.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(kcat.exitValue()).as(Files.readString(output)).isZero();

      pipeline.await("SELECT verdict, filename FROM current_report", "CLEAN|" + line.group(1));
      assertThat(pipeline.rows("SELECT agency FROM current_report")).hasSize(1);
    }
  }

  private static boolean isInstalled() throws IOException {
    String path = System.getenv("PATH");
    try (Stream<String> folders = List.of(path.split(":")).stream()) {
      return folders.anyMatch(entry -> Files.isExecutable(Path.of(entry, "kcat")));
    }
  }
}
