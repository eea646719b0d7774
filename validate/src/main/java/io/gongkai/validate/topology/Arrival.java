package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import org.apache.kafka.common.utils.Bytes;

/** What comes to be judged, where some of it came over no topic. */
sealed interface Arrival {
  /**
   * A value of a topic.
   *
   * @param bytes as it stood there; null for a tombstone
   */
  record Written(Bytes bytes) implements Arrival {
    /** The bytes themselves; null for a tombstone. */
    byte[] value() {
      return bytes == null ? null : bytes.get();
    }
  }

  /**
   * A report that was read in the same topology.
   *
   * @param report the report
   */
  record Handed(Report report) implements Arrival {}
}
