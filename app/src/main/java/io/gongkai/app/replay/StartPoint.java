package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * From which documents on a replay reads them again; it takes those before as the live run has read
 * them.
 */
sealed interface StartPoint {
  /** Dates are those of China, as everywhere in the reports. */
  ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** From the first document on. */
  record Earliest() implements StartPoint {}

  /** From where the live run has come to: nothing is read again, all is judged again. */
  record Latest() implements StartPoint {}

  /** From the first document on that was taken in at a time or later. */
  record At(Instant time) implements StartPoint {}

  /**
   * Reads a start as an operator writes it.
   *
   * @throws CommandFailure when it is none
   */
  static StartPoint parse(String text) {
    if (text.equals("earliest")) {
      return new Earliest();
    }
    if (text.equals("latest")) {
      return new Latest();
    }
    try {
      return new At(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(CHINA).toInstant());
    } catch (DateTimeException e) {
      throw new CommandFailure(
          "--from "
              + text
              + ": write earliest, latest, a day (2026-01-20, in China) or a time"
              + " (2026-01-20T08:00:00+08:00)",
          e);
    }
  }

  /**
   * The offsets on reports.raw. None lies beyond what the live run has read: a document before it
   * would have been read by nobody.
   *
   * @param run the live run
   */
  default Map<TopicPartition, Long> offsets(KafkaCluster cluster, PipelineRun run)
      throws InterruptedException {
    var partitions = cluster.partitions(List.of(Topics.RAW));
    Map<TopicPartition, Long> begins = cluster.begins(partitions);
    if (this instanceof Earliest) {
      return begins;
    }
    Map<TopicPartition, Long> read = cluster.committed(run.applicationId(Stage.NORMALIZE));
    Map<TopicPartition, Long> wanted =
        this instanceof At at ? cluster.at(partitions, at.time()) : read;
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long begin = begins.get(partition);
      long live = read.getOrDefault(partition, begin);
      offsets.put(
          partition, Math.max(begin, Math.min(live, wanted.getOrDefault(partition, begin))));
    }
    return offsets;
  }
}
