package io.gongkai.app.deadletter;

import io.gongkai.app.cli.VersionProvider;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gongkai dead-letter}: what the stages failed on; the work is in its subcommands. */
@Command(
    name = "dead-letter",
    header = "List, show or send again what the stages failed on.",
    description = {
      "",
      "  gongkai dead-letter list                                what is open",
      "  gongkai dead-letter show normalize/0-17                 one in full",
      "  gongkai dead-letter redrive --cause \"no blob\" --dry-run what would be sent again",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "Options:%n")
public final class DeadLetterCommand implements Runnable {
  @Spec private CommandSpec spec;

  private DeadLetterCommand() {}

  /**
   * The command with its subcommands.
   *
   * @param clock says when a letter is sent again
   */
  public static CommandLine create(Clock clock) {
    return new CommandLine(new DeadLetterCommand())
        .addSubcommand(new DeadLetterListCommand())
        .addSubcommand(new DeadLetterShowCommand())
        .addSubcommand(new DeadLetterRedriveCommand(clock));
  }

  /** Called when no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: list, show or redrive");
  }
}
