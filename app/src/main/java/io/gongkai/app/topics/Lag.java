package io.gongkai.app.topics;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** How many records the stages of a run have before them. */
public final class Lag {
  private static final String REPARTITION = "-repartition";

  private final KafkaCluster cluster;
  private final CommittedRecords records;

  /**
   * Looks into a cluster.
   *
   * @param cluster the cluster, which stays the caller's
   * @param records reads its topics; stays the caller's
   */
  public Lag(KafkaCluster cluster, CommittedRecords records) {
    this.cluster = cluster;
    this.records = records;
  }

  /**
   * What a group has before it in some partitions.
   *
   * @param ends offsets behind the last records that count
   * @return a number of offsets; 0 exactly when no record is left
   */
  public long of(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
    return of(cluster.committed(group), ends);
  }

  /**
   * What somebody has before him in some partitions.
   *
   * @param reached where he stands; in others he stands at the beginning
   * @param ends offsets behind the last records that count
   * @return a number of offsets; 0 exactly when no record is left
   */
  public long of(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends)
      throws InterruptedException {
    Map<TopicPartition, Long> at = new HashMap<>(cluster.begins(ends.keySet()));
    at.putAll(reached);
    long behind = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long from = at.get(end.getKey());
      // What ends a transaction takes an offset too, and nobody commits that behind it alone.
      if (from < end.getValue() && records.isAnythingIn(end.getKey(), from, end.getValue())) {
        behind += end.getValue() - from;
      }
    }
    return behind;
  }

  /** What a group has before it in whole topics as they are now. */
  public long of(String group, Collection<String> topics) throws InterruptedException {
    return of(group, cluster.ends(cluster.partitions(topics)));
  }

  /**
   * What validate has before it as things are now: on the topics that it reads first, then on its
   * own, which only then are complete.
   *
   * @return a number of offsets; 0 exactly when it has judged all that normalize has read
   */
  public long ofValidate(PipelineRun run) throws InterruptedException {
    String group = run.applicationId(Stage.VALIDATE);
    long behind =
        of(
            group,
            List.of(
                run.topic(Topics.NORMALIZED),
                run.topic(Topics.UNREADABLE),
                run.topic(Topics.WAIVERS)));
    Collection<String> internal = new TreeSet<>();
    for (String topic : cluster.topics()) {
      if (topic.startsWith(group + "-") && topic.endsWith(REPARTITION)) {
        internal.add(topic);
      }
    }
    // One leads to the other: as many looks as there are find each complete.
    for (int i = 0; i < internal.size() && behind == 0; i++) {
      behind = of(group, internal);
    }
    return behind;
  }
}
