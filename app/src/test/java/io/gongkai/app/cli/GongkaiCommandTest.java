package io.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GongkaiCommandTest {

  @Test
  void shouldListTheCommandsAndExitStatusesWhenHelpIsAsked() {
    CommandRun run = CommandRun.of("--help");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("check", "diff", "rules", "config", "completion", "Exit status:");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldSayWhichBuildItIsWhenTheVersionIsAsked() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .matches("(?s)gongkai \\d+\\.\\d+\\.\\d+.*Kafka \\d+\\.\\d+\\.\\d+, Java .*");
  }

  @Test
  void shouldSuggestTheNearestCommandWhenItIsUnknown() {
    CommandRun run = CommandRun.of("chekc");

    assertThat(run.status()).isEqualTo(ExitStatus.COULD_NOT_RUN);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'chekc'").contains("Did you mean check?");
  }

  @Test
  void shouldSuggestTheNearestOptionWhenItIsUnknown() {
    CommandRun run = CommandRun.of("check", "--fromat", "json", "x.txt");

    assertThat(run.status()).isEqualTo(ExitStatus.COULD_NOT_RUN);
    assertThat(run.err())
        .contains("--fromat")
        .contains("Did you mean --format?")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldAskForACommandWhenNoneIsGiven() {
    CommandRun run = CommandRun.of();

    assertThat(run.status()).isEqualTo(ExitStatus.COULD_NOT_RUN);
    assertThat(run.err()).contains("a command is missing");
  }

  @Test
  void shouldPrintACompletionScriptThatKnowsTheFormats() {
    CommandRun run = CommandRun.of("completion");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("complete -F").contains("\"text\" \"json\" \"html\"");
  }

  @Test
  void shouldShowAStackTraceOnlyWithDebugWhenACommandFails() {
    CommandRun plain = failing("fail");
    CommandRun debug = failing("--debug", "fail");

    assertThat(plain.status()).isEqualTo(ExitStatus.COULD_NOT_RUN);
    assertThat(plain.err()).contains("no tea left").contains("--debug").doesNotContain("\tat ");
    assertThat(debug.err()).contains("no tea left").contains("\tat ");
  }

  private static CommandRun failing(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = GongkaiCommand.commandLine(Clock.systemUTC());
    commandLine.addSubcommand(new Failing());
    int status =
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    return new CommandRun(status, out.toString(), err.toString());
  }

  @Command(name = "fail")
  private static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("no tea left");
    }
  }
}
