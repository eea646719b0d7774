package io.gongkai.app.replay;

import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The records that the stages of a run failed on, by their dead letters. */
final class Failures {
  private static final String PARTITION = "__streams.errors.partition";
  private static final String OFFSET = "__streams.errors.offset";
  private static final String MESSAGE = "__streams.errors.message";

  private final KafkaCluster cluster;
  private final CommittedRecords records;

  Failures(KafkaCluster cluster, CommittedRecords records) {
    this.cluster = cluster;
    this.records = records;
  }

  /**
   * Messages of the errors by record: for normalize its place on reports.raw, for validate its key,
   * because the place is another one in every run.
   */
  Map<String, String> of(PipelineRun run, Stage stage) throws InterruptedException {
    Map<String, String> failures = new TreeMap<>();
    records.read(
        Map.of(),
        cluster.ends(cluster.partitions(List.of(run.deadLetterTopic(stage)))),
        record -> failures.put(subject(stage, record), header(record, MESSAGE)));
    return failures;
  }

  /** How a document is called that normalize failed on. */
  static String subject(RawPlace place) {
    return Topics.RAW + " " + place.partition() + "/" + place.offset();
  }

  /** How a record is called that a stage failed on, by its dead letter. */
  static String subject(Stage stage, ConsumerRecord<byte[], byte[]> record) {
    if (stage == Stage.NORMALIZE) {
      return Topics.RAW + " " + header(record, PARTITION) + "/" + header(record, OFFSET);
    }
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
