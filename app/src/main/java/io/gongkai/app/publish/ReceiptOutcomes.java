package io.gongkai.app.publish;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has become of submissions, from their receipts on {@code reports.receipts}.
 *
 * <p>Reading begins where the topic ends when this is made, before anything is sent. It goes back
 * to the beginning, once, when there is a document among those waited for that was published
 * earlier: its verdict may lie anywhere.
 */
final class ReceiptOutcomes implements OutcomeSource {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptOutcomes.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** It belongs to no group: closing would wait for the answer to a fetch, and for nothing else. */
  private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<Receipt> deserializer;
  private final List<TopicPartition> partitions;

  /** Null where the publisher may not read them. */
  private final DeadLetters deadLetters;

  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Set<String> duplicates = new HashSet<>();

  /** Where the topic ended when reading went back to its beginning; empty before. */
  private Map<TopicPartition, Long> backlog = Map.of();

  private boolean isCaughtUp = true;

  ReceiptOutcomes(KafkaConnection kafka, RegistryConnection registry) {
    deserializer = AvroSerdes.value(registry.serdeProperties(), Receipt.class).deserializer();
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      partitions =
          consumer.partitionsFor(Topics.RECEIPTS).stream()
              .map(partition -> new TopicPartition(Topics.RECEIPTS, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // Seeking is lazy: the position has to be asked for before anything is sent.
      partitions.forEach(consumer::position);
      deadLetters = deadLetters(kafka);
    } catch (KafkaException e) {
      consumer.close(AT_ONCE);
      throw noReceipts(e);
    }
  }

  private static DeadLetters deadLetters(KafkaConnection kafka) {
    try {
      return new DeadLetters(kafka.clientProperties());
    } catch (AuthorizationException e) {
      LOG.debug("The dead letters may not be read: what the pipeline fails on stays pending", e);
      return null;
    }
  }

  @Override
  public Map<String, Outcome> of(Map<String, Boolean> sent) {
    try {
      if (backlog.isEmpty() && (sent.containsValue(false) || isVerdictEarlier())) {
        goBack();
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record, sent);
      }
      isCaughtUp =
          backlog.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    } catch (KafkaException e) {
      throw noReceipts(e);
    }
    Map<String, Outcome> known = isCaughtUp ? outcomes : Map.of();
    return deadLetters == null
        ? DeadLetters.withWaiting(known, sent)
        : deadLetters.laidOver(known, sent);
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  /** Whether a document turned out to be a duplicate of one whose verdict was not seen. */
  private boolean isVerdictEarlier() {
    return duplicates.stream().anyMatch(id -> !isFinal(outcomes.get(id)));
  }

  private void goBack() {
    backlog = consumer.endOffsets(partitions);
    consumer.seekToBeginning(partitions);
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Boolean> sent) {
    String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (!sent.containsKey(id)) {
      return;
    }
    try {
      Receipt receipt = deserializer.deserialize(Topics.RECEIPTS, record.value());
      if (receipt.getStatus() == ReceiptStatus.DUPLICATE) {
        duplicates.add(id);
      }
      Outcome outcome = ReceiptOutcome.of(receipt);
      // The steps of a document that was sent again end with DUPLICATE: its verdict stays.
      if (isFinal(outcome) || !isFinal(outcomes.get(id))) {
        outcomes.put(id, outcome);
      }
    } catch (SerializationException e) {
      throw new CommandFailure(
          "a receipt on " + Topics.RECEIPTS + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isFinal(Outcome outcome) {
    return outcome != null && outcome.isFinal();
  }

  private static CommandFailure noReceipts(KafkaException e) {
    return new CommandFailure(
        "the receipts on "
            + Topics.RECEIPTS
            + " cannot be read: "
            + e.getMessage()
            + ". Without --wait documents are published all the same.",
        e);
  }

  @Override
  public void close() {
    try (DeadLetters closing = deadLetters) {
      LOG.debug("Closing the receipts and {}", closing);
      consumer.close(AT_ONCE);
    }
  }
}
