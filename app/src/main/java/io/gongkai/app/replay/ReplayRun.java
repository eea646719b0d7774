package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.publish.Progress;
import io.gongkai.app.stage.StageParts;
import io.gongkai.app.stage.StreamsPart;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.DesiredTopics.Desired;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.app.topics.Lag;
import io.gongkai.app.topics.Outcome;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs the stages of a replay until they have read and judged what reports.raw holds when it
 * starts.
 */
final class ReplayRun {
  /** Without any progress; what the stages remember may have to be read from Kafka first. */
  private static final Duration STALLED = Duration.ofMinutes(30);

  private static final long LOOK_MILLIS = 300;

  private final Replay replay;
  private final GongkaiConfig config;
  private final KafkaCluster cluster;
  private final Progress progress;

  /**
   * What a run has come to.
   *
   * @param isComplete whether all is judged; false when it was stopped before
   * @param documents documents read on reports.raw since the replay began
   * @param carried what was taken from the live run this time
   */
  record Result(boolean isComplete, long documents, Carry.Done carried) {}

  /** Looks how much is left, in one phase of a run. */
  private interface Rest {
    long records() throws InterruptedException;
  }

  /**
   * A run.
   *
   * @param config configuration of the stages, with the folder of the replay
   * @param cluster the cluster, which stays the caller's
   */
  ReplayRun(Replay replay, GongkaiConfig config, KafkaCluster cluster, Progress progress) {
    this.replay = replay;
    this.config = config;
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Begins the replay, or goes on with it.
   *
   * @param start where it begins; empty to go on, or to begin with the first document
   * @param stop stops it when it opens; it can go on later
   * @throws CommandFailure when it cannot begin or go on, or a stage fails
   */
  Result run(Optional<StartPoint> start, CountDownLatch stop) throws InterruptedException {
    Map<TopicPartition, Long> from = begin(start);
    // Again, as long as there is one who goes on: Kafka forgets what nobody has committed for long.
    cluster.commit(replay.carryGroup(), from);
    makeTopics();
    Carry.Done carried =
        new Carry(replay, cluster, config.kafka(), config.registry(), from, stop).run();
    String group = replay.group(Stage.NORMALIZE);
    if (cluster.committed(group).isEmpty()) {
      cluster.commit(group, from);
    }
    Map<TopicPartition, Long> ends = cluster.ends(from.keySet());
    cluster.commit(replay.targetGroup(), ends);
    boolean isComplete = carried.isComplete() && work(from, ends, stop);
    long documents = distance(from, cluster.committed(group));
    return new Result(isComplete, documents, carried);
  }

  private Map<TopicPartition, Long> begin(Optional<StartPoint> start) throws InterruptedException {
    Generations generations = Generations.read(config.kafka());
    refuseWhile(generations);
    Map<TopicPartition, Long> begun = begun(cluster, replay);
    if (!begun.isEmpty()) {
      if (start.isPresent()) {
        throw new CommandFailure(
            "the replay "
                + replay.id()
                + " has begun already: without --from it goes on, and another id begins another");
      }
      return begun;
    }
    if (cluster.topics().stream().anyMatch(replay::owns)) {
      throw new CommandFailure(
          "Kafka has forgotten how far the replay "
              + replay.id()
              + " had come (offsets.retention.minutes), or it was dropped half-way: 'gongkai replay"
              + " drop "
              + replay.id()
              + "' takes it away");
    }
    ReplayFolder.clear(config.dataDirectory());
    return start.orElse(new StartPoint.Earliest()).offsets(cluster, generations.run());
  }

  private void refuseWhile(Generations generations) {
    if (generations.live().filter(it -> it.id().equals(replay.id())).isPresent()) {
      throw new CommandFailure(
          "the replay " + replay.id() + " is live: the stages go on with it; take another id");
    }
    if (generations.underWay().filter(it -> !it.id().equals(replay.id())).isPresent()) {
      throw new CommandFailure(
          "the pipeline is being switched over to the replay "
              + generations.underWay().get().id()
              + ": bring that to its end first");
    }
  }

  /** Where a replay begins on reports.raw; empty when it has not begun. */
  static Map<TopicPartition, Long> begun(KafkaCluster cluster, Replay replay)
      throws InterruptedException {
    Map<TopicPartition, Long> begun = new HashMap<>(cluster.committed(replay.carryGroup()));
    begun.keySet().removeIf(it -> !it.topic().equals(Topics.RAW));
    return begun;
  }

  private void makeTopics() throws InterruptedException {
    PipelineRun run = replay.run();
    List<Topics.Topic> topics = run.ownTopics();
    Map<String, TopicDescription> live =
        cluster.describe(topics.stream().map(it -> run.liveTopic(it.name())).toList());
    List<Desired> desired =
        topics.stream()
            .map(
                topic -> {
                  var like = live.get(run.liveTopic(topic.name())).partitions();
                  short replicas = (short) like.get(0).replicas().size();
                  return new Desired(topic.name(), like.size(), replicas, topic.config());
                })
            .toList();
    for (Outcome outcome : cluster.apply(desired)) {
      if (outcome.state() == Outcome.State.DIFFERS) {
        throw new CommandFailure(
            "the topic "
                + outcome.subject()
                + " is not as the live one, so they cannot be compared: drop the replay and begin"
                + " anew");
      }
    }
  }

  private boolean work(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, CountDownLatch stop)
      throws InterruptedException {
    Duration close = config.stage().shutdownTimeout().multipliedBy(4).dividedBy(10);
    long all = distance(from, ends);
    try (CommittedRecords records = new CommittedRecords(config.kafka())) {
      Lag lag = new Lag(cluster, records);
      StreamsPart validate = started(() -> StageParts.validate(config, replay.run()));
      try {
        StreamsPart normalize = started(() -> StageParts.normalize(config, replay.run()));
        List<StreamsPart> parts = List.of(normalize, validate);
        try {
          Rest toRead = () -> lag.of(replay.group(Stage.NORMALIZE), ends);
          if (!await(toRead, all, "read", parts, stop)) {
            return false;
          }
        } finally {
          // Behind the end it would go on with what comes now, and the judging never be done.
          normalize.close(close);
        }
        return await(() -> lag.ofValidate(replay.run()), 0, "judged", List.of(validate), stop);
      } finally {
        validate.close(close);
        progress.end();
      }
    }
  }

  private static StreamsPart started(Supplier<StreamsPart> stage) {
    try {
      return stage.get();
    } catch (RuntimeException e) {
      throw new CommandFailure("a stage does not start: " + e.getMessage(), e);
    }
  }

  /** Waits until nothing is left; false when it is stopped before. */
  private boolean await(
      Rest rest, long all, String done, List<StreamsPart> parts, CountDownLatch stop)
      throws InterruptedException {
    long most = all;
    long last = -1;
    long moved = System.nanoTime();
    while (true) {
      long left = rest.records();
      most = Math.max(most, left);
      progress.show(clip(most - left), clip(most), (most - left) + " of " + most + " " + done);
      if (left == 0) {
        return true;
      }
      for (StreamsPart part : parts) {
        part.problem()
            .ifPresent(
                problem -> {
                  throw new CommandFailure(
                      problem + "; 'gongkai replay start " + replay.id() + "' goes on from there");
                });
      }
      if (left != last) {
        last = left;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved >= STALLED.toNanos()) {
        throw new CommandFailure(
            "the replay "
                + replay.id()
                + " has not moved for "
                + STALLED.toMinutes()
                + " minutes with "
                + left
                + " records left: see the log above; the same command goes on from there");
      }
      if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
  }

  private static int clip(long number) {
    return (int) Math.min(Integer.MAX_VALUE, number);
  }

  /** The sum of the ways from some offsets to others. */
  static long distance(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return from.entrySet().stream()
        .mapToLong(it -> Math.max(0, to.getOrDefault(it.getKey(), it.getValue()) - it.getValue()))
        .sum();
  }
}
