package io.gongkai.app.cli;

import io.gongkai.app.check.CheckCommand;
import io.gongkai.app.config.ConfigCommand;
import io.gongkai.app.console.UsersCommand;
import io.gongkai.app.deadletter.DeadLetterCommand;
import io.gongkai.app.diff.DiffCommand;
import io.gongkai.app.gateway.TokensCommand;
import io.gongkai.app.publish.PublishCommand;
import io.gongkai.app.replay.RebuildCommand;
import io.gongkai.app.replay.ReplayCommand;
import io.gongkai.app.rules.RulesCommand;
import io.gongkai.app.stage.StageCommand;
import io.gongkai.app.stage.StageSpec;
import io.gongkai.app.status.StatusCommand;
import io.gongkai.app.topics.TopicsCommand;
import io.gongkai.app.up.UpCommand;
import io.gongkai.app.waive.WaiveCommand;
import io.gongkai.app.waive.WaiversCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code gongkai} command; what it does stands in its subcommands. */
@Command(
    name = "gongkai",
    header = "Reads, checks and serves the yearly reports on government information disclosure.",
    description = {
      "",
      "Try it:",
      "  gongkai check report.txt                  judge a report, offline",
      "  gongkai check --format json report.txt    the same for programs",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all went well; with check: every file is clean",
      "1:the command ran, and something is not well; with check: a file is flagged or unreadable",
      "2:the command could not run: bad option, bad configuration, missing file, failed part"
    },
    footer = {"", "'gongkai COMMAND --help' says more about a command."})
public final class GongkaiCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces with error messages.")
  private boolean debug;

  private GongkaiCommand() {}

  /**
   * Runs the command that the arguments name.
   *
   * @param out takes the result alone
   * @param err takes errors, logs and progress
   * @return the exit status, see {@link ExitStatus}
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    return commandLine(Clock.systemUTC()).setOut(out).setErr(err).execute(args);
  }

  /**
   * The command line with all its subcommands.
   *
   * @param clock says which day it is where a command needs to know
   */
  public static CommandLine commandLine(Clock clock) {
    GongkaiCommand root = new GongkaiCommand();
    CommandLine commandLine =
        new CommandLine(root)
            .addSubcommand(new UpCommand())
            .addSubcommand("normalize", new StageCommand(StageSpec::normalize))
            .addSubcommand("validate", new StageCommand(StageSpec::validate))
            .addSubcommand("sink", new StageCommand(StageSpec::sink))
            .addSubcommand("gateway", new StageCommand(StageSpec::gateway))
            .addSubcommand("console", new StageCommand(StageSpec::console))
            .addSubcommand("registry", new StageCommand(StageSpec::registry))
            .addSubcommand(new TopicsCommand())
            .addSubcommand(new StatusCommand(clock))
            .addSubcommand(new PublishCommand())
            .addSubcommand(new CheckCommand(clock))
            .addSubcommand(new DiffCommand())
            .addSubcommand(new WaiveCommand(clock))
            .addSubcommand(new WaiversCommand(clock))
            .addSubcommand(new TokensCommand(clock))
            .addSubcommand(new UsersCommand(clock))
            .addSubcommand(DeadLetterCommand.create(clock))
            .addSubcommand(new ReplayCommand())
            .addSubcommand(new RebuildCommand())
            .addSubcommand(new RulesCommand())
            .addSubcommand(new ConfigCommand())
            .addSubcommand("completion", new GenerateCompletion());
    header(commandLine, "completion", "Print a completion script for bash or zsh.");
    header(
        commandLine, "normalize", "Run the stage that reads documents, as a process of its own.");
    header(commandLine, "validate", "Run the stage that judges reports, as a process of its own.");
    header(commandLine, "sink", "Run the sink into PostgreSQL, as a process of its own.");
    header(commandLine, "gateway", "Run the HTTP gateway for agencies, as a process of its own.");
    header(commandLine, "console", "Run the console for browsers, as a process of its own.");
    header(
        commandLine,
        "registry",
        "Run a schema registry with Confluent's REST API, as a process of its own.");
    commandLine.setExecutionExceptionHandler(
        (error, failed, parsed) -> root.explain(error, failed.getErr()));
    CommandLine.IParameterExceptionHandler handler = GongkaiCommand::explainUsage;
    commandLine.setParameterExceptionHandler(handler);
    return commandLine;
  }

  private static void header(CommandLine commandLine, String command, String header) {
    commandLine.getSubcommands().get(command).getCommandSpec().usageMessage().header(header);
  }

  /** Called when no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private int explain(Exception error, PrintWriter err) {
    if (error instanceof CommandFailure) {
      err.println("gongkai: " + TerminalText.lines(String.valueOf(error.getMessage())));
    } else {
      err.println(
          "gongkai: an error that was not foreseen: " + TerminalText.lines(error.toString()));
      err.println("Run the command again with --debug to see where it happened.");
    }
    if (debug) {
      error.printStackTrace(err);
    }
    return ExitStatus.COULD_NOT_RUN;
  }

  private static int explainUsage(ParameterException error, String[] args) {
    CommandLine failed = error.getCommandLine();
    PrintWriter err = failed.getErr();
    err.println("gongkai: " + TerminalText.lines(String.valueOf(error.getMessage())));
    if (error instanceof UnmatchedArgumentException unmatched) {
      nearest(failed, unmatched.getUnmatched().get(0))
          .ifPresent(meant -> err.println("Did you mean " + meant + "?"));
    }
    err.println("'" + failed.getCommandSpec().qualifiedName() + " --help' shows what there is.");
    return ExitStatus.COULD_NOT_RUN;
  }

  private static Optional<String> nearest(CommandLine commandLine, String word) {
    Set<String> known =
        word.startsWith("-")
            ? commandLine.getCommandSpec().optionsMap().keySet()
            : commandLine.getSubcommands().keySet();
    return NearestWord.of(word, known);
  }
}
