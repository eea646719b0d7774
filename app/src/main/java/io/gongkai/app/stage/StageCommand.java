package io.gongkai.app.stage;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.StopSignal;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a stage as a process of its own, until it is told to stop; added once for each stage. */
@Command(
    description = {
      "",
      "Works with the Kafka, the schema registry and the database that the configuration names, and"
          + " waits for them when it starts. Serves /health/live, /health/ready and /metrics on"
          + " health.listen. Several instances share the partitions; SIGTERM stops one within"
          + " shutdown.timeout.ms. The topics come from 'gongkai topics apply'.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it was told to stop, and did in time",
      "1:it was stopped by an error, or did not stop in time",
      "2:it could not start: bad configuration, a server that does not answer or refuses"
    })
public final class StageCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 500;

  private final BiFunction<GongkaiConfig, Consumer<String>, StageSpec> stage;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;

  /**
   * The command of a stage.
   *
   * @param stage what it runs under a configuration
   */
  public StageCommand(Function<GongkaiConfig, StageSpec> stage) {
    this((config, say) -> stage.apply(config));
  }

  /**
   * The command of a stage that has something to tell the operator when it starts.
   *
   * @param stage what it runs under a configuration, and with what takes lines for the operator
   */
  public StageCommand(BiFunction<GongkaiConfig, Consumer<String>, StageSpec> stage) {
    this.stage = stage;
  }

  @Override
  public Integer call() throws InterruptedException {
    GongkaiConfig config = configOptions.load();
    PrintWriter err = spec.commandLine().getErr();
    try (StopSignal stop = StopSignal.install(config.stage().shutdownTimeout())) {
      try (StageProcess process =
          StageProcess.start(
              stage.apply(config, line -> say(err, line)),
              config.stage(),
              stop.latch(),
              line -> say(err, line))) {
        say(err, "running");
        while (!stop.latch().await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          if (process.problem().isPresent()) {
            say(err, process.problem().get() + "; a new start goes on where it stopped");
            stop.endWith(ExitStatus.NOT_CLEAN);
            return ExitStatus.NOT_CLEAN;
          }
        }
        say(err, "stopping");
      } catch (StageException e) {
        throw new CommandFailure(e.getMessage(), e);
      } catch (InterruptedException e) {
        if (!stop.isGiven()) {
          throw e;
        }
      }
      say(err, "stopped");
      // Not 143: who asked for the end sees by the status whether it was a good one.
      stop.endWith(ExitStatus.OK);
      return ExitStatus.OK;
    }
  }

  private void say(PrintWriter err, String line) {
    err.println(TerminalText.line(spec.name() + ": " + line));
    err.flush();
  }
}
