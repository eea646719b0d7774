package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.StopSignal;
import io.gongkai.app.cli.TextOrJson;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.publish.ProgressLine;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai replay}: what the stages as they are now make of the documents that are there. */
@Command(
    name = "replay",
    header = "Read and judge the stored documents again beside the live run, and compare.",
    description = {
      "",
      "Shows what a new version or other settings of the rules change, before anybody else sees it,"
          + " and puts it in force:",
      "  gongkai replay start try-1 --config new.properties",
      "  gongkai replay diff try-1",
      "  gongkai replay switch try-1",
      "Until it is switched over to, nothing of the live run is changed: a replay has topics, groups"
          + " and state of its own. drop takes one away.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = SwitchCommand.class)
public final class ReplayCommand implements Runnable {
  /** A stage that was killed is expected back no longer: the next start takes its work over. */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  /** Work with a cluster. */
  private interface Work {
    int in(KafkaCluster cluster) throws InterruptedException;
  }

  /** The command. */
  public ReplayCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: start, diff, switch, list or drop");
  }

  @Command(
      name = "start",
      description = {
        "Begin a replay, or go on with one that was stopped or killed, up to where reports.raw ends"
            + " now. It runs both stages of this program, with the rules, limits and stores of its"
            + " configuration."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit status:%n",
      exitCodeList = {
        "0:all is judged, or it was told to stop",
        "2:it could not run, or a stage failed; the same command goes on from there"
      })
  int start(
      @Parameters(paramLabel = "ID", description = "Name of the replay: letters a-z, digits, -.")
          String id,
      @Option(
              names = "--from",
              paramLabel = "START",
              description =
                  "The first documents to read again: earliest (default), latest, a day (in China)"
                      + " or a time. Documents before are taken as the live run has read them; all"
                      + " are judged again.")
          String from,
      @Mixin ConfigOptions configOptions)
      throws InterruptedException {
    Replay replay = Replay.of(id);
    Optional<StartPoint> start = Optional.ofNullable(from).map(StartPoint::parse);
    GongkaiConfig config = configOptions.load();
    GongkaiConfig stages =
        config.beside(
            replay.folder(config.dataDirectory()), config.stage().named("", SESSION_TIMEOUT));
    PrintWriter err = spec.commandLine().getErr();
    ReplayFolder folder = ReplayFolder.take(stages.dataDirectory());
    try (StopSignal stop = StopSignal.install(config.stage().shutdownTimeout());
        KafkaCluster cluster = new KafkaCluster(stages.kafka())) {
      ReplayRun.Result result =
          new ReplayRun(replay, stages, cluster, new ProgressLine(err, System::nanoTime))
              .run(start, stop.latch());
      tell(replay, result);
      stop.endWith(ExitStatus.OK);
      return ExitStatus.OK;
    } finally {
      folder.close();
    }
  }

  private void tell(Replay replay, ReplayRun.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        (result.isComplete() ? "complete: " : "stopped: ")
            + result.documents()
            + " documents read again, "
            + result.carried().documents()
            + " taken over as they were read, "
            + result.carried().withdrawals()
            + " withdrawals");
    String next = result.isComplete() ? "diff" : "start";
    out.println("go on with 'gongkai replay " + next + " " + replay.id() + "'");
    out.flush();
  }

  @Command(
      name = "diff",
      description = {
        "Hold what stands in the live run against what stands in a replay: verdicts, findings,"
            + " cells, documents that cannot be read, records that a stage failed on."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit status:%n",
      exitCodeList = {
        "0:both have the same",
        "1:something is different",
        "2:it could not be compared: no such replay, one that is not complete"
      })
  int diff(
      @Parameters(paramLabel = "ID", description = "Name of the replay.") String id,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description =
                  "Most differences to list (default: ${DEFAULT-VALUE}); all are counted.")
          int limit,
      @Mixin TextOrJson format,
      @Mixin ConfigOptions configOptions)
      throws InterruptedException {
    if (limit < 0) {
      throw new CommandFailure("--limit is " + limit + "; it must be 0 or more");
    }
    Replay replay = Replay.of(id);
    Connections connections = configOptions.connections();
    return with(
        connections,
        cluster -> {
          try (CommittedRecords records = new CommittedRecords(connections.kafka())) {
            requireApart(replay, connections);
            requireComplete(replay, cluster, records);
            Tally tally = new Comparison(replay, cluster, records, connections, limit).run();
            PrintWriter out = spec.commandLine().getOut();
            if (format.isJson()) {
              new DifferenceJson(out).print(tally);
            } else {
              new DifferencePrinter(out).print(tally);
            }
            return tally.isEmpty() ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
          }
        });
  }

  private static void requireApart(Replay replay, Connections connections) {
    if (Generations.read(connections.kafka()).concern(replay.id())) {
      throw new CommandFailure(
          "the replay " + replay.id() + " is live, or going to be: there is nothing to compare");
    }
  }

  private static void requireComplete(Replay replay, KafkaCluster cluster, CommittedRecords records)
      throws InterruptedException {
    ReplayState state = ReplayState.of(replay, cluster, records);
    if (state.condition() != ReplayState.Condition.COMPLETE) {
      throw new CommandFailure(
          "the replay " + replay.id() + " is " + state.inWords() + ", so nothing was compared");
    }
  }

  @Command(
      name = "list",
      description = "Print all replays, how far each has come and what may be done with it.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfigOptions configOptions) throws InterruptedException {
    Connections connections = configOptions.connections();
    return with(
        connections,
        cluster -> {
          PrintWriter out = spec.commandLine().getOut();
          try (CommittedRecords records = new CommittedRecords(connections.kafka())) {
            Generations generations = Generations.read(connections.kafka());
            for (Replay replay : ReplayState.all(cluster)) {
              String state =
                  generations.concern(replay.id())
                      ? inWords(generations, replay.id())
                      : ReplayState.of(replay, cluster, records).inWords();
              out.println(String.format(Locale.ROOT, "%-20s  %s", replay.id(), state));
            }
          }
          out.flush();
          return ExitStatus.OK;
        });
  }

  private static String inWords(Generations generations, String id) {
    return generations
        .underWay()
        .map(it -> it.id())
        .filter(id::equals)
        .map(it -> "going to be live: 'gongkai replay switch " + it + "' goes on")
        .orElseGet(() -> "live since " + generations.live().orElseThrow().at());
  }

  @Command(
      name = "drop",
      description = {
        "Take a replay away: its topics, its groups, its folder on this machine. Not the one that is"
            + " live. Once one is, --first takes away the groups and internal topics that the"
            + " stages had before any switch."
      },
      mixinStandardHelpOptions = true)
  int drop(
      @Parameters(paramLabel = "ID", arity = "0..1", description = "Name of the replay.") String id,
      @Option(
              names = "--first",
              description = "Take away what the stages had before any switch to a replay.")
          boolean first,
      @Mixin ConfigOptions configOptions)
      throws InterruptedException {
    if (first == (id != null)) {
      throw new ParameterException(spec.commandLine(), "name a replay, or give --first");
    }
    GongkaiConfig config = configOptions.load();
    Generations generations = Generations.read(config.connections().kafka());
    return first ? dropFirst(config.connections(), generations) : drop(config, generations, id);
  }

  private int drop(GongkaiConfig config, Generations generations, String id)
      throws InterruptedException {
    Replay replay = Replay.of(id);
    if (generations.concern(id)) {
      throw new CommandFailure(
          "the replay "
              + id
              + " is live, or going to be: it can be dropped when a later one is live");
    }
    return with(
        config.connections(),
        cluster -> {
          List<String> topics = cluster.topics().stream().filter(replay::owns).toList();
          if (topics.isEmpty() && ReplayRun.begun(cluster, replay).isEmpty()) {
            throw new CommandFailure(
                "there is no replay " + id + "; 'gongkai replay list' shows all");
          }
          for (Stage stage : Stage.values()) {
            if (cluster.hasMembers(replay.group(stage))) {
              throw new CommandFailure(
                  "the replay "
                      + id
                      + " is at work: stop it first; one that was killed is taken for gone after "
                      + SESSION_TIMEOUT.toSeconds()
                      + " s");
            }
          }
          // Groups first: what is left of a drop that is broken off is known by its topics.
          cluster.delete(topics, replay.groups());
          ReplayFolder.remove(replay.folder(config.dataDirectory()));
          PrintWriter out = spec.commandLine().getOut();
          out.println("dropped " + id + ": " + topics.size() + " topics");
          out.flush();
          return ExitStatus.OK;
        });
  }

  private int dropFirst(Connections connections, Generations generations)
      throws InterruptedException {
    if (generations.live().isEmpty()) {
      throw new CommandFailure(
          "the stages work with what they had from the first: 'gongkai replay switch' puts a replay"
              + " in their place");
    }
    return with(
        connections,
        cluster -> {
          List<String> groups =
              Stream.of(Stage.values()).map(PipelineRun.LIVE::applicationId).toList();
          for (String group : groups) {
            if (cluster.hasMembers(group)) {
              throw new CommandFailure("the group " + group + " has members: stop them first");
            }
          }
          List<String> topics =
              cluster.topics().stream()
                  .filter(it -> groups.stream().anyMatch(group -> it.startsWith(group + "-")))
                  .toList();
          cluster.delete(topics, groups);
          PrintWriter out = spec.commandLine().getOut();
          out.println("dropped what was live first: " + topics.size() + " topics");
          out.flush();
          return ExitStatus.OK;
        });
  }

  private static int with(Connections connections, Work work) throws InterruptedException {
    try (KafkaCluster cluster = new KafkaCluster(connections.kafka())) {
      return work.in(cluster);
    }
  }
}
