package io.gongkai.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.SeverityOverride;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waived;

/** The parts of a judgement that the database keeps as JSON. */
final class FindingJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FindingJson() {}

  /** The cells that take part; values are decimal strings, so that they stay exact. */
  static String cells(Finding finding) {
    ArrayNode cells = JSON.arrayNode();
    for (Operand operand : finding.getCells()) {
      ObjectNode cell =
          cells
              .addObject()
              .put("item", storable(operand.getItem()))
              .put("column", storable(operand.getColumn()))
              .put("value", storable(operand.getValue()));
      if (operand.getYear() != null) {
        cell.put("year", operand.getYear());
      }
      if (operand.getStart() >= 0) {
        cell.put("start", operand.getStart()).put("end", operand.getEnd());
      }
    }
    return cells.toString();
  }

  /** The numbers of the narrative that take part; values are decimal strings. */
  static String quotes(Finding finding) {
    ArrayNode quotes = JSON.arrayNode();
    for (QuotedNumber number : finding.getQuotes()) {
      quotes
          .addObject()
          .put("subject", number.getSubject().name())
          .put("value", storable(number.getValue()))
          .put("clause", storable(number.getClause()))
          .put("start", number.getStart())
          .put("end", number.getEnd());
    }
    return quotes.toString();
  }

  /** The suspect; null when there is none. */
  static String suspect(Finding finding) {
    Suspect suspect = finding.getSuspect();
    if (suspect == null) {
      return null;
    }
    ObjectNode node = JSON.objectNode().put("party", suspect.getParty().name());
    ArrayNode cells = node.putArray("cells");
    for (SuspectCell cell : suspect.getCells()) {
      cells
          .addObject()
          .put("item", storable(cell.getItem()))
          .put("column", storable(cell.getColumn()))
          .put("suggested", storable(cell.getSuggested()));
    }
    return node.toString();
  }

  /** The waiver in force for a finding; null when there is none. */
  static String waived(Finding finding) {
    Waived waived = finding.getWaived();
    if (waived == null) {
      return null;
    }
    return JSON.objectNode()
        .put("reason", storable(waived.getReason()))
        .put("author", storable(waived.getAuthor()))
        .put("expires_at", waived.getExpiresAt() == null ? null : waived.getExpiresAt().toString())
        .toString();
  }

  /** The severities that were in force in place of the catalogue's, by code of the rule. */
  static String overrides(ValidatedReport validated) {
    ObjectNode overrides = JSON.objectNode();
    for (SeverityOverride override : validated.getOverrides()) {
      overrides.put(storable(override.getRule()), override.getSeverity().name());
    }
    return overrides.toString();
  }

  private static String storable(String value) {
    return value == null ? null : CopyText.storable(value);
  }
}
