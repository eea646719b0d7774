package io.gongkai.validate.waiver;

import io.gongkai.model.Finding;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waived;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.WaiverKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Applies waivers to what the rules have found. */
public final class Waivers {
  /** Those for a single cell come last and win over those for all findings of a rule. */
  private static final Comparator<Waiver> BROADEST_FIRST =
      Comparator.comparing((Waiver waiver) -> waiver.getItem() != null)
          .thenComparing(waiver -> waiver.getColumn() != null)
          .thenComparing(waiver -> WaiverKey.of(waiver).toString());

  private Waivers() {}

  /**
   * The report with the findings marked that are waived, and the verdict that this leaves.
   *
   * @param validated the report as the rules judge it, nothing waived
   * @param waivers the waivers in force for the report; one that was given for other figures has no
   *     effect
   */
  public static ValidatedReport apply(ValidatedReport validated, List<Waiver> waivers) {
    List<Finding> findings = new ArrayList<>(validated.getFindings());
    boolean changed = false;
    for (Waiver waiver : waivers.stream().sorted(BROADEST_FIRST).toList()) {
      List<Finding> concerned =
          Fingerprint.concerned(validated.getFindings(), WaiverKey.of(waiver));
      if (!concerned.isEmpty() && Fingerprint.of(concerned).equals(waiver.getFingerprint())) {
        mark(validated.getFindings(), concerned, waiver, findings);
        changed = true;
      }
    }
    if (!changed) {
      return validated;
    }
    Verdict verdict = findings.stream().anyMatch(Waivers::flags) ? Verdict.FLAGGED : Verdict.CLEAN;
    return copy(
        validated,
        new ValidatedReport(),
        Map.of("findings", List.copyOf(findings), "verdict", verdict));
  }

  /** Whether a finding flags the report that it stands in. */
  public static boolean flags(Finding finding) {
    return finding.getSeverity() != Severity.INFO && finding.getWaived() == null;
  }

  /** Whether a waiver holds at a time, as far as the time alone decides. */
  public static boolean holdsAt(Waiver waiver, long epochMillis) {
    return waiver.getExpiresAt() == null || waiver.getExpiresAt().toEpochMilli() > epochMillis;
  }

  /**
   * A waiver, checked.
   *
   * @param key key that it stands under
   * @throws IllegalArgumentException when it is for something else than its key says, or says not
   *     why or by whom
   */
  public static Waiver require(WaiverKey key, Waiver waiver) {
    if (!Objects.equals(WaiverKey.of(waiver), key)) {
      throw new IllegalArgumentException(
          "the waiver under the key " + key + " is for " + WaiverKey.of(waiver));
    }
    if (waiver.getReason().isBlank() || waiver.getAuthor().isBlank()) {
      throw new IllegalArgumentException("the waiver " + key + " needs a reason and an author");
    }
    return waiver;
  }

  private static void mark(
      List<Finding> original, List<Finding> concerned, Waiver waiver, List<Finding> into) {
    Waived mark = new Waived(waiver.getReason(), waiver.getAuthor(), waiver.getExpiresAt());
    for (int i = 0; i < original.size(); i++) {
      if (concerned.contains(original.get(i))) {
        into.set(i, copy(original.get(i), new Finding(), Map.of("waived", mark)));
      }
    }
  }

  /** A flat copy, whatever fields there are: a builder would copy the whole report, deeply. */
  private static <T extends SpecificRecord> T copy(T from, T into, Map<String, Object> differing) {
    for (Schema.Field field : from.getSchema().getFields()) {
      into.put(field.pos(), differing.getOrDefault(field.name(), from.get(field.pos())));
    }
    return into;
  }
}
