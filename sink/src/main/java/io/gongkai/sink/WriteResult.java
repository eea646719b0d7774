package io.gongkai.sink;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What became of a batch. */
sealed interface WriteResult {
  /** The batch stands in the database. */
  record Written() implements WriteResult {}

  /**
   * Nothing was written, because the database does not stand where the batch begins.
   *
   * @param offsets where the batch's partitions stand there
   */
  record Moved(Map<TopicPartition, Long> offsets) implements WriteResult {}
}
