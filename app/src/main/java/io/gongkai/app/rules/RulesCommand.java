package io.gongkai.app.rules;

import io.gongkai.app.cli.VersionProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gongkai rules}: shows the rules that judge a report; the work is in its subcommands. */
@Command(
    name = "rules",
    header = "Show the rules that judge a report.",
    description = {
      "",
      "  gongkai rules list            every rule, one after the other",
      "  gongkai rules show T3-FLOW    one rule in full, in Chinese and English",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "Options:%n",
    subcommands = {RulesListCommand.class, RulesShowCommand.class})
public final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Called when no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: list or show");
  }
}
