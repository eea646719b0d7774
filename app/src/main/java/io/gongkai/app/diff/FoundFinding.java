package io.gongkai.app.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gongkai.model.Finding;
import io.gongkai.model.SuspectCell;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finding without what may change although the judgement does not: its wording and the name of
 * its cause.
 *
 * @param rule code of the rule, or of the one that replaced it
 * @param outcome FAIL or NOT_ASSESSABLE
 * @param severity severity in force when it was found
 * @param cell {@code item/column}, {@code item}, or empty
 * @param expected expected value; empty when there is none
 * @param actual actual value; empty when there is none
 * @param suspect the cells suspected and their suggested values; empty when none is
 * @param waived whether a waiver is in force for it, so that it does not flag
 */
public record FoundFinding(
    String rule,
    String outcome,
    String severity,
    String cell,
    String expected,
    String actual,
    String suspect,
    boolean waived) {

  /**
   * Reads a finding out of a result of check, where nothing is waived.
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
        suspect.toString(),
        false);
  }

  /**
   * The finding of a report in the pipeline.
   *
   * @param renames codes that were replaced, with those applied in their place
   */
  public static FoundFinding of(Finding finding, Map<String, String> renames) {
    String suspect =
        finding.getSuspect() == null
            ? ""
            : finding.getSuspect().getCells().stream()
                .map(FoundFinding::suspected)
                .collect(Collectors.joining(", "));
    return new FoundFinding(
        renames.getOrDefault(finding.getRule(), finding.getRule()),
        finding.getOutcome().name(),
        finding.getSeverity().name(),
        cell(orEmpty(finding.getItem()), orEmpty(finding.getColumn())),
        orEmpty(finding.getExpected()),
        orEmpty(finding.getActual()),
        suspect,
        finding.getWaived() != null);
  }

  private static String suspected(SuspectCell cell) {
    return cell(cell.getItem(), cell.getColumn()) + " should be " + cell.getSuggested();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String cell(JsonNode node) {
    return cell(text(node, "item"), text(node, "column"));
  }

  private static String cell(String item, String column) {
    return item + (column.isEmpty() ? "" : "/" + column);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).isNull() ? "" : node.path(field).asText();
  }

  /** The rule, and whether it could be applied: what findings are counted by. */
  public String kind() {
    return outcome.equals("FAIL") ? rule : rule + " " + outcome;
  }

  /** Its cell, values and suspect in words, for a line that begins with its kind. */
  public String inWords() {
    StringBuilder text = new StringBuilder();
    append(text, "  ", cell);
    append(text, " says ", actual);
    append(text, ", expected ", expected);
    append(text, "; ", suspect);
    return text.toString();
  }

  private static void append(StringBuilder text, String before, String part) {
    if (!part.isEmpty()) {
      text.append(before).append(part);
    }
  }

  /**
   * Writes its fields into the object that is open.
   *
   * @throws IOException when the generator fails
   */
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("rule", rule);
    json.writeStringField("outcome", outcome);
    json.writeStringField("severity", severity);
    writeText(json, "cell", cell);
    writeText(json, "expected", expected);
    writeText(json, "actual", actual);
    writeText(json, "suspect", suspect);
  }

  private static void writeText(JsonGenerator json, String name, String value) throws IOException {
    json.writeStringField(name, value.isEmpty() ? null : value);
  }
}
