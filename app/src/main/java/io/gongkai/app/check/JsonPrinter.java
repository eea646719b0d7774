package io.gongkai.app.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.PrintedJson;
import io.gongkai.model.Finding;
import io.gongkai.model.Operand;
import io.gongkai.model.Report;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Prints one JSON object per file and line.
 *
 * <p>Optional parts are explicit nulls, with three exceptions: {@code reason} is there only with
 * UNREADABLE, {@code report} is left out where nothing was read, and an operand has a {@code year}
 * only where it stands in the report for another year.
 */
final class JsonPrinter implements CheckPrinter {
  private final JsonFactory factory = PrintedJson.factory();
  private final PrintWriter out;

  JsonPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(CheckedFile checked) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      source(json, checked.source());
      if (checked instanceof CheckedFile.Judged judged) {
        json.writeStringField("verdict", judged.validated().getVerdict().name());
        report(json, judged.validated().getReport());
        findings(json, judged.validated().getFindings());
      } else if (checked instanceof CheckedFile.NotRead notRead) {
        json.writeStringField("verdict", "UNREADABLE");
        json.writeStringField("reason", notRead.unreadable().getReason().name());
        if (notRead.unreadable().getPartial() != null) {
          report(json, notRead.unreadable().getPartial());
        }
        findings(json, List.of());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a result could not be put into JSON", e);
    }
    out.print(line + "\n");
  }

  @Override
  public void close() {
    out.flush();
  }

  private static void source(JsonGenerator json, CheckedFile.Source source) throws IOException {
    json.writeObjectFieldStart("source");
    json.writeStringField("file", source.file());
    json.writeStringField("sha256", source.sha256());
    json.writeStringField("mediaType", source.mediaType().isEmpty() ? null : source.mediaType());
    json.writeNumberField("bytes", source.bytes());
    json.writeEndObject();
  }

  private static void report(JsonGenerator json, Report report) throws IOException {
    json.writeObjectFieldStart("report");
    json.writeStringField("agency", report.getAgency().isEmpty() ? null : report.getAgency());
    if (report.getYear() == 0) {
      json.writeNullField("year");
    } else {
      json.writeNumberField("year", report.getYear());
    }
    json.writeStringField("form", report.getForm().name());
    json.writeArrayFieldStart("facts");
    CellView cells = new CellView(report);
    for (FormCell cell : cells.layout().cells()) {
      fact(json, cell, cells);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void fact(JsonGenerator json, FormCell cell, CellView cells) throws IOException {
    int index = cell.index();
    json.writeStartObject();
    json.writeStringField("item", cell.item());
    json.writeStringField("column", cell.column());
    json.writeStringField("value", cells.value(index).map(BigDecimal::toPlainString).orElse(null));
    json.writeStringField("state", cells.state(index).name());
    json.writeStringField("raw", cells.raw(index).orElse(null));
    offset(json, "start", cells.start(index));
    offset(json, "end", cells.end(index));
    json.writeEndObject();
  }

  private static void offset(JsonGenerator json, String name, int offset) throws IOException {
    if (offset < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, offset);
    }
  }

  private static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("rule", finding.getRule());
      json.writeStringField("severity", finding.getSeverity().name());
      json.writeStringField("outcome", finding.getOutcome().name());
      json.writeStringField("item", finding.getItem());
      json.writeStringField("column", finding.getColumn());
      json.writeStringField("expected", finding.getExpected());
      json.writeStringField("actual", finding.getActual());
      json.writeStringField("difference", finding.getDifference());
      operands(json, finding.getCells());
      suspect(json, finding.getSuspect());
      json.writeStringField("cause", finding.getCause());
      json.writeObjectFieldStart("message");
      json.writeStringField("zh", finding.getMessageZh());
      json.writeStringField("en", finding.getMessageEn());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void operands(JsonGenerator json, List<Operand> cells) throws IOException {
    json.writeArrayFieldStart("cells");
    for (Operand cell : cells) {
      json.writeStartObject();
      json.writeStringField("item", cell.getItem());
      json.writeStringField("column", cell.getColumn());
      json.writeStringField("value", cell.getValue());
      if (cell.getYear() != null) {
        json.writeNumberField("year", cell.getYear());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void suspect(JsonGenerator json, Suspect suspect) throws IOException {
    if (suspect == null) {
      json.writeNullField("suspect");
      return;
    }
    json.writeObjectFieldStart("suspect");
    json.writeStringField("party", suspect.getParty().name());
    json.writeArrayFieldStart("cells");
    for (SuspectCell cell : suspect.getCells()) {
      json.writeStartObject();
      json.writeStringField("item", cell.getItem());
      json.writeStringField("column", cell.getColumn());
      json.writeStringField("suggested", cell.getSuggested());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
