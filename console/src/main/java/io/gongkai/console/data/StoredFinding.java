package io.gongkai.console.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.model.Finding;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Party;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Severity;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.Waived;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a finding of the row that the sink wrote for it. */
final class StoredFinding {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredFinding() {}

  static Finding of(ResultSet row) throws SQLException {
    return new Finding(
        row.getString("rule"),
        Severity.valueOf(row.getString("severity")),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("item"),
        row.getString("column_name"),
        decimal(row, "expected"),
        decimal(row, "actual"),
        decimal(row, "difference"),
        operands(json(row.getString("cells"))),
        suspect(json(row.getString("suspect"))),
        row.getString("cause"),
        row.getString("message_zh"),
        row.getString("message_en"),
        waived(json(row.getString("waived"))),
        quotes(json(row.getString("quotes"))));
  }

  private static List<Operand> operands(JsonNode cells) {
    List<Operand> operands = new ArrayList<>();
    for (JsonNode cell : cells) {
      operands.add(
          new Operand(
              cell.path("item").asText(),
              cell.path("column").asText(),
              cell.path("value").textValue(),
              cell.hasNonNull("year") ? cell.path("year").asInt() : null,
              cell.path("start").asInt(-1),
              cell.path("end").asInt(-1)));
    }
    return operands;
  }

  private static Suspect suspect(JsonNode suspect) {
    if (suspect.isNull()) {
      return null;
    }
    List<SuspectCell> cells = new ArrayList<>();
    for (JsonNode cell : suspect.path("cells")) {
      cells.add(
          new SuspectCell(
              cell.path("item").asText(),
              cell.path("column").asText(),
              cell.path("suggested").asText()));
    }
    return new Suspect(Party.valueOf(suspect.path("party").asText()), cells);
  }

  private static Waived waived(JsonNode waived) {
    String expires = waived.path("expires_at").textValue();
    return waived.isNull()
        ? null
        : new Waived(
            waived.path("reason").asText(),
            waived.path("author").asText(),
            expires == null ? null : Instant.parse(expires));
  }

  private static List<QuotedNumber> quotes(JsonNode stored) {
    List<QuotedNumber> quotes = new ArrayList<>();
    for (JsonNode quote : stored) {
      quotes.add(
          new QuotedNumber(
              subject(quote.path("subject").asText()),
              quote.path("value").asText(),
              quote.path("clause").asText(),
              quote.path("start").asInt(),
              quote.path("end").asInt()));
    }
    return quotes;
  }

  private static MentionSubject subject(String name) {
    return Arrays.stream(MentionSubject.values())
        .filter(subject -> subject.name().equals(name))
        .findFirst()
        .orElse(MentionSubject.OTHER);
  }

  private static String decimal(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : value.toPlainString();
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
