package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.Lag;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What stands in the way of a switch to a replay. */
final class SwitchChecks {
  private static final int MOST_LISTED = 5;

  private final Replay replay;
  private final PipelineRun live;
  private final KafkaCluster cluster;
  private final CommittedRecords records;

  /**
   * Checks for a switch.
   *
   * @param live the run that is live now
   * @param cluster the cluster, which stays the caller's
   * @param records reads its topics; stays the caller's
   */
  SwitchChecks(Replay replay, PipelineRun live, KafkaCluster cluster, CommittedRecords records) {
    this.replay = replay;
    this.live = live;
    this.cluster = cluster;
    this.records = records;
  }

  /**
   * Requires what not even a look is possible without: a replay that has judged all that it read,
   * with the same partitions as the live run.
   */
  void requireComparable() throws InterruptedException {
    ReplayState state = ReplayState.of(replay, cluster, records);
    if (state.condition() != ReplayState.Condition.COMPLETE) {
      throw new CommandFailure(
          "the replay " + replay.id() + " is " + state.inWords() + ", so nothing was switched");
    }
    for (Topics.Topic topic : replay.run().ownTopics()) {
      String liveTopic = replay.run().liveTopic(topic.name());
      int here = cluster.partitions(List.of(topic.name())).size();
      int there = cluster.partitions(List.of(liveTopic)).size();
      if (here != there) {
        throw new CommandFailure(
            topic.name()
                + " has "
                + here
                + " partitions and "
                + liveTopic
                + " has "
                + there
                + ": drop the replay and begin anew");
      }
    }
  }

  /** What stands in the way, each in a sentence; empty when nothing does. */
  List<String> obstacles(boolean acceptDeadLetters) throws InterruptedException {
    List<String> obstacles = new ArrayList<>(atWork());
    String again = "run 'gongkai replay start " + replay.id() + "' once more, then switch";
    Lag lag = new Lag(cluster, records);
    long unread =
        lag.of(
            replay.group(Stage.NORMALIZE), cluster.ends(cluster.partitions(List.of(Topics.RAW))));
    if (unread > 0) {
      obstacles.add(unread + " documents have come that the replay has not read: " + again);
    }
    long foreign =
        foreign(carried(), cluster.ends(cluster.partitions(Documents.TOPICS))).values().stream()
            .filter(it -> it >= 0)
            .count();
    if (foreign > 0) {
      obstacles.add(
          "the live run has written, or somebody has withdrawn, what the replay has not taken over: "
              + again);
    }
    Map<String, String> failures = new NewFailures(replay, cluster, records).all();
    if (!failures.isEmpty() && !acceptDeadLetters) {
      obstacles.add(
          "the replay failed on "
              + failures.size()
              + " records that the live run did not fail on, as "
              + failures.entrySet().stream().limit(MOST_LISTED).map(Object::toString).toList()
              + ": mend the cause and replay anew, or give --accept-dead-letters, which puts them"
              + " among the live dead letters");
    }
    return obstacles;
  }

  /** The stages that run now, each in a sentence. */
  List<String> atWork() throws InterruptedException {
    List<String> atWork = new ArrayList<>();
    for (PipelineRun run : List.of(live, replay.run())) {
      for (Stage stage : Stage.values()) {
        String group = run.applicationId(stage);
        if (cluster.hasMembers(group)) {
          atWork.add(
              "the stage "
                  + stage.id()
                  + " still runs (group "
                  + group
                  + "): stop all its instances; one that was killed, or has an instance.id, is"
                  + " taken for gone after session.timeout.ms");
        }
      }
    }
    return atWork;
  }

  /** Up to where the replay has taken over what the live run has read. */
  Map<TopicPartition, Long> carried() throws InterruptedException {
    Map<TopicPartition, Long> carried = new HashMap<>(cluster.committed(replay.carryGroup()));
    carried.keySet().removeIf(it -> !Documents.TOPICS.contains(it.topic()));
    return carried;
  }

  /**
   * The first record in each stretch that no switch to this replay has written.
   *
   * @return its offset, or -1 where there is none
   */
  Map<TopicPartition, Long> foreign(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> first = new HashMap<>();
    ends.keySet().forEach(it -> first.put(it, -1L));
    records.read(
        from,
        ends,
        record -> {
          if (!isOwn(record)) {
            first.merge(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                (before, offset) -> before < 0 ? offset : before);
          }
        });
    return first;
  }

  private boolean isOwn(ConsumerRecord<byte[], byte[]> record) {
    return SwitchedOver.in(record.headers())
        .filter(it -> it.replay().equals(replay.id()))
        .isPresent();
  }
}
