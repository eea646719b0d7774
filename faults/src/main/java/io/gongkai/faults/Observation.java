package io.gongkai.faults;

import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Outcome;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Severity;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.model.PlainAgency.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the topics as any consumer does, committed records only, into a ledger. */
final class Observation implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Documents first: what came of them is read behind them. */
  private static final List<List<String>> TOPICS =
      List.of(
          List.of(Topics.RAW),
          List.of(
              Topics.NORMALIZED,
              Topics.UNREADABLE,
              Topics.CLEAN,
              Topics.FLAGGED,
              Topics.RECEIPTS,
              Topics.FLAGGED_COUNTS,
              Topics.NORMALIZE_DEAD_LETTER,
              Topics.VALIDATE_DEAD_LETTER));

  private final Ledger ledger;
  private final String servers;
  private KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Deserializer<Report> reports;
  private final Deserializer<Unreadable> unreadables;
  private final Deserializer<ValidatedReport> validated;
  private final Deserializer<Receipt> receipts;
  private final Deserializer<FlaggedCount> counts;

  Observation(Ledger ledger, Cluster cluster) {
    this.ledger = ledger;
    this.servers = cluster.auditServers();
    consumer = consumer();
    Map<String, String> serdes = Map.of("schema.registry.url", cluster.registryUrl());
    reports = deserializer(serdes, Report.class);
    unreadables = deserializer(serdes, Unreadable.class);
    validated = deserializer(serdes, ValidatedReport.class);
    receipts = deserializer(serdes, Receipt.class);
    counts = deserializer(serdes, FlaggedCount.class);
  }

  private static <T extends SpecificRecord> Deserializer<T> deserializer(
      Map<String, String> serdes, Class<T> type) {
    return AvroSerdes.value(serdes, type).deserializer();
  }

  /** Reads from the beginning, topics that were made anew since. */
  void restart() {
    consumer.close();
    next.clear();
    consumer = consumer();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Reads on to the ends that the topics have now. */
  void catchUp() {
    for (List<String> topics : TOPICS) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        for (int i = 0; i < Cluster.PARTITIONS; i++) {
          partitions.add(new TopicPartition(topic, i));
        }
      }
      consumer.assign(partitions);
      partitions.forEach(it -> consumer.seek(it, next.getOrDefault(it, 0L)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(it -> next.getOrDefault(it, 0L) < ends.get(it))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          read(record);
        }
        // Not the last record's offset: markers of transactions stand behind it.
        partitions.forEach(it -> next.put(it, consumer.position(it)));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    String key = text(record.key());
    if (key.startsWith("poison-") && !record.topic().endsWith(".dead-letter")) {
      return;
    }
    switch (record.topic()) {
      case Topics.RAW -> raw(record, key);
      case Topics.NORMALIZED -> normalized(record, key);
      case Topics.UNREADABLE -> {
        Submission submission =
            unreadables.deserialize(record.topic(), record.value()).getSubmission();
        ledger.unreadable(rawPlace(submission), submission.getId(), place(submission));
      }
      case Topics.CLEAN -> stands(Verdict.CLEAN, record, key);
      case Topics.FLAGGED -> stands(Verdict.FLAGGED, record, key);
      case Topics.RECEIPTS -> receipt(record);
      case Topics.FLAGGED_COUNTS -> {
        FlaggedCount count = counts.deserialize(record.topic(), record.value());
        ledger.count(
            count.getRule(), count.getSeverity().name(), count.getYear(), count.getReports());
      }
      default -> {
        // A document that lies elsewhere has no bytes here.
        String value = text(record.value());
        ledger.deadLetter(record.topic(), value.isEmpty() ? key : value);
      }
    }
  }

  private void raw(ConsumerRecord<byte[], byte[]> record, String key) {
    Header header = record.headers().lastHeader(RawHeaders.AGENCY_ID);
    String agency = header == null ? key : text(header.value());
    ledger.raw(
        record.partition() + "/" + record.offset(),
        agency,
        SubmissionId.of(agency, record.value()));
  }

  private void normalized(ConsumerRecord<byte[], byte[]> record, String key) {
    if (record.value() == null) {
      Place until =
          WithdrawnUntil.in(record.headers())
              .map(it -> new Place(it.receivedAt(), it.offset()))
              .orElse(null);
      ledger.withdrawn(key, until);
      return;
    }
    Submission submission = reports.deserialize(record.topic(), record.value()).getSubmission();
    ledger.normalized(rawPlace(submission), key, submission.getId(), place(submission));
  }

  private void stands(Verdict topic, ConsumerRecord<byte[], byte[]> record, String key) {
    if (record.value() == null) {
      ledger.stands(topic, key, null);
      return;
    }
    ValidatedReport report = validated.deserialize(record.topic(), record.value());
    List<String> codes =
        report.getFindings().stream()
            .filter(it -> it.getOutcome() == Outcome.FAIL && it.getSeverity() != Severity.INFO)
            .map(it -> it.getRule())
            .distinct()
            .sorted()
            .toList();
    ledger.stands(
        topic, key, new Ledger.Standing(report.getReport().getSubmission().getId(), codes));
  }

  private void receipt(ConsumerRecord<byte[], byte[]> record) {
    Receipt receipt = receipts.deserialize(record.topic(), record.value());
    ledger.receipt(
        new Ledger.Receipt(
            record.partition() + "/" + record.offset(),
            receipt.getSubmissionId(),
            receipt.getStatus(),
            receipt.getCodes().stream().sorted().toList()));
  }

  private static String rawPlace(Submission submission) {
    return submission.getPartition() + "/" + submission.getOffset();
  }

  private static Place place(Submission submission) {
    return new Place(submission.getReceivedAt(), submission.getOffset());
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
