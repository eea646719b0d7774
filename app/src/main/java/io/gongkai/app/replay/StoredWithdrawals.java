package io.gongkai.app.replay;

import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Report;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.standing.SubmissionOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Which reports were withdrawn, and how far each withdrawal reaches, by what the topics hold. */
final class StoredWithdrawals {
  private final KafkaConnection kafka;
  private final KafkaCluster cluster;
  private final Values<Report> reports;
  private final Values<Receipt> receipts;
  private final Map<String, WithdrawnUntil> reaches = new TreeMap<>();

  StoredWithdrawals(KafkaConnection kafka, KafkaCluster cluster, RegistryConnection registry) {
    this.kafka = kafka;
    this.cluster = cluster;
    reports = new Values<>(registry, Report.class);
    receipts = new Values<>(registry, Receipt.class);
  }

  /** By report key, the one that reaches furthest. */
  Map<String, WithdrawnUntil> reaches() {
    return reaches;
  }

  /** Reads the withdrawals themselves. */
  void readNormalized() throws InterruptedException {
    Withdrawals withdrawals = new Withdrawals();
    read(
        Topics.NORMALIZED,
        record -> {
          if (record.value() == null) {
            withdrawals.find(key(record), record);
          } else if (withdrawals.concern(key(record))) {
            reports
                .read(record.topic(), record.value())
                .ifPresent(it -> withdrawals.findBehind(key(record), it.getSubmission()));
          }
        });
    if (withdrawals.isEmpty()) {
      return;
    }
    read(
        Topics.NORMALIZED,
        record -> {
          String key = key(record);
          if (record.value() == null) {
            if (withdrawals.isFound(key, record.offset())) {
              reach(key, withdrawals.reachOf(key, record.offset()));
            }
          } else if (withdrawals.concern(key)) {
            reports
                .read(record.topic(), record.value())
                .ifPresent(it -> withdrawals.pass(key, it.getSubmission()));
          }
        });
  }

  /** Reads what agencies were told: each such receipt names the submission that was taken back. */
  void readReceipts() throws InterruptedException {
    read(
        Topics.RECEIPTS,
        record ->
            receipts
                .read(record.topic(), record.value())
                .filter(it -> it.getStatus() == ReceiptStatus.WITHDRAWN)
                .ifPresent(
                    it ->
                        reach(
                            it.getReportKey(),
                            new WithdrawnUntil(it.getAt(), it.getPartition(), it.getOffset()))));
  }

  private void reach(String reportKey, WithdrawnUntil until) {
    reaches.merge(reportKey, until, (one, other) -> order(one).isAfter(order(other)) ? one : other);
  }

  private static SubmissionOrder order(WithdrawnUntil until) {
    return new SubmissionOrder(until.receivedAt(), until.partition(), until.offset());
  }

  private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = cluster.ends(cluster.partitions(List.of(topic)));
    try (CommittedRecords records = new CommittedRecords(kafka)) {
      records.read(Map.of(), ends, each);
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
