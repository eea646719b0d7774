package io.gongkai.app.replay;

import io.gongkai.app.config.RegistryConnection;
import io.gongkai.model.FlaggedCount;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.counts.FlagKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The counts of flagged reports. What only the live run counts is 0 then, as after corrections. */
final class CopiedCounts implements Copied {
  private final Values<FlaggedCount> counts;
  private final Serializer<FlaggedCount> serializer;

  CopiedCounts(RegistryConnection registry) {
    counts = new Values<>(registry, FlaggedCount.class);
    serializer = AvroSerdes.value(registry.serdeProperties(), FlaggedCount.class).serializer();
  }

  @Override
  public List<String> topics() {
    return List.of(Topics.FLAGGED_COUNTS);
  }

  @Override
  public Optional<Delta.Told> told(
      String topic, ConsumerRecord<byte[], byte[]> record, boolean isLive) {
    if (record.key() == null || record.value() == null) {
      return Optional.empty();
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    return counts
        .read(topic, record.value())
        .map(
            count ->
                new Delta.Told(
                    key, 0, count.getReports() == 0 ? null : SubmissionId.hash(record.value())));
  }

  @Override
  public Optional<ProducerRecord<byte[], byte[]>> takenBack(String subject, int partition) {
    return Optional.of(
        new ProducerRecord<>(
            Topics.FLAGGED_COUNTS,
            partition,
            subject.getBytes(StandardCharsets.UTF_8),
            serializer.serialize(Topics.FLAGGED_COUNTS, FlagKey.count(subject, 0))));
  }
}
