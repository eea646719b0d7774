package io.gongkai.app.stage;

import io.gongkai.app.config.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka, with the topics that a stage needs. */
public final class KafkaDependency implements Dependency {
  private static final Duration ANSWER = Duration.ofSeconds(8);

  private final KafkaConnection kafka;
  private final Set<String> topics;
  private Admin admin;

  /**
   * Kafka, not asked yet.
   *
   * @param kafka how it is reached
   * @param topics topics that must be there
   */
  public KafkaDependency(KafkaConnection kafka, Set<String> topics) {
    this.kafka = kafka;
    this.topics = new TreeSet<>(topics);
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void check() throws InterruptedException, DependencyException {
    open();
    Set<String> missing = new TreeSet<>();
    Set<String> forbidden = new TreeSet<>();
    long deadline = System.nanoTime() + ANSWER.toNanos();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        TopicDescription found =
            topic.getValue().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (found.partitions().stream().anyMatch(it -> it.leader() == null)) {
          throw failure("has no leader for a partition of " + topic.getKey(), false, null);
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          missing.add(topic.getKey());
        } else if (e.getCause() instanceof AuthorizationException) {
          forbidden.add(topic.getKey());
        } else {
          throw explained(e.getCause());
        }
      } catch (TimeoutException e) {
        throw explained(e);
      }
    }
    refuse(missing, forbidden);
  }

  private void refuse(Set<String> missing, Set<String> forbidden) throws DependencyException {
    if (!forbidden.isEmpty()) {
      throw failure(
          "does not let this user see "
              + forbidden
              + ": grant it with 'gongkai topics apply --acl', and see --help there",
          false,
          null);
    }
    if (!missing.isEmpty()) {
      throw failure(
          "has no " + missing + ": run 'gongkai topics apply' with this configuration",
          false,
          null);
    }
  }

  private void open() throws DependencyException {
    if (admin != null) {
      return;
    }
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    int answer = Math.toIntExact(ANSWER.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, answer);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, answer / 2);
    try {
      admin = Admin.create(settings);
    } catch (KafkaException e) {
      throw failure(
          "cannot be reached with these settings: "
              + Causes.text(e)
              + "; see the keys kafka.* of the configuration",
          !Causes.text(e).contains("resolvable"),
          e);
    }
  }

  private DependencyException explained(Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return failure(
          "refuses this client: "
              + Causes.text(cause)
              + "; check kafka.security.protocol, kafka.sasl.* and kafka.ssl.*",
          true,
          cause);
    }
    return failure(
        "does not answer ("
            + Causes.text(cause)
            + "); check that it runs, and kafka.bootstrap.servers and kafka.security.protocol",
        false,
        cause);
  }

  private DependencyException failure(String what, boolean lasting, Throwable cause) {
    return new DependencyException(
        "Kafka at " + kafka.bootstrapServers() + " " + what, lasting, cause);
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(ANSWER);
    }
  }
}
