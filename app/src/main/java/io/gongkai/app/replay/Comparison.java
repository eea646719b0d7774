package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.diff.DiffCommand;
import io.gongkai.app.generation.Generations;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.model.Report;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Holds what stands in the live run against what stands in a replay.
 *
 * <p>Partition by partition, since a key lies in the same one on both sides: of the reports of one
 * partition a few hundred bytes each are in memory, and in full those alone that are listed.
 */
final class Comparison {
  private final Replay replay;
  private final KafkaCluster cluster;
  private final CommittedRecords records;
  private final RunState live;
  private final RunState shadow;
  private final Map<TopicPartition, Long> liveRead;
  private final Map<TopicPartition, Long> replayRead;
  private final Tally tally;
  private final int partitions;

  /**
   * A comparison.
   *
   * @param cluster the cluster, which stays the caller's
   * @param records reads its topics; stays the caller's
   * @param limit most differences to list
   * @throws CommandFailure when the two have not the same partitions
   */
  Comparison(
      Replay replay,
      KafkaCluster cluster,
      CommittedRecords records,
      Connections connections,
      int limit)
      throws InterruptedException {
    this.replay = replay;
    this.cluster = cluster;
    this.records = records;
    Map<String, String> renames = DiffCommand.renames(RuleCatalogue.all());
    PipelineRun run = Generations.read(connections.kafka()).run();
    RegistryConnection registry = connections.registry();
    Documents documents = new Documents(registry);
    LastWord lastWord = LastWord.read(cluster, records, documents);
    live = new RunState(run, cluster, records, registry, renames, lastWord);
    shadow = new RunState(replay.run(), cluster, records, registry, renames, new LastWord());
    liveRead = cluster.committed(run.applicationId(Stage.NORMALIZE));
    replayRead = cluster.committed(replay.group(Stage.NORMALIZE));
    tally = new Tally(limit);
    partitions = partitions(cluster, replay);
  }

  private static int partitions(KafkaCluster cluster, Replay replay) throws InterruptedException {
    Set<Integer> counts = new TreeSet<>();
    for (String topic : List.of(Topics.CLEAN, Topics.FLAGGED, Topics.UNREADABLE)) {
      counts.add(cluster.partitions(List.of(topic)).size());
      counts.add(cluster.partitions(List.of(replay.run().topic(topic))).size());
    }
    if (counts.size() > 1) {
      throw new CommandFailure(
          "the topics of the live run and of the replay "
              + replay.id()
              + " have "
              + counts
              + " partitions: they can be compared only with the same number; drop the replay and"
              + " begin anew");
    }
    return counts.iterator().next();
  }

  /** Compares all. */
  Tally run() throws InterruptedException {
    Map<String, String> failed = failures();
    for (int partition = 0; partition < partitions; partition++) {
      compareReports(live.standing(partition), shadow.standing(partition));
      compareDocuments(live.refused(partition), shadow.refused(partition), failed);
    }
    lookUpCells();
    return tally;
  }

  /** Takes the failures of the replay that the live run has not; gives those of normalize. */
  private Map<String, String> failures() throws InterruptedException {
    Failures failures = new Failures(cluster, records);
    Map<String, String> ofNormalize = failures.of(replay.run(), Stage.NORMALIZE);
    for (Stage stage : Stage.values()) {
      Map<String, String> here =
          stage == Stage.NORMALIZE ? ofNormalize : failures.of(replay.run(), stage);
      Map<String, String> there = failures.of(PipelineRun.LIVE, stage);
      here.forEach(
          (subject, error) -> {
            if (!there.containsKey(subject)) {
              tally.add(new Difference.OfFailure(subject, stage.id(), error));
            }
          });
    }
    return ofNormalize;
  }

  private void compareReports(Map<String, byte[]> before, Map<String, byte[]> after) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      StandingReport one = report(before.get(key));
      StandingReport other = report(after.get(key));
      if (isPending(one, other)) {
        tally.pending();
      } else {
        tally.compared(one, other);
        Difference.OfReport difference = difference(key, one, other);
        if (difference != null) {
          tally.add(difference);
        }
      }
    }
  }

  private static StandingReport report(byte[] bytes) {
    return bytes == null ? null : StandingReport.fromBytes(bytes);
  }

  /** Whether one side stands by a document that the other has not read yet. */
  private boolean isPending(StandingReport before, StandingReport after) {
    return (before != null && !before.place().isReadBy(replayRead))
        || (after != null && !after.place().isReadBy(liveRead));
  }

  /**
   * What is different between two reports under one key; null when nothing is.
   *
   * @param live the report that stands in the live run; null when none does
   * @param replay the report that stands in the replay; null when none does
   */
  static Difference.OfReport difference(String key, StandingReport live, StandingReport replay) {
    if (live == null || replay == null) {
      return new Difference.OfReport(
          key,
          live == null ? "" : live.verdict(),
          replay == null ? "" : replay.verdict(),
          false,
          false,
          List.of(),
          List.of());
    }
    boolean otherSubmission = !live.submissionId().equals(replay.submissionId());
    boolean otherCells = !live.cells().equals(replay.cells());
    List<ChangedFinding> findings = ChangedFinding.of(live.findings(), replay.findings());
    boolean same =
        live.verdict().equals(replay.verdict())
            && !otherSubmission
            && !otherCells
            && findings.isEmpty();
    return same
        ? null
        : new Difference.OfReport(
            key,
            live.verdict(),
            replay.verdict(),
            otherSubmission,
            otherCells,
            findings,
            List.of());
  }

  private void compareDocuments(
      Map<String, RunState.Refused> before,
      Map<String, RunState.Refused> after,
      Map<String, String> failed) {
    before.forEach(
        (id, refused) -> {
          RunState.Refused other = after.get(id);
          // What the replay failed on it has not read either, and that is told already.
          boolean isOpen =
              !refused.place().isReadBy(replayRead)
                  || failed.containsKey(Failures.subject(refused.place()));
          String reason = other == null ? "" : other.reason();
          if (!isOpen && !refused.reason().equals(reason)) {
            tally.add(new Difference.OfDocument(id, refused.document(), refused.reason(), reason));
          }
        });
    after.forEach(
        (id, refused) -> {
          if (!before.containsKey(id) && refused.place().isReadBy(liveRead)) {
            tally.add(new Difference.OfDocument(id, refused.document(), "", refused.reason()));
          }
        });
  }

  /** Cells are compared only of what is listed. */
  private void lookUpCells() throws InterruptedException {
    Map<Integer, Map<String, Difference.OfReport>> wanted = new TreeMap<>();
    for (Difference difference : tally.listed()) {
      if (difference instanceof Difference.OfReport report && report.otherCells()) {
        wanted
            .computeIfAbsent(partition(report.subject()), it -> new TreeMap<>())
            .put(report.subject(), report);
      }
    }
    for (Map.Entry<Integer, Map<String, Difference.OfReport>> each : wanted.entrySet()) {
      Set<String> keys = each.getValue().keySet();
      Map<String, Report> before = live.inFull(each.getKey(), keys);
      Map<String, Report> after = shadow.inFull(each.getKey(), keys);
      each.getValue()
          .forEach(
              (key, report) -> {
                if (before.containsKey(key) && after.containsKey(key)) {
                  tally.refine(report.withCells(CellChange.of(before.get(key), after.get(key))));
                }
              });
    }
  }

  /** The partition of a key, by Kafka's own partitioning, which the stages write with. */
  private int partition(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }
}
