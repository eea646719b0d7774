package io.gongkai.app.replay;

import io.gongkai.app.cli.BuildInfo;
import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.app.generation.Generation;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.KnownTopics;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts a replay in the place of the live run: copies what differs to the live topics, sets the
 * offsets of its groups there, and says in the end that it is live.
 *
 * <p>From the record that says that it has begun until the one that says that it is live, no stage
 * starts. Killed at any instant, it goes on when it is run again.
 */
final class Switch {
  private final Replay replay;
  private final Connections connections;
  private final KafkaCluster cluster;
  private final CommittedRecords records;
  private final Clock clock;
  private final Generations before;
  private final SwitchChecks checks;
  private final Map<String, Integer> written = new TreeMap<>();

  /**
   * A switch.
   *
   * @param cluster the cluster, which stays the caller's
   * @param records reads its topics; stays the caller's
   * @param clock says when it begins
   */
  Switch(
      Replay replay,
      Connections connections,
      KafkaCluster cluster,
      CommittedRecords records,
      Clock clock) {
    this.replay = replay;
    this.connections = connections;
    this.cluster = cluster;
    this.records = records;
    this.clock = clock;
    before = Generations.read(connections.kafka());
    checks = new SwitchChecks(replay, before.run(), cluster, records);
  }

  /** Since when the replay is live; empty when it is not. */
  Optional<Instant> liveSince() {
    return before.underWay().isPresent()
        ? Optional.empty()
        : before.live().filter(it -> it.id().equals(replay.id())).map(Generation::at);
  }

  /**
   * Looks what would be copied.
   *
   * @return what stands in the way, each in a sentence
   */
  List<String> look(boolean acceptDeadLetters) throws InterruptedException {
    requireNoOther();
    checks.requireComparable();
    List<String> obstacles = checks.obstacles(acceptDeadLetters);
    copy(generation(), acceptDeadLetters, this::count);
    return obstacles;
  }

  /**
   * Switches.
   *
   * @throws CommandFailure when something stands in the way, or Kafka refuses
   */
  void run(boolean acceptDeadLetters) throws InterruptedException {
    requireNoOther();
    checks.requireComparable();
    refuse(checks.obstacles(acceptDeadLetters));
    Map<TopicPartition, Long> seen = cluster.ends(cluster.partitions(Documents.TOPICS));
    Generation generation = generation();
    try (SwitchWriter writer = SwitchWriter.open(connections.kafka())) {
      writer.write(List.of(Generations.begun(generation)));
      writer.commit();
      // One that started in between sees that record, and stops.
      refuse(checks.atWork());
      copy(
          generation,
          acceptDeadLetters,
          new Copying.Outlet() {
            @Override
            public void write(List<ProducerRecord<byte[], byte[]>> together) {
              count(together);
              writer.write(together);
            }

            @Override
            public void flush() {
              writer.flush();
            }
          });
      writer.commit();
      setOffsets(seen);
      refuse(checks.atWork());
      // A replay of this name may have been live before: its topics were others.
      List<ProducerRecord<byte[], byte[]>> last = new ArrayList<>();
      for (Stage stage : Stage.values()) {
        last.add(KnownTopics.forgotten(replay.group(stage)));
      }
      last.add(Generations.live(generation));
      last.add(Generations.ended());
      writer.write(last);
      writer.commit();
    }
  }

  /** Records that were written, or would be, by live topic. */
  Map<String, Integer> written() {
    return written;
  }

  private void requireNoOther() {
    before
        .underWay()
        .filter(it -> !it.id().equals(replay.id()))
        .ifPresent(
            it -> {
              throw new CommandFailure(
                  "a switch to the replay "
                      + it.id()
                      + " has begun: 'gongkai replay switch "
                      + it.id()
                      + "' brings it to its end");
            });
  }

  private static void refuse(List<String> obstacles) {
    if (!obstacles.isEmpty()) {
      throw new CommandFailure("nothing was switched: " + String.join("; ", obstacles));
    }
  }

  /** Later than every document that was taken in and every switch before. */
  private Generation generation() throws InterruptedException {
    long at = clock.millis();
    at = Math.max(at, cluster.latest(cluster.partitions(List.of(Topics.RAW))) + 1);
    at = Math.max(at, before.live().map(it -> it.at().toEpochMilli() + 1).orElse(0L));
    Instant begun = before.underWay().map(Generation::at).orElse(Instant.ofEpochMilli(at));
    return new Generation(replay.id(), begun, BuildInfo.read().version());
  }

  private void count(Collection<ProducerRecord<byte[], byte[]>> together) {
    together.forEach(it -> written.merge(it.topic(), 1, Integer::sum));
  }

  private void copy(Generation generation, boolean acceptDeadLetters, Copying.Outlet outlet)
      throws InterruptedException {
    if (acceptDeadLetters) {
      new NewFailures(replay, cluster, records).copyTo(outlet, generation.mark());
    }
    new Copying(replay, cluster, records, connections.registry(), generation.mark(), outlet).run();
  }

  /**
   * The places from which the replay's stages go on on topics that they have not read under these
   * names. Behind the copies, of which they know: but not behind a withdrawal that came meanwhile.
   *
   * @param seen up to where there was nothing but copies
   */
  private void setOffsets(Map<TopicPartition, Long> seen) throws InterruptedException {
    Map<TopicPartition, Long> validate = new HashMap<>();
    Map<TopicPartition, Long> ends = cluster.ends(seen.keySet());
    checks
        .foreign(seen, ends)
        .forEach((at, first) -> validate.put(at, first < 0 ? ends.get(at) : first));
    PipelineRun live = before.run();
    validate.putAll(redriven(live, Stage.VALIDATE));
    cluster.commit(replay.group(Stage.VALIDATE), validate);
    Map<TopicPartition, Long> normalize = redriven(live, Stage.NORMALIZE);
    if (!normalize.isEmpty()) {
      cluster.commit(replay.group(Stage.NORMALIZE), normalize);
    }
  }

  /** What was sent again and not read yet is still to be read. */
  private Map<TopicPartition, Long> redriven(PipelineRun live, Stage stage)
      throws InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>(cluster.committed(live.applicationId(stage)));
    offsets.keySet().removeIf(it -> !it.topic().equals(stage.redriveTopic()));
    return offsets;
  }

  /**
   * Gives up a switch that has begun and cannot be brought to its end: the stages start again as
   * they were. What it has copied stays.
   */
  void giveUp() {
    requireNoOther();
    if (before.underWay().isEmpty()) {
      throw new CommandFailure("no switch to the replay " + replay.id() + " is under way");
    }
    try (SwitchWriter writer = SwitchWriter.open(connections.kafka())) {
      writer.write(List.of(Generations.ended()));
      writer.commit();
    }
  }
}
