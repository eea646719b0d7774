package io.gongkai.app.replay;

import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The records that a replay failed on and the live run did not. */
final class NewFailures {
  private final Replay replay;
  private final KafkaCluster cluster;
  private final CommittedRecords records;

  NewFailures(Replay replay, KafkaCluster cluster, CommittedRecords records) {
    this.replay = replay;
    this.cluster = cluster;
    this.records = records;
  }

  /** Messages of the errors by stage and record. */
  Map<String, String> all() throws InterruptedException {
    Map<String, String> all = new TreeMap<>();
    for (Stage stage : Stage.values()) {
      of(stage).forEach((subject, error) -> all.put(stage.id() + " " + subject, error));
    }
    return all;
  }

  private Map<String, String> of(Stage stage) throws InterruptedException {
    Failures failures = new Failures(cluster, records);
    Map<String, String> here = new TreeMap<>(failures.of(replay.run(), stage));
    here.keySet().removeAll(failures.of(PipelineRun.LIVE, stage).keySet());
    return here;
  }

  /**
   * Gives their dead letters to the live run, so that they can be sent again there: all of a stage
   * together, since the record alone tells that it is there already.
   */
  void copyTo(Copying.Outlet outlet) throws InterruptedException {
    for (Stage stage : Stage.values()) {
      Map<String, String> wanted = of(stage);
      List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
      if (!wanted.isEmpty()) {
        records.read(
            Map.of(),
            cluster.ends(cluster.partitions(List.of(replay.run().deadLetterTopic(stage)))),
            record -> {
              if (wanted.containsKey(Failures.subject(stage, record))) {
                letters.add(copy(stage, record));
              }
            });
        outlet.write(letters);
      }
    }
  }

  private ProducerRecord<byte[], byte[]> copy(Stage stage, ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders(record.headers());
    Header source = headers.lastHeader(DeadLetterHandler.TOPIC_HEADER);
    if (source != null && source.value() != null) {
      // Under the name of the replay's topic no stage would take it back.
      String live = replay.run().liveTopic(new String(source.value(), StandardCharsets.UTF_8));
      headers
          .remove(DeadLetterHandler.TOPIC_HEADER)
          .add(DeadLetterHandler.TOPIC_HEADER, live.getBytes(StandardCharsets.UTF_8));
    }
    return new ProducerRecord<>(
        stage.deadLetterTopic(), record.partition(), null, record.key(), record.value(), headers);
  }
}
