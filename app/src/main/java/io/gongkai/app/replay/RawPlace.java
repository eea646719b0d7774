package io.gongkai.app.replay;

import io.gongkai.model.Submission;
import io.gongkai.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a document stands on reports.raw.
 *
 * @param partition its partition
 * @param offset its offset
 */
record RawPlace(int partition, long offset) {

  static RawPlace of(Submission submission) {
    return new RawPlace(submission.getPartition(), submission.getOffset());
  }

  /** Whether whoever has come to some offsets has read it. */
  boolean isReadBy(Map<TopicPartition, Long> offsets) {
    Long next = offsets.get(new TopicPartition(Topics.RAW, partition));
    return next != null && offset < next;
  }
}
