package io.gongkai.app.up;

import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Finds the submissions that a stage failed on, by the headers of the dead letters. */
final class DeadLetters implements AutoCloseable {
  /** Header of KIP-1034 with the message of the exception. */
  private static final String ERROR_HEADER = "__streams.errors.message";

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<String, Outcome.DeadLetter> earlier = new HashMap<>();
  private final Map<String, Outcome.DeadLetter> recent = new HashMap<>();

  DeadLetters(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        List.of(Topics.NORMALIZE_DEAD_LETTER, Topics.VALIDATE_DEAD_LETTER).stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    ends = consumer.endOffsets(partitions);
  }

  /** Takes a short look for new ones. */
  void look() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      String submissionId = header(record, RawHeaders.SUBMISSION_ID);
      if (submissionId.isEmpty()) {
        continue;
      }
      long end = ends.get(new TopicPartition(record.topic(), record.partition()));
      Map<String, Outcome.DeadLetter> found = record.offset() < end ? earlier : recent;
      found.put(submissionId, new Outcome.DeadLetter(record.topic(), header(record, ERROR_HEADER)));
    }
  }

  /**
   * The dead letter of a submission.
   *
   * @param publishedNow whether it was published in this run: then it has another chance, and what
   *     became of it before does not count
   */
  Optional<Outcome> of(String submissionId, boolean publishedNow) {
    Outcome letter = recent.get(submissionId);
    return Optional.ofNullable(
        letter == null && !publishedNow ? earlier.get(submissionId) : letter);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
