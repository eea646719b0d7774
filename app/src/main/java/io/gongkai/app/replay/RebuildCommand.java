package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.topics.KafkaCluster;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongkai rebuild}: everything that the stages made is made anew from the documents. */
@Command(
    name = "rebuild",
    header = "Throw away what the stages have made, so that they make it anew from the documents.",
    description = {
      "",
      "For when a topic was deleted: the stages stop then, and say so. Kept are reports.raw,"
          + " reports.waivers and the withdrawals. Deleted and made anew, empty, are all other"
          + " topics, what the groups have committed, and the rows of the sink, where the"
          + " configuration names its database.",
      "All instances of normalize, validate and the sink must be stopped. Started again they read"
          + " all documents as if they came for the first time. A rebuild that is broken off is run"
          + " again; until it is through no stage starts.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, or shown what would be done",
      "2:it could not run: a stage still runs, a server refuses, something would be lost"
    })
public final class RebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;

  @Option(
      names = "--yes",
      description = "Do it; without it the command only says what it would do.")
  private boolean yes;

  @Option(
      names = "--accept-loss",
      description = "Go on also where something cannot be made anew; the command says what.")
  private boolean acceptLoss;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description =
          "How long to wait until stages that were stopped or killed have left their groups"
              + " (default: ${DEFAULT-VALUE}).")
  private int wait;

  /** The command. */
  public RebuildCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    GongkaiConfig config = configOptions.load();
    PrintWriter out = spec.commandLine().getOut();
    try (KafkaCluster cluster = new KafkaCluster(config.kafka())) {
      Rebuild rebuild = new Rebuild(config.connections(), cluster, line -> say(out, line));
      Rebuild.Plan plan = rebuild.plan();
      plan.lost().forEach(it -> say(out, "cannot be kept: " + it));
      if (!yes) {
        plan.topics().forEach(it -> say(out, "would delete " + it));
        say(out, "nothing was changed; --yes does it");
        return ExitStatus.OK;
      }
      if (!plan.lost().isEmpty() && !acceptLoss) {
        throw new CommandFailure(
            "something cannot be made anew (see above): restore it, or accept its loss with"
                + " --accept-loss");
      }
      if (wait < 0) {
        throw new CommandFailure("--wait is " + wait + "; it must be 0 or more");
      }
      int withdrawals = rebuild.run(plan, config.topicPartitions(), Duration.ofSeconds(wait));
      say(
          out,
          "done, "
              + withdrawals
              + " withdrawals kept: start the stages and the sink, they read all documents again");
      return ExitStatus.OK;
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(TerminalText.line(line));
    out.flush();
  }
}
