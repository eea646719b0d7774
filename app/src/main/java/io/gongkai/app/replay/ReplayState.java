package io.gongkai.app.replay;

import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.Lag;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a replay has come.
 *
 * @param condition what may be done with it
 * @param id its id
 * @param read documents that it has read again
 * @param unread documents that have come since, or that it has not come to
 */
record ReplayState(Condition condition, String id, long read, long unread) {
  private static final Pattern TOPIC =
      Pattern.compile(Pattern.quote(PipelineRun.REPLAY_TOPICS) + "([a-z0-9][a-z0-9-]{0,39})\\..*");

  /** What may be done with a replay. */
  enum Condition {
    /** It is not there. */
    NONE,
    /** It is at work. */
    RUNNING,
    /** It was stopped or killed before its end. */
    STOPPED,
    /** It has judged all that it has read. */
    COMPLETE,
    /** Kafka does not know any more how far it had come. */
    LOST
  }

  /** All replays on a cluster, by their topics. */
  static List<Replay> all(KafkaCluster cluster) throws InterruptedException {
    TreeSet<String> ids = new TreeSet<>();
    for (String topic : cluster.topics()) {
      Matcher name = TOPIC.matcher(topic);
      if (name.matches()) {
        ids.add(name.group(1));
      }
    }
    List<Replay> replays = new ArrayList<>();
    ids.forEach(id -> replays.add(Replay.of(id)));
    return replays;
  }

  /** How far a replay has come now. */
  static ReplayState of(Replay replay, KafkaCluster cluster, CommittedRecords records)
      throws InterruptedException {
    String id = replay.id();
    if (cluster.topics().stream().noneMatch(replay::owns)) {
      return new ReplayState(Condition.NONE, id, 0, 0);
    }
    Map<TopicPartition, Long> from = ReplayRun.begun(cluster, replay);
    Map<TopicPartition, Long> read = cluster.committed(replay.group(Stage.NORMALIZE));
    if (from.isEmpty()) {
      return new ReplayState(Condition.LOST, id, 0, 0);
    }
    long done = ReplayRun.distance(from, read);
    long all = ReplayRun.distance(from, cluster.ends(cluster.partitions(List.of(Topics.RAW))));
    return new ReplayState(condition(replay, cluster, records), id, done, Math.max(0, all - done));
  }

  private static Condition condition(Replay replay, KafkaCluster cluster, CommittedRecords records)
      throws InterruptedException {
    for (Stage stage : Stage.values()) {
      if (cluster.hasMembers(replay.group(stage))) {
        return Condition.RUNNING;
      }
    }
    Lag lag = new Lag(cluster, records);
    Map<TopicPartition, Long> target = cluster.committed(replay.targetGroup());
    boolean isJudged =
        !target.isEmpty()
            && lag.of(replay.group(Stage.NORMALIZE), target) == 0
            && lag.ofValidate(replay.run()) == 0;
    return isJudged ? Condition.COMPLETE : Condition.STOPPED;
  }

  /** The state for an operator, with what to do. */
  String inWords() {
    String documents = read + " documents read again";
    return switch (condition) {
      case NONE -> "not there ('gongkai replay list' shows all)";
      case RUNNING -> "running: " + documents + ", " + unread + " to go";
      case STOPPED -> "stopped: " + documents + ", 'gongkai replay start " + id + "' goes on";
      case COMPLETE ->
          "complete: "
              + documents
              + (unread == 0 ? "" : ", " + unread + " have come since that it has not read");
      case LOST ->
          "lost, because Kafka has forgotten how far it had come: 'gongkai replay drop "
              + id
              + "' takes it away";
    };
  }
}
