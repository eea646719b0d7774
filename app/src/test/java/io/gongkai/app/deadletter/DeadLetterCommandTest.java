package io.gongkai.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command refuses before it asks any server. */
class DeadLetterCommandTest {
  @TempDir private Path directory;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            directory.resolve("gongkai.properties"),
            "kafka.bootstrap.servers=127.0.0.1:1\nschema.registry.url=http://127.0.0.1:1\n");
  }

  @Test
  void shouldAskWhichWhenNothingOrTwoThingsAreSaid() {
    for (List<String> which :
        List.of(List.<String>of(), List.of("--all", "normalize/0-1"), List.of("--dry-run"))) {
      CommandRun run = run("redrive", which.toArray(String[]::new));
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("say which: ids, or --stage");
    }
  }

  @Test
  void shouldSayWhatIsWrongWithAnOption() {
    assertThat(run("redrive", "--all", "--rate", "fast").err()).contains("write 20/s");
    assertThat(run("redrive", "--all", "--max-redrives", "0").err()).contains("must be 1 or more");
    assertThat(run("redrive", "--all", "--from", "yesterday").status()).isEqualTo(2);
    assertThat(run("redrive", "--from", "yesterday").err()).contains("--from yesterday is neither");
    assertThat(run("list", "--state", "shut").err()).contains("open, redriven, came-back, all");
    assertThat(run("list", "--stage", "gateway").err()).contains("normalize, validate, sink");
    assertThat(run("list", "--stage", "sink").err()).contains("where the database is");
    assertThat(run("list", "--limit", "0").err()).contains("--limit is 0");
    assertThat(run("show", "first").err()).contains("first is no id of a dead letter");
    assertThat(CommandRun.of("dead-letter").err()).contains("list, show or redrive");
  }

  private CommandRun run(String command, String... arguments) {
    return new DeadLetterRun(config).of(command, arguments);
  }
}
