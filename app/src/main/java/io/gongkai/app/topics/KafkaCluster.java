package io.gongkai.app.topics;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.topics.DesiredTopics.Desired;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka cluster as an operator sees it: topics, groups and offsets. Every answer is bounded. */
public final class KafkaCluster implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 50;

  private final KafkaConnection kafka;
  private final Admin admin;

  /** Something that is asked of the cluster. */
  private interface Question<T> {
    KafkaFuture<T> ask(Admin admin);
  }

  /**
   * A cluster.
   *
   * @param kafka how it is reached
   * @throws CommandFailure when the settings are no use
   */
  public KafkaCluster(KafkaConnection kafka) {
    this.kafka = kafka;
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    int answer = Math.toIntExact(TIMEOUT.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, answer);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, answer / 2);
    try {
      admin = Admin.create(settings);
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  /** Names of all topics that this user may see. */
  public Set<String> topics() throws InterruptedException {
    Set<String> names = answer(it -> it.listTopics().names());
    return new TreeSet<>(names);
  }

  /**
   * What topics look like.
   *
   * @throws CommandFailure when one is not there
   */
  public Map<String, TopicDescription> describe(Collection<String> topics)
      throws InterruptedException {
    Map<String, TopicDescription> found = answer(it -> it.describeTopics(topics).allTopicNames());
    return new TreeMap<>(found);
  }

  /** Ids of topics by name; those that are not there are left out. */
  public Map<String, String> ids(Collection<String> topics) throws InterruptedException {
    Map<String, String> ids = new TreeMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        ids.put(topic.getKey(), get(topic.getValue()).topicId().toString());
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw refused(e);
        }
      }
    }
    return ids;
  }

  /** All partitions of topics. */
  public Set<TopicPartition> partitions(Collection<String> topics) throws InterruptedException {
    return describe(topics).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .collect(Collectors.toSet());
  }

  /** Makes topics that are not there, and sets what differs. */
  public List<Outcome> apply(List<Desired> topics) throws InterruptedException {
    try {
      return new TopicApply(admin, false).apply(topics);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw refused(e);
    }
  }

  /** Where partitions begin. */
  public Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions)
      throws InterruptedException {
    return offsets(partitions, OffsetSpec.earliest());
  }

  /** Where partitions end, with what is not committed yet. */
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
      throws InterruptedException {
    return offsets(partitions, OffsetSpec.latest());
  }

  /** The first record at a time or after it; the end where there is none. */
  public Map<TopicPartition, Long> at(Collection<TopicPartition> partitions, Instant time)
      throws InterruptedException {
    Map<TopicPartition, Long> found =
        offsets(partitions, OffsetSpec.forTimestamp(time.toEpochMilli()));
    Map<TopicPartition, Long> ends = ends(partitions);
    found.replaceAll((partition, offset) -> offset < 0 ? ends.get(partition) : offset);
    return found;
  }

  /** The latest time of a record in partitions, in milliseconds since the epoch; -1 without any. */
  public long latest(Collection<TopicPartition> partitions) throws InterruptedException {
    return infos(partitions, OffsetSpec.maxTimestamp()).values().stream()
        .mapToLong(ListOffsetsResultInfo::timestamp)
        .max()
        .orElse(-1);
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
      throws InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    infos(partitions, spec).forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> infos(
      Collection<TopicPartition> partitions, OffsetSpec spec) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(it -> it, it -> spec));
    return answer(it -> it.listOffsets(wanted).all());
  }

  /** The offsets that a group has committed; empty when there is no such group. */
  public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    try {
      Map<TopicPartition, Long> committed = new HashMap<>();
      get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
      return committed;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw refused(e);
    }
  }

  /** Sets the offsets of a group that has no members. */
  public void commit(String group, Map<TopicPartition, Long> offsets) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    offsets.forEach((partition, offset) -> committed.put(partition, new OffsetAndMetadata(offset)));
    answer(it -> it.alterConsumerGroupOffsets(group, committed).all());
  }

  /** Ids of the groups that begin so. */
  public Set<String> groups(String prefix) throws InterruptedException {
    Set<String> groups = new TreeSet<>();
    answer(it -> it.listGroups().all())
        .forEach(
            group -> {
              if (group.groupId().startsWith(prefix)) {
                groups.add(group.groupId());
              }
            });
    return groups;
  }

  /** Whether somebody works in a group now. */
  public boolean hasMembers(String group) throws InterruptedException {
    try {
      return !get(admin.describeConsumerGroups(List.of(group)).all())
          .get(group)
          .members()
          .isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw refused(e);
    }
  }

  /** Deletes groups, then topics; what is gone already is none the worse for it. */
  public void delete(Collection<String> topics, Collection<String> groups)
      throws InterruptedException {
    for (String group : groups) {
      delete(admin.deleteConsumerGroups(List.of(group)).all());
    }
    for (String topic : topics) {
      delete(admin.deleteTopics(List.of(topic)).all());
    }
    awaitGone(topics);
  }

  /** The controller answers before the brokers have forgotten a topic. */
  private void awaitGone(Collection<String> topics) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!Collections.disjoint(topics(), topics)) {
      if (System.nanoTime() - deadline >= 0 || never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new CommandFailure(
            "Kafka at "
                + kafka.bootstrapServers()
                + " has taken the deletion of "
                + topics
                + " and still shows some of them: look again later");
      }
    }
  }

  private void delete(KafkaFuture<Void> deletion) throws InterruptedException {
    try {
      get(deletion);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException
          || e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw refused(e);
      }
    }
  }

  private <T> T answer(Question<T> question) throws InterruptedException {
    try {
      return get(question.ask(admin));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw refused(e);
    }
  }

  private static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CommandFailure refused(Exception error) {
    Throwable cause =
        error instanceof ExecutionException && error.getCause() != null ? error.getCause() : error;
    String advice =
        cause instanceof UnknownTopicOrPartitionException
            ? "; 'gongkai topics apply' makes the topics of the pipeline"
            : "; see the keys kafka.* of the configuration, and whether this user has the role"
                + " replay ('gongkai topics apply --acl replay=User:NAME')";
    return new CommandFailure(
        "Kafka at " + kafka.bootstrapServers() + " refuses: " + cause.getMessage() + advice, error);
  }

  @Override
  public void close() {
    close(TIMEOUT);
  }

  /**
   * Lets go of the cluster.
   *
   * @param timeout how long to wait for answers that are still to come
   */
  public void close(Duration timeout) {
    admin.close(timeout);
  }
}
