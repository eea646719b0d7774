package io.gongkai.app.waive;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.WaiverKey;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai waivers}: the justified findings of a running pipeline. */
@Command(
    name = "waivers",
    header = "List or revoke waivers.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class WaiversCommand implements Runnable {
  private final Clock clock;

  @Spec private CommandSpec spec;

  /**
   * The command.
   *
   * @param clock says which waivers have expired
   */
  public WaiversCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: list or revoke");
  }

  @Command(
      name = "list",
      description = "Print the waivers that were not revoked, each with who gave it and why.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfigOptions configOptions) {
    PrintWriter out = spec.commandLine().getOut();
    new RunningPipeline(configOptions.connections())
        .waivers()
        .forEach(
            (key, waiver) -> {
              out.println(TerminalText.line(key + until(waiver)));
              out.println(given(waiver));
            });
    out.flush();
    return ExitStatus.OK;
  }

  @Command(
      name = "revoke",
      description = "Take a waiver back: its finding flags the report again.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin ConfigOptions configOptions,
      @Parameters(paramLabel = "WAIVER", description = "Its key, as 'waivers list' prints it.")
          String waiver)
      throws InterruptedException {
    WaiverKey key = parse(waiver);
    RunningPipeline pipeline = new RunningPipeline(configOptions.connections());
    if (!pipeline.waivers().containsKey(key.toString())) {
      throw new CommandFailure("there is no waiver " + key + "; 'gongkai waivers list' shows all");
    }
    pipeline.write(key, null);
    PrintWriter out = spec.commandLine().getOut();
    out.println("revoked " + TerminalText.line(key.toString()));
    out.flush();
    return ExitStatus.OK;
  }

  private static WaiverKey parse(String text) {
    try {
      return WaiverKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /** Who gave a waiver, and why: whoever may write to the topic may write anything there. */
  static String given(Waiver waiver) {
    return TerminalText.line("  " + waiver.getAuthor() + ": " + waiver.getReason());
  }

  private String until(Waiver waiver) {
    if (waiver.getExpiresAt() == null) {
      return "";
    }
    return waiver.getExpiresAt().isAfter(clock.instant())
        ? "  until " + waiver.getExpiresAt()
        : "  expired " + waiver.getExpiresAt();
  }
}
