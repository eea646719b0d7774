package io.gongkai.schemas.topic;

import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The fingerprint of the figures that findings are about: what a waiver is bound to.
 *
 * <p>SHA-256 over a line for each finding, in their order: rule, item, column, expected and actual,
 * then item, column, value and year of each operand; each field ends with a tab, one that is null
 * is {@code -}, and each line ends with a line feed. Severity and wording take no part: they may
 * change although the figures do not.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** Fingerprint of one finding. */
  public static String of(Finding finding) {
    return of(List.of(finding));
  }

  /**
   * Fingerprint of several findings together.
   *
   * @return lower-case hex SHA-256
   */
  public static String of(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      field(text, finding.getRule());
      field(text, finding.getItem());
      field(text, finding.getColumn());
      field(text, finding.getExpected());
      field(text, finding.getActual());
      for (Operand operand : finding.getCells()) {
        field(text, operand.getItem());
        field(text, operand.getColumn());
        field(text, operand.getValue());
        field(text, operand.getYear() == null ? null : operand.getYear().toString());
      }
      text.append('\n');
    }
    return SubmissionId.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The findings that a waiver is for, whatever their figures: those of its rule that fail, and of
   * its cell where it names one.
   *
   * @param findings the findings of a report
   * @param key key of the waiver
   */
  public static List<Finding> concerned(List<Finding> findings, WaiverKey key) {
    return findings.stream()
        .filter(finding -> finding.getOutcome() == Outcome.FAIL)
        .filter(finding -> finding.getRule().equals(key.rule()))
        .filter(
            finding ->
                key.item() == null
                    || (key.item().equals(finding.getItem())
                        && Objects.equals(key.column(), finding.getColumn())))
        .toList();
  }

  private static void field(StringBuilder text, String field) {
    text.append(field == null ? "-" : field).append('\t');
  }
}
