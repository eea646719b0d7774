package io.gongkai.app.replay;

import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.SwitchedOver;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    Map<String, String> here =
        new TreeMap<>(new Failures(cluster, records).of(replay.run(), stage));
    here.keySet().removeAll(live(stage, false).keySet());
    return here;
  }

  /**
   * The failures that stand among the live dead letters, with their numbers.
   *
   * @param copied whether to count those that were copied from this replay, or the others
   */
  private Map<String, Integer> live(Stage stage, boolean copied) throws InterruptedException {
    Map<String, Integer> live = new HashMap<>();
    read(
        stage.deadLetterTopic(),
        record -> {
          boolean isCopy =
              SwitchedOver.in(record.headers())
                  .filter(it -> it.replay().equals(replay.id()))
                  .isPresent();
          if (isCopy == copied) {
            live.merge(Failures.subject(stage, record), 1, Integer::sum);
          }
        });
    return live;
  }

  private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws InterruptedException {
    records.read(Map.of(), cluster.ends(cluster.partitions(List.of(topic))), each);
  }

  /**
   * Gives their dead letters to the live run, so that they can be sent again there. What it has
   * given before it does not give again: all of one failure stand in one partition, in order.
   *
   * @param mark what the copies say of themselves
   */
  void copyTo(Copying.Outlet outlet, SwitchedOver mark) throws InterruptedException {
    for (Stage stage : Stage.values()) {
      Set<String> wanted = of(stage).keySet();
      Map<String, Integer> given = live(stage, true);
      if (!wanted.isEmpty()) {
        read(
            replay.run().deadLetterTopic(stage),
            record -> {
              String subject = Failures.subject(stage, record);
              // Counts down to what was not given yet.
              if (wanted.contains(subject) && given.merge(subject, -1, Integer::sum) < 0) {
                outlet.write(List.of(copy(stage, record, mark)));
              }
            });
      }
    }
  }

  private ProducerRecord<byte[], byte[]> copy(
      Stage stage, ConsumerRecord<byte[], byte[]> record, SwitchedOver mark) {
    Headers headers = new RecordHeaders(record.headers());
    mark.putInto(headers);
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
