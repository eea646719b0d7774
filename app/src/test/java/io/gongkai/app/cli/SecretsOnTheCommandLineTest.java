package io.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every user of a machine sees the arguments of every process. */
class SecretsOnTheCommandLineTest {
  @Test
  void shouldTakeNoSecretAsAnArgument() {
    List<String> arguments = new ArrayList<>();
    collect(GongkaiCommand.commandLine(Clock.systemUTC()), arguments);

    assertThat(arguments).contains("--agency", "--config", "ID");
    // The name of a file that holds a secret may be seen.
    arguments.removeIf(name -> name.endsWith("-file"));
    assertThat(arguments)
        .noneMatch(
            name ->
                name.toLowerCase(Locale.ROOT)
                    .matches(".*(passw|secret|credential|token|login|jaas|private).*"));
  }

  private static void collect(CommandLine command, List<String> arguments) {
    command.getCommandSpec().options().forEach(option -> arguments.addAll(List.of(option.names())));
    command
        .getCommandSpec()
        .positionalParameters()
        .forEach(parameter -> arguments.add(parameter.paramLabel()));
    command.getSubcommands().values().forEach(sub -> collect(sub, arguments));
  }
}
