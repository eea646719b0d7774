package io.gongkai.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gongkai.app.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules: they can be read, fire when they should, and their page says what to do. */
class AlertRulesTest {
  private static final Path FOLDER = Golden.root().resolve("deploy/prometheus");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");

  @TempDir private Path directory;

  @Test
  void shouldFireWhenTheFiguresAreThoseOfAnAlarmAndNotBefore() throws Exception {
    assumeTrue(Prometheus.isThere(), Prometheus.LACK);
    promtool("check", "config", FOLDER.resolve("prometheus.yml").toString());
    promtool("test", "rules", FOLDER.resolve("tests/gongkai.yml").toString());
  }

  @Test
  void shouldTestEveryAlertAndSayWhatToDo() throws IOException {
    Set<String> alerts = names(ALERT, "rules/gongkai.yml");
    assertThat(alerts)
        .isNotEmpty()
        .isEqualTo(names(Pattern.compile("(?m)^ +- alertname: (\\w+)$"), "tests/gongkai.yml"))
        .isEqualTo(names(Pattern.compile("(?m)^\\| `(Gongkai\\w+)`"), "../../docs/metrics.md"));
  }

  private static Set<String> names(Pattern pattern, String file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher found = pattern.matcher(Files.readString(FOLDER.resolve(file)));
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  private void promtool(String... arguments) throws Exception {
    Path output = directory.resolve("output");
    String[] command = new String[arguments.length + 1];
    command[0] = "promtool";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0)
        .as(Files.readString(output, StandardCharsets.UTF_8))
        .isTrue();
  }
}
