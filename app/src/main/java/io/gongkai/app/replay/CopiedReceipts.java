package io.gongkai.app.replay;

import io.gongkai.app.config.RegistryConnection;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptCause;
import io.gongkai.model.ReceiptFinding;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.sink.StatusRank;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Receipts for those submissions alone of which something else has become than their last receipt
 * says: another status, other findings.
 *
 * <p>Not what was said on the way there. That a document whose report stands no longer was replaced
 * or was withdrawn is no news either: a replay meets withdrawals before documents and may call it
 * the other one.
 */
final class CopiedReceipts implements Copied {
  private final Values<Receipt> receipts;

  CopiedReceipts(RegistryConnection registry) {
    receipts = new Values<>(registry, Receipt.class);
  }

  @Override
  public List<String> topics() {
    return List.of(Topics.RECEIPTS);
  }

  @Override
  public Optional<Delta.Told> told(
      String topic, ConsumerRecord<byte[], byte[]> record, boolean isLive) {
    return record.value() == null
        ? Optional.empty()
        : receipts
            .read(topic, record.value())
            .map(
                it ->
                    new Delta.Told(
                        it.getSubmissionId(), StatusRank.of(it.getStatus()), content(it)));
  }

  /** What counts of a receipt as news. */
  static String content(Receipt receipt) {
    ReceiptStatus status = receipt.getStatus();
    if (status == ReceiptStatus.SUPERSEDED || status == ReceiptStatus.WITHDRAWN) {
      return "stands no more";
    }
    if (StatusRank.of(status) < StatusRank.of(ReceiptStatus.CLEAN)) {
      return "on its way";
    }
    TreeSet<String> findings = new TreeSet<>();
    for (ReceiptCause cause : receipt.getCauses()) {
      for (ReceiptFinding finding : cause.getFindings()) {
        findings.add(
            String.join(
                "\t",
                finding.getRule(),
                finding.getSeverity().name(),
                String.valueOf(finding.getItem()),
                String.valueOf(finding.getColumn()),
                Boolean.toString(finding.getWaived()),
                finding.getFingerprint()));
      }
    }
    String text =
        receipt.getReportKey()
            + new TreeSet<>(receipt.getCodes())
            + new TreeSet<>(receipt.getCodesWaived())
            + findings;
    return status + " " + SubmissionId.hash(text.getBytes(StandardCharsets.UTF_8));
  }
}
