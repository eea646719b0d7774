package io.gongkai.app.publish;

import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
public final class DeadLetters implements AutoCloseable {
  /** Header of KIP-1034 with the message of the exception. */
  private static final String ERROR_HEADER = "__streams.errors.message";

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<String, Outcome.DeadLetter> earlier = new HashMap<>();
  private final Map<String, Outcome.DeadLetter> recent = new HashMap<>();

  /**
   * Begins to read the dead letters.
   *
   * @param connection settings of the connection: {@code bootstrap.servers}, security
   * @throws org.apache.kafka.common.KafkaException when they cannot be read
   */
  public DeadLetters(Map<String, ?> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      ends = seekToBeginning();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Map<TopicPartition, Long> seekToBeginning() {
    List<TopicPartition> partitions =
        List.of(Topics.NORMALIZE_DEAD_LETTER, Topics.VALIDATE_DEAD_LETTER).stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer.endOffsets(partitions);
  }

  /** Takes a short look for new ones. */
  private void look() {
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
   * What has become of submissions, with those that a stage failed on; takes a look for new ones.
   *
   * @param known what is known otherwise
   * @param sent submission ids, and whether each was published in this run
   * @return an outcome for each, in the same order
   */
  public Map<String, Outcome> laidOver(Map<String, Outcome> known, Map<String, Boolean> sent) {
    look();
    Map<String, Outcome> outcomes = withWaiting(known, sent);
    outcomes.replaceAll(
        (id, outcome) -> outcome.isFinal() ? outcome : of(id, sent.get(id)).orElse(outcome));
    return outcomes;
  }

  /** What is known of submissions; one of which nothing is known waits. */
  static Map<String, Outcome> withWaiting(Map<String, Outcome> known, Map<String, Boolean> sent) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    sent.keySet().forEach(id -> outcomes.put(id, known.getOrDefault(id, new Outcome.Waiting())));
    return outcomes;
  }

  /**
   * The dead letter of a submission.
   *
   * @param publishedNow whether it was published in this run: then it has another chance, and what
   *     became of it before does not count
   */
  private Optional<Outcome> of(String submissionId, boolean publishedNow) {
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
