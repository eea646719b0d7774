package io.gongkai.app.replay;

import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The reports that stand: byte for byte what stands in the replay. A report that moves to the other
 * topic leaves the one in the same transaction.
 */
final class CopiedStanding implements Copied {
  @Override
  public List<String> topics() {
    return List.of(Topics.CLEAN, Topics.FLAGGED);
  }

  @Override
  public Optional<Delta.Told> told(
      String topic, ConsumerRecord<byte[], byte[]> record, boolean isLive) {
    if (record.key() == null) {
      return Optional.empty(); // stands for no report
    }
    String content = record.value() == null ? null : SubmissionId.hash(record.value());
    String key = new String(record.key(), StandardCharsets.UTF_8);
    return Optional.of(new Delta.Told(topic + "\n" + key, 0, content));
  }

  @Override
  public boolean isMarked() {
    return true;
  }

  @Override
  public Optional<ProducerRecord<byte[], byte[]>> takenBack(String subject, int partition) {
    return Optional.of(
        new ProducerRecord<>(
            topic(subject), partition, key(subject).getBytes(StandardCharsets.UTF_8), null));
  }

  @Override
  public Optional<String> insteadOf(String subject) {
    String other = topic(subject).equals(Topics.CLEAN) ? Topics.FLAGGED : Topics.CLEAN;
    return Optional.of(other + "\n" + key(subject));
  }

  private static String topic(String subject) {
    return subject.substring(0, subject.indexOf('\n'));
  }

  private static String key(String subject) {
    return subject.substring(subject.indexOf('\n') + 1);
  }
}
