package io.gongkai.app.waive;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.topics.TopicScan;
import io.gongkai.model.Finding;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** A pipeline that runs elsewhere, seen through its topics. */
final class RunningPipeline {
  /** Days end where the agencies are. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final KafkaConnection kafka;
  private final RegistryConnection registry;
  private final TopicScan scan;
  private final Map<String, String> serdes;

  RunningPipeline(Connections connections) {
    this.kafka = connections.kafka();
    this.registry = connections.registry();
    this.scan = new TopicScan(kafka);
    this.serdes = registry.serdeProperties();
  }

  /** The report that stands under a key; empty when none does. */
  Optional<ValidatedReport> standing(String reportKey) {
    Optional<ValidatedReport> flagged = last(Topics.FLAGGED, reportKey);
    return flagged.isPresent() ? flagged : last(Topics.CLEAN, reportKey);
  }

  /**
   * Justifies findings: what they say now is what the waiver is for.
   *
   * @param concerned the findings that the key names, as they stand
   * @param lastDay last day on which it holds, in China; null for as long as the figures stay
   * @param now when it is given
   * @throws CommandFailure when it has no reason or author, the last day is over, or the broker
   *     does not take it
   */
  void give(
      WaiverKey key,
      List<Finding> concerned,
      String reason,
      String author,
      LocalDate lastDay,
      Instant now)
      throws InterruptedException {
    Instant given = now.truncatedTo(ChronoUnit.MILLIS);
    Instant end = lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(CHINA).toInstant();
    if (end != null && !end.isAfter(given)) {
      throw new CommandFailure("the last day " + lastDay + " is over already");
    }
    if (reason.isBlank() || author.isBlank()) {
      throw new CommandFailure("a waiver needs a reason and an author");
    }
    Waiver waiver =
        new Waiver(
            key.reportKey(),
            key.rule(),
            key.item(),
            key.column(),
            reason.strip(),
            author.strip(),
            given,
            end,
            Fingerprint.of(concerned));
    write(key, waiver);
  }

  private Optional<ValidatedReport> last(String topic, String reportKey) {
    byte[][] last = new byte[1][];
    byte[] key = reportKey.getBytes(StandardCharsets.UTF_8);
    scan.partitionOf(
        topic,
        key,
        record -> {
          if (Arrays.equals(key, record.key())) {
            last[0] = record.value();
          }
        });
    return last[0] == null
        ? Optional.empty()
        : Optional.of(read(AvroSerdes.value(serdes, ValidatedReport.class), topic, last[0]));
  }

  /** The waivers that were not revoked, in the order of their keys. */
  SortedMap<String, Waiver> waivers() {
    SortedMap<String, byte[]> values = new TreeMap<>();
    scan.topic(
        Topics.WAIVERS,
        record -> {
          String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            values.remove(key);
          } else {
            values.put(key, record.value());
          }
        });
    SortedMap<String, Waiver> waivers = new TreeMap<>();
    Serde<Waiver> serde = AvroSerdes.value(serdes, Waiver.class);
    values.forEach((key, value) -> waivers.put(key, read(serde, Topics.WAIVERS, value)));
    return waivers;
  }

  /**
   * Writes a waiver.
   *
   * @param waiver the waiver; null revokes it
   */
  void write(WaiverKey key, Waiver waiver) throws InterruptedException {
    try (KafkaProducer<String, Waiver> producer =
        new KafkaProducer<>(
            producerSettings(),
            new StringSerializer(),
            AvroSerdes.value(serdes, Waiver.class).serializer())) {
      producer
          .send(new ProducerRecord<>(Topics.WAIVERS, key.toString(), waiver))
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | SerializationException e) {
      throw new CommandFailure(
          "the broker "
              + kafka.bootstrapServers()
              + " did not take the waiver "
              + key
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT.toMillis());
    return settings;
  }

  private <T> T read(Serde<T> serde, String topic, byte[] value) {
    try {
      return serde.deserializer().deserialize(topic, value);
    } catch (SerializationException e) {
      throw new CommandFailure(
          "a record of "
              + topic
              + " cannot be read with the schema registry "
              + registry.url()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
