package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.app.topics.DesiredTopics.Desired;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.KnownTopics;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.sink.Sink;
import io.gongkai.sink.SinkTables;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Throws away everything that the stages and the sink have made, so that they make it anew from the
 * documents and the waivers.
 *
 * <p>Nothing else is known to be right once a topic has been deleted: state, offsets, receipts and
 * rows all rest on each other. Withdrawals are the one thing that the documents do not tell. They
 * are put on {@code pipeline.topics} before anything is deleted, and a mark behind them: a rebuild
 * that is killed is run again, and no stage starts meanwhile.
 */
final class Rebuild {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 500;
  private static final String WITHDRAWAL = "withdrawal/";
  private static final String UNTIL = "until";

  /** What nothing else in the pipeline could tell. */
  private static final Set<String> SOURCES = Set.of(Topics.RAW, Topics.WAIVERS);

  private final Connections connections;
  private final KafkaCluster cluster;
  private final KnownTopics known;
  private final Consumer<String> say;

  /**
   * What will be thrown away and kept.
   *
   * @param topics topics to delete, those that the stages made for themselves included
   * @param lost what cannot be kept, for the reader
   * @param hasSink whether there is a database to empty: one is configured, or a sink has worked
   * @param begun whether a rebuild has begun before and is not through
   */
  record Plan(List<String> topics, List<String> lost, boolean hasSink, boolean begun) {}

  /**
   * A rebuild of what stands on servers.
   *
   * @param say takes lines for the operator
   */
  Rebuild(Connections connections, KafkaCluster cluster, Consumer<String> say) {
    this.connections = connections;
    this.cluster = cluster;
    this.say = say;
    known = new KnownTopics(connections.kafka(), cluster);
  }

  /** Looks at what there is, and changes nothing. */
  Plan plan() throws InterruptedException {
    Set<String> present = cluster.topics();
    List<String> topics = new ArrayList<>(present.stream().filter(Rebuild::isMade).toList());
    Map<String, Map<String, String>> records =
        present.contains(Topics.PIPELINE_TOPICS) ? known.read() : Map.of();
    boolean begun = records.containsKey(KnownTopics.REBUILD);
    List<String> lost = new ArrayList<>();
    for (String source : new TreeSet<>(SOURCES)) {
      if (!isIntact(source, records)) {
        lost.add("what stood on " + source + ", which was deleted");
      }
    }
    if (!begun && !isIntact(Topics.NORMALIZED, records) && !isIntact(Topics.RECEIPTS, records)) {
      lost.add(
          "withdrawals: "
              + Topics.NORMALIZED
              + " and "
              + Topics.RECEIPTS
              + " were deleted, so withdrawn reports will stand again");
    }
    boolean hasSink = records.containsKey(Sink.GROUP) || connections.database().isConfigured();
    return new Plan(topics, List.copyOf(lost), hasSink, begun);
  }

  /**
   * Does it.
   *
   * @param partitions partitions of each topic where reports.raw does not say it
   * @param wait how long stages may take to leave their groups
   * @return the number of withdrawals that were kept
   * @throws CommandFailure when a stage still runs or a server refuses; run again, it goes on
   */
  int run(Plan plan, int partitions, Duration wait) throws InterruptedException {
    if (plan.hasSink()) {
      // Rows and offsets of the old topics would stand beside the new ones.
      connections.database().required();
    }
    // Replays too, and with them the generation: what they were made from is gone.
    Set<String> groups = cluster.groups(PipelineRun.REPLAY_APPLICATIONS);
    for (Stage stage : Stage.values()) {
      groups.add(PipelineRun.LIVE.applicationId(stage));
    }
    groups.add(Sink.GROUP);
    awaitStopped(groups, wait);
    cluster.apply(desired(Set.of(Topics.PIPELINE_TOPICS), partitions));
    if (!plan.begun()) {
      begin();
    }
    say.accept("deleting " + plan.topics().size() + " topics and what the groups have committed");
    cluster.delete(plan.topics(), groups);
    emptyDatabase(plan.hasSink());
    say.accept("making the topics anew");
    Set<String> all = new TreeSet<>();
    Topics.all().forEach(topic -> all.add(topic.name()));
    cluster.apply(desired(all, partitions));
    Map<String, Map<String, String>> records = known.read();
    Map<String, String> withdrawals = new TreeMap<>();
    records.forEach(
        (key, value) -> {
          if (key.startsWith(WITHDRAWAL)) {
            withdrawals.put(key.substring(WITHDRAWAL.length()), value.get(UNTIL));
          }
        });
    withdraw(withdrawals);
    end(records.keySet());
    return withdrawals.size();
  }

