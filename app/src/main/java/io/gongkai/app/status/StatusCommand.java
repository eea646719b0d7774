package io.gongkai.app.status;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.StopSignal;
import io.gongkai.app.cli.TextOrJson;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how a running pipeline is doing. */
@Command(
    name = "status",
    header = "Show how a running pipeline is doing.",
    description = {
      "",
      "Whether each stage has an instance and how far it is behind, as Kafka has it; what was"
          + " received and what stands, as the database has it: the figures of the console. Needs"
          + " the role operator. The dead letters of normalize and validate are listed by 'gongkai"
          + " dead-letter list'.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every stage has an instance",
      "1:a stage has none",
      "2:it could not look: bad configuration, a server that does not answer or refuses"
    })
public final class StatusCommand implements Callable<Integer> {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int LONGEST_SECONDS = 3_600;

  private final Clock clock;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;
  @Mixin private TextOrJson format;

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "SECONDS",
      fallbackValue = "2",
      description =
          "Show it again every so many seconds, 1 to 3600 (default: 2), until Ctrl-C; with"
              + " --format json an object on a line each time.")
  private Integer seconds;

  /**
   * The command.
   *
   * @param clock says which time it is
   */
  public StatusCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
      throw new CommandFailure(
          "--watch is " + seconds + "; it must be from 1 to " + LONGEST_SECONDS);
    }
    try (StatusReader reader = new StatusReader(configOptions.connections())) {
      if (seconds == null) {
        return show(reader.read(clock.instant()), "");
      }
      try (StopSignal stop = StopSignal.install(STOP_LIMIT)) {
        int status = watch(reader, stop.latch());
        stop.endWith(status);
        return status;
      }
    }
  }

  private int watch(StatusReader reader, CountDownLatch stop) throws InterruptedException {
    // What was shown before stays there: it may go to a file, and a terminal can be scrolled.
    int status = show(reader.read(clock.instant()), "");
    while (!stop.await(seconds, TimeUnit.SECONDS)) {
      status = show(reader.read(clock.instant()), format.isJson() ? "" : "\n");
    }
    return status;
  }

  private int show(PipelineStatus status, String before) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(before);
    out.print(format.isJson() ? StatusJson.of(status) + "\n" : StatusText.of(status));
    out.flush();
    return status.isWorking() ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }
}
