package io.gongkai.app.topics;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.KafkaConnection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gongkai topics}: the topics on a cluster, and who may use them. */
@Command(
    name = "topics",
    header = "Make or check the topics on a Kafka cluster, and who may use them.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class TopicsCommand implements Runnable {
  private static final int TIMEOUT_MS = 20_000;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: apply");
  }

  @Command(
      name = "apply",
      description = {
        "Make the topics that are missing, set what differs, grant what is missing, and print what"
            + " was done. Nothing is deleted, and no number of partitions changed. A second run has"
            + " nothing left to do.",
        "",
        "Roles: agency (may write reports.raw and nothing else), consumer (reads what is public, in"
            + " groups named consumer-…), operator (waivers, dead letters, all topics), replay (runs"
            + " stages beside the live ones), normalize, validate, sink, gateway, registry."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit status:%n",
      exitCodeList = {
        "0:all is as it should be now; with --dry-run: nothing stands in the way of that",
        "1:something differs, and somebody has to decide",
        "2:it could not be done: bad option, a cluster that does not answer or refuses"
      })
  int apply(
      @Mixin ConfigOptions configOptions,
      @Option(names = "--dry-run", description = "Print what would be done, and do nothing.")
          boolean dryRun,
      @Option(
              names = "--replication-factor",
              paramLabel = "N",
              defaultValue = "-1",
              description = "Copies of each partition. Default: the brokers' own default.")
          short replicas,
      @Option(
              names = "--acl",
              paramLabel = "ROLE=PRINCIPAL",
              description =
                  "Grant somebody a role, as --acl agency=User:yunhe; may be given several times.")
          List<String> acls)
      throws InterruptedException {
    GongkaiConfig config = configOptions.load();
    if (replicas == 0 || replicas < -1) {
      throw new CommandFailure("--replication-factor is " + replicas + "; it must be 1 or more");
    }
    SortedMap<String, Set<Role>> roles = roles(acls == null ? List.of() : acls);
    List<Outcome> outcomes = new ArrayList<>();
    try (Admin admin = admin(config.kafka())) {
      TopicApply topics = new TopicApply(admin, dryRun);
      outcomes.addAll(topics.apply(DesiredTopics.of(config.topicPartitions(), replicas)));
      outcomes.addAll(new AclApply(admin, dryRun).apply(roles));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw refused(config.kafka(), e);
    }
    print(outcomes, dryRun);
    return outcomes.stream().anyMatch(it -> it.state() == Outcome.State.DIFFERS)
        ? ExitStatus.NOT_CLEAN
        : ExitStatus.OK;
  }

  private static Admin admin(KafkaConnection kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
    return Admin.create(settings);
  }

  private static CommandFailure refused(KafkaConnection kafka, Exception error) {
    Throwable cause =
        error instanceof ExecutionException && error.getCause() != null ? error.getCause() : error;
    String advice =
        cause instanceof SecurityDisabledException
            ? "; access rights need an authorizer: set authorizer.class.name on the brokers"
            : "; see the keys kafka.* of the configuration, and whether this user may do that";
    return new CommandFailure(
        "Kafka at " + kafka.bootstrapServers() + " refuses: " + message(cause) + advice, error);
  }

  private static String message(Throwable cause) {
    String inner =
        cause.getCause() == null || cause.getCause().getMessage() == null
            ? ""
            : ": " + cause.getCause().getMessage();
    return cause.getMessage() + inner;
  }

  private void print(List<Outcome> outcomes, boolean dryRun) {
    PrintWriter out = spec.commandLine().getOut();
    int width = outcomes.stream().mapToInt(it -> it.subject().length()).max().orElse(1);
    for (Outcome outcome : outcomes) {
      String state = outcome.state().name().toLowerCase(Locale.ROOT);
      boolean done =
          outcome.state() == Outcome.State.CREATED || outcome.state() == Outcome.State.CHANGED;
      String line =
          String.format(
              Locale.ROOT,
              "%-" + width + "s  %-16s %s",
              outcome.subject(),
              dryRun && done ? "would be " + state : state,
              outcome.detail());
      out.println(line.stripTrailing());
    }
    out.flush();
  }

  private static SortedMap<String, Set<Role>> roles(List<String> acls) {
    SortedMap<String, Set<Role>> roles = new TreeMap<>();
    for (String acl : acls) {
      int equals = acl.indexOf('=');
      String role = equals < 0 ? acl : acl.substring(0, equals);
      String principal = equals < 0 ? "" : acl.substring(equals + 1);
      Role known =
          Arrays.stream(Role.values())
              .filter(it -> it.id().equals(role))
              .findFirst()
              .orElseThrow(() -> new CommandFailure("--acl " + acl + ": " + form()));
      if (!principal.matches("\\w+:.+") || principal.equals("User:*")) {
        throw new CommandFailure("--acl " + acl + ": " + form());
      }
      roles.computeIfAbsent(principal, it -> EnumSet.noneOf(Role.class)).add(known);
    }
    return roles;
  }

  private static String form() {
    return "write ROLE=User:NAME, where ROLE is one of "
        + Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
  }
}