  private static boolean isMade(String topic) {
    boolean isDerived =
        !SOURCES.contains(topic)
            && !topic.equals(Topics.PIPELINE_TOPICS)
            && Topics.all().stream().anyMatch(it -> it.name().equals(topic));
    return isDerived
        || topic.startsWith(PipelineRun.REPLAY_TOPICS)
        || topic.startsWith(PipelineRun.REPLAY_APPLICATIONS)
        || Stream.of(Stage.values())
            .anyMatch(stage -> topic.startsWith(PipelineRun.LIVE.applicationId(stage) + "-"));
  }

  /** Whether a topic is the one that the stages have worked with. */
  private boolean isIntact(String topic, Map<String, Map<String, String>> records)
      throws InterruptedException {
    String id = cluster.ids(List.of(topic)).get(topic);
    return id != null
        && records.values().stream()
            .map(record -> record.get(topic))
            .allMatch(recorded -> recorded == null || recorded.equals(id));
  }

  private void awaitStopped(Set<String> groups, Duration wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    for (String group : groups) {
      boolean said = false;
      while (cluster.hasMembers(group)) {
        if (!said) {
          said = true;
          say.accept("waiting until nobody works in the group " + group);
        }
        if (System.nanoTime() - deadline >= 0 || never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new CommandFailure(
              "somebody works in the group "
                  + group
                  + ": stop all instances of normalize, validate and the sink first");
        }
      }
    }
  }

  private void begin() throws InterruptedException {
    Map<String, Map<String, String>> records = known.read();
    StoredWithdrawals withdrawals =
        new StoredWithdrawals(connections.kafka(), cluster, connections.registry());
    if (isIntact(Topics.NORMALIZED, records)) {
      withdrawals.readNormalized();
    }
    if (isIntact(Topics.RECEIPTS, records)) {
      withdrawals.readReceipts();
    }
    Map<String, Map<String, String>> kept = new HashMap<>();
    withdrawals
        .reaches()
        .forEach((key, until) -> kept.put(WITHDRAWAL + key, Map.of(UNTIL, until.toString())));
    known.write(kept);
    known.write(Map.of(KnownTopics.REBUILD, Map.of("withdrawals", "" + kept.size())));
  }

  private void end(Set<String> keys) throws InterruptedException {
    Map<String, Map<String, String>> gone = new HashMap<>();
    keys.stream().filter(key -> !key.equals(KnownTopics.REBUILD)).forEach(it -> gone.put(it, null));
    known.write(gone);
    // Last: until then no stage starts.
    Map<String, Map<String, String>> mark = new HashMap<>();
    mark.put(KnownTopics.REBUILD, null);
    known.write(mark);
  }

  private void emptyDatabase(boolean hasSink) {
    DatabaseConnection database = connections.database();
    if (!hasSink) {
      return;
    }
    say.accept("emptying the sink's tables in " + database.shownUrl());
    try {
      SinkTables.empty(database.url(), database.user(), database.password());
    } catch (SQLException e) {
      throw new CommandFailure(
          "the database "
              + database.shownUrl()
              + " refuses: "
              + e.getMessage()
              + "; run the command again",
          e);
    }
  }

  /** As reports.raw is, so that a report key lies where its documents do. */
  private List<Desired> desired(Set<String> names, int partitions) throws InterruptedException {
    int count = partitions;
    short replicas = -1;
    if (cluster.topics().contains(Topics.RAW)) {
      TopicDescription raw = cluster.describe(List.of(Topics.RAW)).get(Topics.RAW);
      count = raw.partitions().size();
      replicas = (short) raw.partitions().get(0).replicas().size();
    }
    List<Desired> desired = new ArrayList<>();
    for (Topics.Topic topic : Topics.all()) {
      if (names.contains(topic.name())) {
        int number = Topics.partitions(topic.name(), count);
        desired.add(new Desired(topic.name(), number, replicas, topic.config()));
      }
    }
    return desired;
  }

  private void withdraw(Map<String, String> withdrawals) throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(connections.kafka().clientProperties());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      withdrawals.forEach(
          (key, text) -> {
            RecordHeaders headers = new RecordHeaders();
            WithdrawnUntil.parse(text).putInto(headers);
            sent.add(
                producer.send(
                    new ProducerRecord<>(
                        Topics.NORMALIZED,
                        null,
                        key.getBytes(StandardCharsets.UTF_8),
                        null,
                        headers)));
          });
      for (Future<RecordMetadata> each : sent) {
        each.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new CommandFailure(
          "the withdrawals were not written to "
              + Topics.NORMALIZED
              + ": "
              + e.getMessage()
              + "; run the command again",
          e);
    }
  }
}
