package io.gongkai.app.topics;

import static io.gongkai.schemas.topic.Topics.CLEAN;
import static io.gongkai.schemas.topic.Topics.FLAGGED;
import static io.gongkai.schemas.topic.Topics.FLAGGED_COUNTS;
import static io.gongkai.schemas.topic.Topics.GENERATION;
import static io.gongkai.schemas.topic.Topics.NORMALIZED;
import static io.gongkai.schemas.topic.Topics.NORMALIZE_DEAD_LETTER;
import static io.gongkai.schemas.topic.Topics.NORMALIZE_REDRIVE;
import static io.gongkai.schemas.topic.Topics.PIPELINE_TOPICS;
import static io.gongkai.schemas.topic.Topics.RAW;
import static io.gongkai.schemas.topic.Topics.RECEIPTS;
import static io.gongkai.schemas.topic.Topics.REDRIVEN;
import static io.gongkai.schemas.topic.Topics.UNREADABLE;
import static io.gongkai.schemas.topic.Topics.VALIDATE_DEAD_LETTER;
import static io.gongkai.schemas.topic.Topics.VALIDATE_REDRIVE;
import static io.gongkai.schemas.topic.Topics.WAIVERS;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What somebody has to do with the topics, and so may do; nobody may do more. */
// The lists are unmodifiable, which their type does not say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Role {
  /** Publishes documents with a Kafka client of its own. */
  AGENCY(List.of(), List.of(RAW), List.of(), List.of()),
  /** Reads what is public, in a group whose name starts with {@code consumer-}. */
  CONSUMER(
      List.of(CLEAN, FLAGGED, FLAGGED_COUNTS, UNREADABLE),
      List.of(),
      List.of("consumer-"),
      List.of()),
  /** Gives and revokes waivers, sends dead letters again, and looks into every topic. */
  OPERATOR(
      Topics.all().stream().map(Topics.Topic::name).toList(),
      List.of(WAIVERS, NORMALIZE_REDRIVE, VALIDATE_REDRIVE, REDRIVEN),
      List.of(),
      List.of(Redrive.TRANSACTIONAL_ID)),
  /** The stage that reads documents. */
  NORMALIZE(
      List.of(RAW, NORMALIZE_REDRIVE, GENERATION, PIPELINE_TOPICS),
      List.of(NORMALIZED, UNREADABLE, RECEIPTS, NORMALIZE_DEAD_LETTER, PIPELINE_TOPICS),
      List.of(Stage.NORMALIZE.applicationId(), PipelineRun.REPLAY_APPLICATIONS),
      List.of(Stage.NORMALIZE.applicationId(), PipelineRun.REPLAY_APPLICATIONS)),
  /** The stage that judges reports. */
  VALIDATE(
      List.of(NORMALIZED, UNREADABLE, WAIVERS, VALIDATE_REDRIVE, GENERATION, PIPELINE_TOPICS),
      List.of(CLEAN, FLAGGED, RECEIPTS, FLAGGED_COUNTS, VALIDATE_DEAD_LETTER, PIPELINE_TOPICS),
      List.of(Stage.VALIDATE.applicationId(), PipelineRun.REPLAY_APPLICATIONS),
      List.of(Stage.VALIDATE.applicationId(), PipelineRun.REPLAY_APPLICATIONS)),
  /** Runs stages beside the live ones, on topics of its own, and looks into every topic. */
  REPLAY(
      Topics.all().stream().map(Topics.Topic::name).toList(),
      List.of(),
      List.of(PipelineRun.REPLAY_APPLICATIONS),
      List.of(PipelineRun.REPLAY_APPLICATIONS)),
  /** Puts a replay in the place of the live run, and takes away what was live before. */
  SWITCH(
      Topics.all().stream().map(Topics.Topic::name).toList(),
      List.of(
          NORMALIZED,
          CLEAN,
          FLAGGED,
          UNREADABLE,
          RECEIPTS,
          FLAGGED_COUNTS,
          NORMALIZE_DEAD_LETTER,
          VALIDATE_DEAD_LETTER,
          GENERATION,
          PIPELINE_TOPICS),
      List.of(PipelineRun.REPLAY_APPLICATIONS),
      List.of(PipelineRun.REPLAY_APPLICATIONS)),
  /** The sink. */
  SINK(
      List.of(CLEAN, FLAGGED, UNREADABLE, RECEIPTS, WAIVERS, PIPELINE_TOPICS),
      List.of(PIPELINE_TOPICS),
      List.of(Sink.GROUP),
      List.of()),
  /** The gateway, which publishes for agencies. */
  GATEWAY(List.of(), List.of(RAW), List.of(), List.of()),
  /** The console, which shows documents. */
  CONSOLE(List.of(RAW), List.of(), List.of(), List.of()),
  /** The schema registry. */
  REGISTRY(
      List.of(DesiredTopics.SCHEMAS),
      List.of(DesiredTopics.SCHEMAS),
      List.of("schema-registry"),
      List.of("gongkai-registry-"));

  private final List<String> reads;
  private final List<String> writes;
  private final List<String> groups;
  private final List<String> transactions;

  Role(List<String> reads, List<String> writes, List<String> groups, List<String> transactions) {
    this.reads = reads;
    this.writes = writes;
    this.groups = groups;
    this.transactions = transactions;
  }

  /** Name of the role as it is written in options, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The topics that it reads or writes. */
  public Set<String> topics() {
    Set<String> topics = new TreeSet<>(reads);
    topics.addAll(writes);
    return topics;
  }

  /**
   * What a principal with this role may do.
   *
   * @param principal Kafka's name of somebody, {@code User:name}
   */
  List<AclBinding> acls(String principal) {
    List<AclBinding> acls = new ArrayList<>();
    for (String topic : topics()) {
      acls.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.DESCRIBE));
    }
    for (String topic : reads) {
      acls.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.READ));
    }
    for (String topic : writes) {
      acls.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.WRITE));
    }
    for (String group : groups) {
      acls.add(allow(principal, ResourceType.GROUP, group, AclOperation.READ));
      acls.add(allow(principal, ResourceType.GROUP, group, AclOperation.DESCRIBE));
    }
    for (String id : transactions) {
      acls.add(allow(principal, ResourceType.TRANSACTIONAL_ID, id, AclOperation.WRITE));
      acls.add(allow(principal, ResourceType.TRANSACTIONAL_ID, id, AclOperation.DESCRIBE));
    }
    if (this == NORMALIZE || this == VALIDATE) {
      // Repartition topics and changelogs, which Streams makes and tidies up itself; those of a
      // replay once the pipeline was switched over to it.
      acls.addAll(ownTopics(principal, transactions.get(0) + "-"));
      acls.addAll(ownTopics(principal, PipelineRun.REPLAY_APPLICATIONS));
    }
    if (this == SWITCH) {
      for (Stage stage : Stage.values()) {
        acls.add(allow(principal, ResourceType.GROUP, stage.applicationId(), AclOperation.DELETE));
        String internal = stage.applicationId() + "-";
        acls.add(allow(principal, ResourceType.TOPIC, internal, AclOperation.DESCRIBE));
        acls.add(allow(principal, ResourceType.TOPIC, internal, AclOperation.DELETE));
      }
    }
    if (this == REPLAY || this == SWITCH) {
      acls.addAll(ownTopics(principal, PipelineRun.REPLAY_APPLICATIONS));
      acls.addAll(ownTopics(principal, PipelineRun.REPLAY_TOPICS));
      String topics = PipelineRun.REPLAY_TOPICS;
      acls.add(allow(principal, ResourceType.TOPIC, topics, AclOperation.ALTER_CONFIGS));
      String groups = PipelineRun.REPLAY_APPLICATIONS;
      acls.add(allow(principal, ResourceType.GROUP, groups, AclOperation.DELETE));
      // How far the live run has come.
      for (Stage stage : Stage.values()) {
        String group = stage.applicationId();
        acls.add(allow(principal, ResourceType.GROUP, group, AclOperation.DESCRIBE));
      }
    }
    if (this == OPERATOR) {
      acls.addAll(lookingAtStages(principal));
    }
    if (this == REGISTRY) {
      String topic = DesiredTopics.SCHEMAS;
      acls.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.DESCRIBE_CONFIGS));
      acls.add(allow(principal, ResourceType.TOPIC, topic, AclOperation.CREATE));
    }
    return List.copyOf(acls);
  }

  /** How far each stage and the sink have come, and whether somebody works there. */
  private static List<AclBinding> lookingAtStages(String principal) {
    List<AclBinding> acls = new ArrayList<>();
    acls.add(allow(principal, ResourceType.GROUP, Sink.GROUP, AclOperation.DESCRIBE));
    String replays = PipelineRun.REPLAY_APPLICATIONS;
    acls.add(allow(principal, ResourceType.GROUP, replays, AclOperation.DESCRIBE));
    acls.add(allow(principal, ResourceType.TOPIC, replays, AclOperation.DESCRIBE));
    acls.add(allow(principal, ResourceType.TOPIC, replays, AclOperation.READ));
    for (Stage stage : Stage.values()) {
      String group = stage.applicationId();
      acls.add(allow(principal, ResourceType.GROUP, group, AclOperation.DESCRIBE));
      acls.add(allow(principal, ResourceType.TOPIC, group + "-", AclOperation.DESCRIBE));
      acls.add(allow(principal, ResourceType.TOPIC, group + "-", AclOperation.READ));
    }
    return acls;
  }

  private static List<AclBinding> ownTopics(String principal, String prefix) {
    return List.of(
            AclOperation.CREATE,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.READ,
            AclOperation.WRITE,
            AclOperation.DELETE)
        .stream()
        .map(operation -> allow(principal, ResourceType.TOPIC, prefix, operation))
        .toList();
  }

  /** Transactional ids are prefixes, and so are names that end in a hyphen. */
  private static AclBinding allow(
      String principal, ResourceType type, String name, AclOperation operation) {
    PatternType pattern =
        type == ResourceType.TRANSACTIONAL_ID || name.endsWith("-")
            ? PatternType.PREFIXED
            : PatternType.LITERAL;
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }
}
