package io.gongkai.app.replay;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Topics that are copied together from a replay to the live run when the pipeline is switched over.
 */
interface Copied {
  /** The topics by their live names. */
  List<String> topics();

  /**
   * What a record tells.
   *
   * @param topic live name of its topic
   * @param isLive whether it stands in the live run
   */
  Optional<Delta.Told> told(String topic, ConsumerRecord<byte[], byte[]> record, boolean isLive);

  /** Whether the copies say which switch wrote them. */
  default boolean isMarked() {
    return false;
  }

  /**
   * The record that takes back what stands in the live run alone; empty where that is left.
   *
   * @param subject what it is about
   * @param partition partition of the topics
   */
  default Optional<ProducerRecord<byte[], byte[]>> takenBack(String subject, int partition) {
    return Optional.empty();
  }

  /** What must not stand any more when a subject does, as far as it still does. */
  default Optional<String> insteadOf(String subject) {
    return Optional.empty();
  }
}
