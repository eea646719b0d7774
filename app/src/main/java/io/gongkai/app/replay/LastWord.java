package io.gongkai.app.replay;

import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.model.Submission;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * Which switch spoke last about each document of the live run.
 *
 * <p>After a switch reports.normalized and reports.unreadable tell of some documents twice: as they
 * were read first, and as the replay has read them. The later one counts, whichever topic it stands
 * on.
 */
final class LastWord {
  private final Map<RawPlace, Long> switches = new HashMap<>();

  /**
   * Reads all that switches have written.
   *
   * @param cluster the cluster, which stays the caller's
   * @param records reads its topics; stays the caller's
   */
  static LastWord read(KafkaCluster cluster, CommittedRecords records, Documents documents)
      throws InterruptedException {
    LastWord said = new LastWord();
    Set<TopicPartition> generation = cluster.partitions(List.of(Topics.GENERATION));
    if (cluster.ends(generation).values().stream().allMatch(end -> end == 0)) {
      return said; // there never was a switch
    }
    records.read(
        Map.of(),
        cluster.ends(cluster.partitions(Documents.TOPICS)),
        record -> {
          if (SwitchedOver.in(record.headers()).isPresent()) {
            said.take(record, documents);
          }
        });
    return said;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Documents documents) {
    documents
        .submission(record.topic(), record)
        .map(RawPlace::of)
        .ifPresent(place -> take(place, record.headers()));
  }

  /** Takes what headers say of a document. */
  void take(RawPlace place, Headers headers) {
    SwitchedOver.in(headers).ifPresent(it -> switches.merge(place, it.at(), Math::max));
  }

  /** Whether a record about a document is the last word, or belongs to it. */
  boolean isSaidIn(ConsumerRecord<byte[], byte[]> record, Submission submission) {
    long at = SwitchedOver.in(record.headers()).map(SwitchedOver::at).orElse(0L);
    return at >= switches.getOrDefault(RawPlace.of(submission), 0L);
  }
}
