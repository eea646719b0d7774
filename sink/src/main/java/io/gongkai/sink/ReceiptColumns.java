package io.gongkai.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptCause;
import io.gongkai.model.ReceiptFinding;

/** The columns of a receipt. */
final class ReceiptColumns {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReceiptColumns() {}

  /** Writes what both the state of a submission and its history have. */
  static void write(Receipt receipt, CopyText row) {
    row.text(receipt.getSubmissionId())
        .text(receipt.getStatus().name())
        .text(receipt.getReportKey())
        .texts(receipt.getCodes())
        .text(receipt.getAt().toString())
        .texts(receipt.getCodesFixed())
        .texts(receipt.getCodesNew())
        .texts(receipt.getCodesStill())
        .texts(receipt.getCodesWaived())
        .text(receipt.getStanding())
        .text(receipt.getMessageZh())
        .text(receipt.getMessageEn());
  }

  /** Writes what the rules found, and what they had found before and find no more, as JSON. */
  static void writeFindings(Receipt receipt, CopyText row) {
    row.text(causes(receipt)).text(fixed(receipt));
  }

  private static String causes(Receipt receipt) {
    ArrayNode causes = JSON.arrayNode();
    for (ReceiptCause cause : receipt.getCauses()) {
      ObjectNode node = causes.addObject();
      node.set("suspect", FindingJson.suspectNode(cause.getSuspect()));
      ArrayNode findings = node.putArray("findings");
      cause.getFindings().forEach(finding -> add(finding, findings));
    }
    return causes.toString();
  }

  private static String fixed(Receipt receipt) {
    ArrayNode fixed = JSON.arrayNode();
    receipt.getFixed().forEach(finding -> add(finding, fixed));
    return fixed.toString();
  }

  private static void add(ReceiptFinding finding, ArrayNode findings) {
    ObjectNode node =
        findings
            .addObject()
            .put("rule", FindingJson.storable(finding.getRule()))
            .put("severity", finding.getSeverity().name())
            .put("item", FindingJson.storable(finding.getItem()))
            .put("column", FindingJson.storable(finding.getColumn()));
    node.putObject("message")
        .put("zh", FindingJson.storable(finding.getMessageZh()))
        .put("en", FindingJson.storable(finding.getMessageEn()));
    node.put("change", finding.getChange() == null ? null : finding.getChange().name())
        .put("waived", finding.getWaived())
        .put("fingerprint", FindingJson.storable(finding.getFingerprint()));
  }
}
