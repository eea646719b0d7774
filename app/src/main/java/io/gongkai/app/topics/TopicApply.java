package io.gongkai.app.topics;

import io.gongkai.app.topics.DesiredTopics.Desired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes topics that are not there and sets what differs. It deletes nothing and changes no number
 * of partitions: with another number, keys would lie elsewhere than before.
 */
public final class TopicApply {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 20;

  private final Admin admin;
  private final boolean dryRun;

  /**
   * Works on the cluster of a client.
   *
   * @param admin client, which stays the caller's
   * @param dryRun whether to look only
   */
  public TopicApply(Admin admin, boolean dryRun) {
    this.admin = admin;
    this.dryRun = dryRun;
  }

  /**
   * Makes or sets each topic; those that it made can be used when this returns.
   *
   * @return what came of each, in the order of the topics
   * @throws ExecutionException when the cluster refuses
   * @throws TimeoutException when it does not answer in time
   */
  public List<Outcome> apply(List<Desired> desired)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, TopicDescription> existing = existing(desired);
    Map<String, Config> configs = configs(existing.keySet());
    List<Outcome> outcomes = new ArrayList<>();
    List<String> created = new ArrayList<>();
    for (Desired topic : desired) {
      TopicDescription found = existing.get(topic.name());
      if (found == null) {
        outcomes.add(create(topic));
        created.add(topic.name());
      } else {
        outcomes.add(compare(topic, found, configs.get(topic.name())));
      }
    }
    if (!dryRun && !created.isEmpty()) {
      awaitLeaders(created);
    }
    return outcomes;
  }

  private Map<String, TopicDescription> existing(List<Desired> desired)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, TopicDescription> existing = new TreeMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin
            .describeTopics(desired.stream().map(Desired::name).toList())
            .topicNameValues()
            .entrySet()) {
      try {
        existing.put(topic.getKey(), get(topic.getValue()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return existing;
  }

  private Map<String, Config> configs(Collection<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<ConfigResource> resources = topics.stream().map(TopicApply::resource).toList();
    Map<String, Config> configs = new TreeMap<>();
    get(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  private Outcome create(Desired topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    Optional<Short> replicas =
        topic.replicas() < 0 ? Optional.empty() : Optional.of(topic.replicas());
    if (!dryRun) {
      NewTopic created =
          new NewTopic(topic.name(), Optional.of(topic.partitions()), replicas)
              .configs(topic.config());
      try {
        get(admin.createTopics(List.of(created)).all());
      } catch (ExecutionException e) {
        // Somebody else was quicker, with the same wish most likely: the next run looks.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    return new Outcome(
        topic.name(),
        Outcome.State.CREATED,
        "partitions=" + topic.partitions() + " " + sorted(topic.config()));
  }

  private Outcome compare(Desired topic, TopicDescription found, Config config)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<AlterConfigOp> changes = new ArrayList<>();
    List<String> details = new ArrayList<>();
    new TreeMap<>(topic.config())
        .forEach(
            (key, value) -> {
              ConfigEntry entry = config.get(key);
              String is = entry == null ? "nothing" : entry.value();
              if (!value.equals(is)) {
                changes.add(
                    new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
                details.add(key + " " + is + " -> " + value);
              }
            });
    if (!changes.isEmpty() && !dryRun) {
      get(admin.incrementalAlterConfigs(Map.of(resource(topic.name()), changes)).all());
    }
    List<String> differences = differences(topic, found);
    details.addAll(differences);
    Outcome.State state =
        !differences.isEmpty()
            ? Outcome.State.DIFFERS
            : changes.isEmpty() ? Outcome.State.OK : Outcome.State.CHANGED;
    return new Outcome(topic.name(), state, String.join("; ", details));
  }

  private static List<String> differences(Desired topic, TopicDescription found) {
    List<String> differences = new ArrayList<>();
    int partitions = found.partitions().size();
    if (partitions != topic.partitions()) {
      differences.add(
          "it has "
              + partitions
              + " partitions and not "
              + topic.partitions()
              + ": keys would move with another number, so it stays; set topic.partitions="
              + partitions
              + ", or copy it into a new topic while the stages stand still");
    }
    int replicas = found.partitions().get(0).replicas().size();
    if (topic.replicas() > 0 && replicas != topic.replicas()) {
      differences.add(
          "it has "
              + replicas
              + " replicas and not "
              + topic.replicas()
              + ": move it with kafka-reassign-partitions");
    }
    return differences;
  }

  /** The controller answers before the brokers know of a new topic. */
  private void awaitLeaders(List<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!haveLeaders(topics)) {
      if (System.nanoTime() - deadline >= 0 || never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("no broker leads the topics " + topics + " in time");
      }
    }
  }

  private boolean haveLeaders(List<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return get(admin.describeTopics(topics).allTopicNames()).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static String sorted(Map<String, String> config) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(config)
        .forEach(
            (key, value) ->
                text.append(text.isEmpty() ? "" : " ").append(key).append('=').append(value));
    return text.toString();
  }

  static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
