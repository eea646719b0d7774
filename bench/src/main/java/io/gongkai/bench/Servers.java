package io.gongkai.bench;

import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.app.topics.TopicApply;
import io.gongkai.registry.SchemaRegistryServer;
import io.gongkai.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A broker and a registry of the bench's own, and what is asked of them. */
final class Servers implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final EmbeddedBroker broker;
  private final SchemaRegistryServer registry;
  private final Admin admin;
  private final int partitions;

  /** Starts them, with the pipeline's topics. */
  Servers(Path directory, int partitions) throws Exception {
    this.partitions = partitions;
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    SchemaRegistryServer started = null;
    Admin asked = null;
    try {
      started =
          SchemaRegistryServer.start(SchemaRegistryServer.Config.of(broker.bootstrapServers()));
      asked = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
      new TopicApply(asked, false).apply(DesiredTopics.of(partitions, (short) 1));
    } catch (Exception e) {
      if (asked != null) {
        asked.close();
      }
      if (started != null) {
        started.close();
      }
      broker.close();
      throw e;
    }
    registry = started;
    admin = asked;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Address of the registry. */
  String registry() {
    return registry.uri().toString();
  }

  /** Configuration of serdes. */
  Map<String, String> serdes() {
    return Map.of("schema.registry.url", registry());
  }

  /** Makes topics with the settings that they have in the pipeline. */
  void create(Collection<Topics.Topic> topics) throws Exception {
    List<NewTopic> wanted =
        topics.stream()
            .map(it -> new NewTopic(it.name(), partitions, (short) 1).configs(it.config()))
            .toList();
    admin.createTopics(wanted).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Set<String> names = topics.stream().map(Topics.Topic::name).collect(Collectors.toSet());
    awaitTopics(there -> there.containsAll(names));
  }

  /** The controller knows of a change of topics before those do who ask the broker. */
  private void awaitTopics(Predicate<Set<String>> there) throws Exception {
    long since = System.nanoTime();
    while (!there.test(topics())) {
      if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new IllegalStateException("the broker does not learn of its topics");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private Set<String> topics() throws Exception {
    return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes away every topic whose name begins so. */
  void drop(String prefix) throws Exception {
    List<String> topics = topics().stream().filter(it -> it.startsWith(prefix)).toList();
    admin.deleteTopics(topics).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    awaitTopics(there -> topics.stream().noneMatch(there::contains));
  }

  /** Where topics end. */
  Map<TopicPartition, Long> ends(String... topics) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : topics) {
      for (int i = 0; i < partitions; i++) {
        asked.put(new TopicPartition(topic, i), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        admin.listOffsets(asked).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).entrySet()) {
      ends.put(end.getKey(), end.getValue().offset());
    }
    return ends;
  }

  /** How far a group has come; what it has committed nothing of is missing. */
  Map<TopicPartition, Long> committed(String group) throws Exception {
    Map<TopicPartition, Long> committed = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndMetadata> at :
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata(group)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .entrySet()) {
      if (at.getValue() != null) {
        committed.put(at.getKey(), at.getValue().offset());
      }
    }
    return committed;
  }

  /** Has a group that has no members begin at these places. */
  void commit(String group, Map<TopicPartition, Long> places) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    places.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    admin.alterConsumerGroupOffsets(group, offsets).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes away what a group without members has committed. */
  void forget(String group) throws Exception {
    admin.deleteConsumerGroups(List.of(group)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether all members of a group have their partitions. */
  boolean isStable(String group) throws Exception {
    try {
      return admin
              .describeConsumerGroups(List.of(group))
              .describedGroups()
              .get(group)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .groupState()
          == GroupState.STABLE;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw e;
    }
  }

  /** Hands documents in here. */
  Outbox outbox() {
    return new Outbox(bootstrapServers());
  }

  @Override
  public void close() {
    admin.close();
    registry.close();
    broker.close();
  }
}
