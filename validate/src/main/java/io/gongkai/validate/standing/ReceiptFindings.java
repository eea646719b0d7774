package io.gongkai.validate.standing;

import io.gongkai.model.Finding;
import io.gongkai.model.FindingChange;
import io.gongkai.model.Outcome;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptCause;
import io.gongkai.model.ReceiptFinding;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a receipt tells of the findings: by cause, and against what stood before.
 *
 * @param codes codes of failed rules that are not waived in full
 * @param codesWaived codes of failed rules that are
 * @param codesFixed codes that had failed before, and fail no more
 * @param codesNew codes of {@code codes} that had not failed before; empty when nothing stood
 * @param codesStill codes of {@code codes} that had failed before
 * @param causes the findings, those of one cause together
 * @param fixed the findings of before that are no more
 */
record ReceiptFindings(
    List<String> codes,
    List<String> codesWaived,
    List<String> codesFixed,
    List<String> codesNew,
    List<String> codesStill,
    List<ReceiptCause> causes,
    List<ReceiptFinding> fixed) {

  /** What findings of two revisions are recognised by. */
  private record Identity(String rule, String item, String column) {
    static Identity of(Finding finding) {
      return new Identity(finding.getRule(), finding.getItem(), finding.getColumn());
    }
  }

  /**
   * What is to be told of a report.
   *
   * @param before what stood until now; null when nothing did
   */
  static ReceiptFindings of(ValidatedReport validated, ValidatedReport before) {
    List<Finding> failed = failed(validated);
    List<Finding> earlier = before == null ? List.of() : failed(before);
    List<String> all = codes(failed);
    List<String> flagging =
        codes(failed.stream().filter(finding -> finding.getWaived() == null).toList());
    List<String> was = codes(earlier);
    Set<Identity> now = identities(failed);
    return new ReceiptFindings(
        flagging,
        all.stream().filter(code -> !flagging.contains(code)).toList(),
        was.stream().filter(code -> !all.contains(code)).toList(),
        before == null ? List.of() : flagging.stream().filter(code -> !was.contains(code)).toList(),
        flagging.stream().filter(was::contains).toList(),
        causes(failed, before == null ? null : identities(earlier)),
        earlier.stream()
            .filter(finding -> !now.contains(Identity.of(finding)))
            .map(finding -> told(finding, FindingChange.FIXED))
            .toList());
  }

  /** Puts it all into a receipt. */
  Receipt.Builder addTo(Receipt.Builder receipt) {
    return receipt
        .setCodes(codes)
        .setCodesWaived(codesWaived)
        .setCodesFixed(codesFixed)
        .setCodesNew(codesNew)
        .setCodesStill(codesStill)
        .setCauses(causes)
        .setFixed(fixed);
  }

  private static List<ReceiptCause> causes(List<Finding> failed, Set<Identity> before) {
    Map<Object, List<Finding>> byCause = new LinkedHashMap<>();
    for (Finding finding : failed) {
      // A finding without a cause is a cause of its own.
      Object cause = finding.getCause() == null ? finding : finding.getCause();
      byCause.computeIfAbsent(cause, unused -> new ArrayList<>()).add(finding);
    }
    return byCause.values().stream()
        .map(
            findings ->
                new ReceiptCause(
                    findings.get(0).getSuspect(),
                    findings.stream().map(finding -> told(finding, before)).toList()))
        .toList();
  }

  private static ReceiptFinding told(Finding finding, Set<Identity> before) {
    if (before == null) {
      return told(finding, (FindingChange) null);
    }
    return told(
        finding,
        before.contains(Identity.of(finding)) ? FindingChange.STILL_THERE : FindingChange.NEW);
  }

  private static ReceiptFinding told(Finding finding, FindingChange change) {
    return ReceiptFinding.newBuilder()
        .setRule(finding.getRule())
        .setSeverity(finding.getSeverity())
        .setItem(finding.getItem())
        .setColumn(finding.getColumn())
        .setMessageZh(finding.getMessageZh())
        .setMessageEn(finding.getMessageEn())
        .setChange(change)
        .setWaived(finding.getWaived() != null)
        .setFingerprint(Fingerprint.of(finding))
        .build();
  }

  private static List<Finding> failed(ValidatedReport validated) {
    return validated.getFindings().stream()
        .filter(finding -> finding.getOutcome() == Outcome.FAIL)
        .toList();
  }

  private static List<String> codes(Collection<Finding> findings) {
    return findings.stream().map(Finding::getRule).distinct().sorted().toList();
  }

  private static Set<Identity> identities(List<Finding> findings) {
    return findings.stream().map(Identity::of).collect(Collectors.toSet());
  }
}
