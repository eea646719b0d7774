package io.gongkai.app.embedded;

import io.gongkai.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics of the pipeline and of the schema registry on a broker of its own. */
final class PipelineTopics {
  /** Topic of the schema registry. */
  static final String SCHEMAS = "_schemas";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 20;
  private static final short REPLICAS = 1;

  private PipelineTopics() {}

  /**
   * Makes the topics that are not there yet, and waits until all can be used. One that is there
   * keeps its partitions.
   *
   * @param bootstrapServers address of the broker
   * @param partitions partitions of a new topic
   */
  static void create(String bootstrapServers, int partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      List<NewTopic> wanted = wanted(partitions);
      Set<String> existing = get(admin.listTopics().names());
      get(
          admin
              .createTopics(
                  wanted.stream().filter(topic -> !existing.contains(topic.name())).toList())
              .all());
      awaitLeaders(admin, wanted.stream().map(NewTopic::name).toList());
    }
  }

  private static List<NewTopic> wanted(int partitions) {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topics.Topic topic : Topics.all()) {
      wanted.add(new NewTopic(topic.name(), partitions, REPLICAS).configs(topic.config()));
    }
    wanted.add(
        new NewTopic(SCHEMAS, 1, REPLICAS)
            .configs(
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
    return wanted;
  }

  /** The controller answers before the broker knows of a new topic. */
  private static void awaitLeaders(Admin admin, List<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!haveLeaders(admin, topics)) {
      if (System.nanoTime() - deadline >= 0 || never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("the broker does not lead the topics " + topics + " in time");
      }
    }
  }

  private static boolean haveLeaders(Admin admin, List<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
        if (topic.partitions().stream()
            .anyMatch(partition -> partition.leader() == null || partition.leader().isEmpty())) {
          return false;
        }
      }
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
