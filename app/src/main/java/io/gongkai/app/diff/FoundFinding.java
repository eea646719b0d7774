package io.gongkai.app.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A finding as a result of check has it, without what may change although the judgement does not:
 * its wording and the name of its cause.
 *
 * @param rule code of the rule, or of the one that replaced it
 * @param outcome FAIL or NOT_ASSESSABLE
 * @param severity severity in force when it was found
 * @param cell {@code item/column}, {@code item}, or empty
 * @param expected expected value; empty when there is none
 * @param actual actual value; empty when there is none
 * @param suspect the cells suspected and their suggested values; empty when none is
 */
record FoundFinding(
    String rule,
    String outcome,
    String severity,
    String cell,
    String expected,
    String actual,
    String suspect) {

  /**
   * Reads a finding.
   *
   * @param renames codes that were replaced, with those applied in their place: a finding under
   *     another name is no other finding
   */
  static FoundFinding of(JsonNode finding, Map<String, String> renames) {
    String rule = finding.required("rule").asText();
    StringBuilder suspect = new StringBuilder();
    for (JsonNode cell : finding.at("/suspect/cells")) {
      suspect
          .append(suspect.isEmpty() ? "" : ", ")
          .append(cell(cell))
          .append(" should be ")
          .append(text(cell, "suggested"));
    }
    return new FoundFinding(
        renames.getOrDefault(rule, rule),
        finding.required("outcome").asText(),
        finding.required("severity").asText(),
        cell(finding),
        text(finding, "expected"),
        text(finding, "actual"),
        suspect.toString());
  }

  private static String cell(JsonNode node) {
    String column = text(node, "column");
    return text(node, "item") + (column.isEmpty() ? "" : "/" + column);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).isNull() ? "" : node.path(field).asText();
  }

  /** The rule, and whether it could be applied: what findings are counted by. */
  String kind() {
    return outcome.equals("FAIL") ? rule : rule + " " + outcome;
  }
}
