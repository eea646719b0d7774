package io.gongkai.app.deadletter;

import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.topics.TopicScan;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The dead letters of the stages, as they lie on their topics, and what was sent again of them. */
final class StageLetters {
  private final TopicScan scan;

  StageLetters(KafkaConnection kafka) {
    this.scan = new TopicScan(kafka);
  }

  /** Gives every dead letter of a stage that is there now, one after the other. */
  void each(Stage stage, Consumer<DeadRecord> letter) {
    scan.topic(stage.deadLetterTopic(), record -> letter.accept(new DeadRecord(stage, record)));
  }

  /** A dead letter; empty when there is none of that id. */
  Optional<DeadRecord> find(LetterId id) {
    return scan.at(new TopicPartition(id.topic(), id.partition()), id.offset())
        .map(record -> new DeadRecord(id.stage().streams(), record));
  }

  /** The ids of the dead letters that were sent again. */
  Set<String> redriven() {
    Set<String> ids = new HashSet<>();
    scan.topic(
        Topics.REDRIVEN,
        record -> {
          if (record.key() != null && record.value() != null) {
            ids.add(new String(record.key(), StandardCharsets.UTF_8));
          }
        });
    return ids;
  }

  /** The place of the last record under each key of reports.waivers. */
  Map<String, Long> lastWaivers() {
    Map<String, Long> last = new HashMap<>();
    scan.topic(
        Topics.WAIVERS,
        record -> {
          if (record.key() != null) {
            last.put(new String(record.key(), StandardCharsets.UTF_8), record.offset());
          }
        });
    return last;
  }
}
