package io.gongkai.app.generation;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.topics.TopicScan;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What pipeline.generation says: which generation is live, and which switch is under way.
 *
 * @param live the generation that is live; empty for the first one
 * @param underWay where a switch that has begun leads to; empty when none is under way
 */
public record Generations(Optional<Generation> live, Optional<Generation> underWay) {
  /** As it is before any switch. */
  public static final Generations FIRST = new Generations(Optional.empty(), Optional.empty());

  private static final String LIVE = "live";
  private static final String UNDER_WAY = "switch";

  /**
   * Reads what stands now.
   *
   * @throws CommandFailure when the broker does not give it
   */
  public static Generations read(KafkaConnection kafka) {
    Generations[] now = {FIRST};
    new TopicScan(kafka).topic(Topics.GENERATION, record -> now[0] = now[0].then(record));
    return now[0];
  }

  /** The live run as it is now. */
  public PipelineRun run() {
    return live.map(Generation::run).orElse(PipelineRun.LIVE);
  }

  /** Whether a replay is live, or is going to be. */
  public boolean concern(String replay) {
    return live.map(Generation::id).filter(replay::equals).isPresent()
        || underWay.map(Generation::id).filter(replay::equals).isPresent();
  }

  /** What stands after another record. */
  Generations then(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    return switch (key) {
      case LIVE -> new Generations(generation(record), underWay);
      case UNDER_WAY -> new Generations(live, generation(record));
      default -> this;
    };
  }

  private static Optional<Generation> generation(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(record.value()).map(Generation::fromJson);
    } catch (IllegalArgumentException e) {
      // Taken for none it would let a stage of another generation write.
      throw new CommandFailure(
          "the record at "
              + Topics.GENERATION
              + "@"
              + record.offset()
              + " cannot be read: only 'gongkai replay switch' of this version or an older one"
              + " writes there",
          e);
    }
  }

  /** The record that makes a generation the live one. */
  public static ProducerRecord<byte[], byte[]> live(Generation generation) {
    return record(LIVE, generation.toJson());
  }

  /** The record that says that a switch has begun. */
  public static ProducerRecord<byte[], byte[]> begun(Generation to) {
    return record(UNDER_WAY, to.toJson());
  }

  /** The record that says that no switch is under way any more. */
  public static ProducerRecord<byte[], byte[]> ended() {
    return record(UNDER_WAY, null);
  }

  private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(Topics.GENERATION, key.getBytes(StandardCharsets.UTF_8), value);
  }
}
