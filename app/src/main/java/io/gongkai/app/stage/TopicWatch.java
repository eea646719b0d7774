package io.gongkai.app.stage;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.KnownTopics;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a stage never goes on with a topic that was deleted, be it made anew or not.
 *
 * <p>What the stage remembers in its state, and the offsets that it stands at, are of the old one.
 * Kafka Streams itself makes a changelog that is missing anew, empty, and goes on.
 */
final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Until the stage's own topics stand on record: one that goes before would not be missed. */
  private static final Duration UNTIL_WRITTEN = Duration.ofMillis(500);

  private final KafkaCluster cluster;
  private final KnownTopics known;
  private final String group;
  private final Set<String> topics;
  private final Optional<Path> stateFile;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::look, "gongkai-topic-watch");
  private volatile BooleanSupplier running = () -> false;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * What is on record: from the start on the topics that the stage reads and writes, and once it
   * runs also those that it made itself.
   */
  private Map<String, String> recorded;

  private boolean isWritten;

  private TopicWatch(
      GongkaiConfig config,
      KafkaCluster cluster,
      String group,
      Set<String> topics,
      Optional<Path> state) {
    this.cluster = cluster;
    known = new KnownTopics(config.kafka(), cluster);
    this.group = group;
    this.topics = Set.copyOf(topics);
    stateFile = state.map(it -> it.resolve("topics-of-" + group + ".properties"));
    thread.setDaemon(true);
  }

  /**
   * Compares the topics of a stage with those that it has worked with before.
   *
   * @param group its consumer group, with which the names of its own topics begin
   * @param topics the topics that it reads and writes
   * @param state directory of its state; empty when it has none
   * @throws StageException when one of them is gone or another one, or a rebuild is not through
   */
  static TopicWatch begin(
      GongkaiConfig config, String group, Set<String> topics, Optional<Path> state)
      throws InterruptedException {
    TopicWatch watch =
        new TopicWatch(config, new KafkaCluster(config.kafka()), group, topics, state);
    try {
      watch.compare();
      return watch;
    } catch (CommandFailure e) {
      watch.close();
      throw new StageException(e.getMessage(), e);
    } catch (RuntimeException | InterruptedException e) {
      watch.close();
      throw e;
    }
  }

  private void compare() throws InterruptedException {
    Map<String, Map<String, String>> records = known.read();
    if (records.containsKey(KnownTopics.REBUILD)) {
      throw new StageException(
          "a rebuild has begun and is not through: run 'gongkai rebuild' again", null);
    }
    recorded = records.getOrDefault(group, Map.of());
    difference(cluster.ids(recorded.keySet()))
        .ifPresent(
            text -> {
              throw new StageException(text, null);
            });
    // Before it works with them: one that goes right after the start is missed, too.
    write(topics);
  }

  /**
   * Whether state on this machine belongs to other topics than the recorded ones, or to nobody
   * knows which.
   */
  boolean isStateForeign() {
    Properties before = new Properties();
    if (stateFile.filter(Files::isRegularFile).isPresent()) {
      try (Reader reader = Files.newBufferedReader(stateFile.get(), StandardCharsets.UTF_8)) {
        before.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("The state beside {} is not used: it cannot be read", stateFile.get(), e);
        return true;
      }
    }
    return before.isEmpty()
        || !before.entrySet().stream()
            .allMatch(topic -> topic.getValue().equals(recorded.get(topic.getKey())));
  }

  /**
   * Watches from now on.
   *
   * @param running whether the stage does its work, and so has made the topics of its own
   */
  void watch(BooleanSupplier running) {
    this.running = running;
    thread.start();
  }

  /** Says that a topic is gone or another one; empty as long as none is. */
  Optional<String> problem() {
    return problem;
  }

  @Override
  public void close() {
    closed.countDown();
    // Kafka may be away: whoever stops a stage does not wait for its answer.
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join(INTERVAL.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    cluster.close(Duration.ZERO);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    Optional<String> before = Optional.empty();
    try {
      do {
        try {
          if (!isWritten && running.getAsBoolean()) {
            record();
          }
          Optional<String> now = difference(cluster.ids(recorded.keySet()));
          // Seen twice: a broker that comes back may not know all of its topics yet.
          if (now.isPresent() && now.equals(before)) {
            problem = now;
            return;
          }
          before = now;
        } catch (CommandFailure | IOException e) {
          // Kafka is away, or the disk is full: the stage itself has to bear that.
          LOG.debug("The topics of {} are not looked at", group, e);
        }
      } while (!closed.await(pause(before).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause(Optional<String> missed) {
    return isWritten || missed.isPresent() ? INTERVAL : UNTIL_WRITTEN;
  }

  /** Puts on record which topics the stage has made itself, once it runs. */
  private void record() throws InterruptedException, IOException {
    Set<String> own = new TreeSet<>();
    cluster.topics().stream().filter(name -> name.startsWith(group + "-")).forEach(own::add);
    write(own);
    if (stateFile.isPresent()) {
      Properties state = new Properties();
      state.putAll(recorded);
      Files.createDirectories(stateFile.get().getParent());
      try (Writer writer = Files.newBufferedWriter(stateFile.get(), StandardCharsets.UTF_8)) {
        state.store(writer, null);
      }
    }
    isWritten = true;
  }

  private void write(Set<String> names) throws InterruptedException {
    Map<String, String> now = new TreeMap<>(cluster.ids(names));
    // What was on record before stays: a topic that has gone meanwhile must be missed.
    now.putAll(recorded);
    if (!now.equals(recorded)) {
      known.write(Map.of(group, now));
      recorded = now;
    }
  }

  private Optional<String> difference(Map<String, String> now) {
    for (Map.Entry<String, String> topic : recorded.entrySet()) {
      String id = now.get(topic.getKey());
      if (!topic.getValue().equals(id)) {
        return Optional.of(
            "the topic "
                + topic.getKey()
                + (id == null ? " was deleted" : " was deleted and made anew")
                + ", and "
                + group
                + " has worked with it: what it remembers is no longer so. Stop all stages and run"
                + " 'gongkai rebuild', which makes everything anew from the documents");
      }
    }
    return Optional.empty();
  }
}
