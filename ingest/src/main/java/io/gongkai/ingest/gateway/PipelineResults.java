package io.gongkai.ingest.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.schemas.topic.ReportKey;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What became of submissions and reports, from the sink's views, as JSON. */
final class PipelineResults {
  /** Most receipts of a submission that are shown, the last ones. */
  static final int MAX_RECEIPTS = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayDatabase database;

  PipelineResults(GatewayDatabase database) {
    this.database = database;
  }

  /**
   * A submission with its receipts in their order.
   *
   * @return empty when there is none, or it is not the agency's
   */
  Optional<ObjectNode> submission(String agency, String submissionId) throws SQLException {
    return database.read(
        connection -> {
          if (!isOf(connection, agency, submissionId)) {
            return Optional.empty();
          }
          ArrayNode receipts = receipts(connection, submissionId);
          ObjectNode submission =
              JSON.createObjectNode()
                  .put("id", submissionId)
                  .put("agency", agency)
                  .put("status", status(connection, submissionId));
          submission.set("receipts", receipts);
          return Optional.of(submission);
        });
  }

  /**
   * The report that stands for an agency and a year, with its findings and cells.
   *
   * @return empty when none stands
   */
  Optional<ObjectNode> report(String agency, int year) throws SQLException {
    String key = ReportKey.of(agency, year);
    return database.read(
        connection -> {
          Optional<ObjectNode> report = report(connection, key);
          if (report.isPresent()) {
            report.get().set("findings", findings(connection, key));
            report.get().set("cells", cells(connection, key));
          }
          return report;
        });
  }

  private static boolean isOf(Connection connection, String agency, String submissionId)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT EXISTS (
                SELECT 1 FROM gateway.submission WHERE submission_id = ? AND agency = ?)
              OR EXISTS (
                SELECT 1 FROM submission_agency WHERE submission_id = ? AND agency_id = ?)
            """)) {
      select.setString(1, submissionId);
      select.setString(2, agency);
      select.setString(3, submissionId);
      select.setString(4, agency);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** How the submission stands; {@code ACCEPTED} before its first receipt. */
  private static String status(Connection connection, String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT status FROM submission WHERE submission_id = ?")) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "ACCEPTED";
      }
    }
  }

  private static ArrayNode receipts(Connection connection, String submissionId)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT * FROM (
              SELECT * FROM receipt WHERE submission_id = ? ORDER BY place DESC LIMIT ?) last
            ORDER BY place
            """)) {
      select.setString(1, submissionId);
      select.setInt(2, MAX_RECEIPTS);
      try (ResultSet rows = select.executeQuery()) {
        ArrayNode receipts = JSON.createArrayNode();
        while (rows.next()) {
          receipts.add(receipt(rows));
        }
        return receipts;
      }
    }
  }

  private static ObjectNode receipt(ResultSet row) throws SQLException {
    String reportKey = row.getString("report_key");
    ObjectNode receipt =
        JSON.createObjectNode()
            .put("status", row.getString("status"))
            .put("at", time(row, "at"))
            .put("reportKey", reportKey.isEmpty() ? null : reportKey);
    receipt.set("codes", texts(row.getArray("codes")));
    receipt.set("codesFixed", texts(row.getArray("codes_fixed")));
    receipt.set("codesNew", texts(row.getArray("codes_new")));
    receipt.set("codesStill", texts(row.getArray("codes_still")));
    receipt.set("codesWaived", texts(row.getArray("codes_waived")));
    String standing = row.getString("standing");
    receipt.put("standing", standing.isEmpty() ? null : standing);
    receipt.set("message", message(row));
    receipt.set("causes", json(row.getString("causes")));
    receipt.set("fixed", json(row.getString("fixed")));
    return receipt;
  }

  private static Optional<ObjectNode> report(Connection connection, String key)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM current_report WHERE report_key = ?")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        ObjectNode report =
            JSON.createObjectNode()
                .put("agency", ReportKey.agency(key))
                .put("year", ReportKey.year(key))
                .put("verdict", row.getString("verdict"))
                .put("submission", row.getString("submission_id"))
                .put("receivedAt", time(row, "received_at"))
                .put("filename", row.getString("filename"))
                .put("sourceUrl", row.getString("source_url"))
                .put("mediaType", row.getString("media_type"))
                .put("sha256", row.getString("sha256"))
                .put("bytes", row.getInt("bytes"))
                .put("name", row.getString("agency"))
                .put("level", row.getString("level"))
                .put("form", row.getString("form"))
                .put("table3Form", row.getString("table3_form"))
                .put("catalogue", row.getString("catalogue"));
        report.set("overrides", json(row.getString("overrides")));
        return Optional.of(report);
      }
    }
  }

  private static ArrayNode findings(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM current_finding WHERE report_key = ? ORDER BY ordinal")) {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        ArrayNode findings = JSON.createArrayNode();
        while (rows.next()) {
          ObjectNode finding =
              findings
                  .addObject()
                  .put("rule", rows.getString("rule"))
                  .put("severity", rows.getString("severity"))
                  .put("outcome", rows.getString("outcome"))
                  .put("item", rows.getString("item"))
                  .put("column", rows.getString("column_name"))
                  .put("expected", decimal(rows, "expected"))
                  .put("actual", decimal(rows, "actual"))
                  .put("difference", decimal(rows, "difference"));
          finding.set("cells", json(rows.getString("cells")));
          finding.set("quotes", json(rows.getString("quotes")));
          finding.set("suspect", json(rows.getString("suspect")));
          finding.put("cause", rows.getString("cause"));
          finding.set("message", message(rows));
          finding.set("waived", waived(rows.getString("waived")));
        }
        return findings;
      }
    }
  }

  private static ArrayNode cells(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT item, "column", state, value, page FROM fact WHERE report_key = ?
            ORDER BY form_table, place
            """)) {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        ArrayNode cells = JSON.createArrayNode();
        while (rows.next()) {
          cells
              .addObject()
              .put("item", rows.getString("item"))
              .put("column", rows.getString("column"))
              .put("value", decimal(rows, "value"))
              .put("state", rows.getString("state"))
              .put("page", rows.getObject("page", Integer.class));
        }
        return cells;
      }
    }
  }

  private static ObjectNode message(ResultSet row) throws SQLException {
    return JSON.createObjectNode()
        .put("zh", row.getString("message_zh"))
        .put("en", row.getString("message_en"));
  }

  private static String time(ResultSet row, String column) throws SQLException {
    return GatewayDatabase.instant(row, column).toString();
  }

  /** As text, so that it stays exact whatever the reader makes of numbers. */
  private static String decimal(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : value.toPlainString();
  }

  private static ArrayNode texts(Array array) throws SQLException {
    ArrayNode texts = JSON.createArrayNode();
    for (Object text : (Object[]) array.getArray()) {
      texts.add((String) text);
    }
    return texts;
  }

  private static JsonNode waived(String text) {
    JsonNode stored = json(text);
    return stored.isNull()
        ? stored
        : JSON.createObjectNode()
            .put("reason", stored.path("reason").textValue())
            .put("author", stored.path("author").textValue())
            .put("expiresAt", stored.path("expires_at").textValue());
  }

  private static JsonNode json(String text) {
    if (text == null) {
      return JSON.nullNode();
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database gave JSON that is none", e);
    }
  }
}
