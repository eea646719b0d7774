package io.gongkai.app.replay;

import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.Connections;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai replay switch}: a replay takes the place of the live run. */
@Command(
    name = "switch",
    header = "Put a replay in the place of the live run.",
    description = {
      "",
      "Stop both stages first. What differs is copied to the live topics, with receipts for those"
          + " submissions alone of which something else has become; then the stages are started"
          + " again, with the configuration that the replay had, and go on from there. Killed at"
          + " any time, the same command goes on; until it is done no stage starts.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the replay is live; with --dry-run: nothing stands in the way",
      "1:with --dry-run: something stands in the way",
      "2:it could not switch: a stage still runs, the replay has not read all, Kafka refuses"
    })
final class SwitchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Name of the replay.")
  private String id;

  @Option(names = "--dry-run", description = "Only say what would be copied, by topic.")
  private boolean dryRun;

  @Option(
      names = "--accept-dead-letters",
      description =
          "Switch even where the replay failed on records that the live run did not fail on; they"
              + " come among the live dead letters.")
  private boolean acceptDeadLetters;

  @Option(
      names = "--give-up",
      description =
          "Let the stages start as they were, after a switch that was broken off and cannot go on."
              + " What it has copied stays.")
  private boolean giveUp;

  @Mixin private ConfigOptions configOptions;

  @Override
  public Integer call() throws InterruptedException {
    Replay replay = Replay.of(id);
    Connections connections = configOptions.connections();
    try (KafkaCluster cluster = new KafkaCluster(connections.kafka());
        CommittedRecords records = new CommittedRecords(connections.kafka())) {
      Switch work = new Switch(replay, connections, cluster, records, Clock.systemUTC());
      if (giveUp) {
        work.giveUp();
        say("given up: the stages start as they were");
        return ExitStatus.OK;
      }
      if (work.liveSince().isPresent()) {
        say(id + " is live since " + work.liveSince().get() + ": there is nothing to do");
        return ExitStatus.OK;
      }
      return dryRun ? look(work) : run(work);
    }
  }

  private int look(Switch work) throws InterruptedException {
    List<String> obstacles = work.look(acceptDeadLetters);
    print(work);
    obstacles.forEach(it -> say("in the way: " + it));
    return obstacles.isEmpty() ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }

  private int run(Switch work) throws InterruptedException {
    work.run(acceptDeadLetters);
    print(work);
    say(id + " is live: start the stages, with the configuration that the replay had");
    return ExitStatus.OK;
  }

  private void print(Switch work) {
    work.written()
        .forEach((topic, count) -> say(String.format(Locale.ROOT, "%8d  %s", count, topic)));
    int all = work.written().values().stream().mapToInt(Integer::intValue).sum();
    say(all + (dryRun ? " records would be written" : " records written"));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
