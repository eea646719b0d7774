package io.gongkai.app.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.PrintedJson;
import io.gongkai.app.diff.FoundFinding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Prints a comparison for programs: one object a line for each difference, then the summary. */
final class DifferenceJson {
  private final PrintWriter out;

  DifferenceJson(PrintWriter out) {
    this.out = out;
  }

  /** Writes the fields of an object. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  void print(Tally tally) {
    for (Difference difference : tally.listed()) {
      line(json -> difference(json, difference));
    }
    line(json -> summary(json, tally));
    out.flush();
  }

  private void line(Fields fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = PrintedJson.factory().createGenerator(line)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a difference could not be put into JSON", e);
    }
    out.print(line + "\n");
  }

  private static void difference(JsonGenerator json, Difference difference) throws IOException {
    if (difference instanceof Difference.OfReport report) {
      json.writeStringField("report", report.subject());
      sides(json, report.live(), report.replay());
      json.writeBooleanField("otherSubmission", report.otherSubmission());
      findings(json, report);
      json.writeArrayFieldStart("cells");
      for (CellChange cell : report.cells()) {
        json.writeStartObject();
        json.writeStringField("cell", cell.cell());
        sides(json, cell.live(), cell.replay());
        json.writeEndObject();
      }
      json.writeEndArray();
    } else if (difference instanceof Difference.OfDocument document) {
      json.writeStringField("submission", document.subject());
      json.writeStringField("document", document.document());
      sides(json, document.live(), document.replay());
    } else if (difference instanceof Difference.OfFailure failure) {
      json.writeStringField("failed", failure.subject());
      json.writeStringField("stage", failure.stage());
      json.writeStringField("error", failure.error());
    }
  }

  private static void findings(JsonGenerator json, Difference.OfReport report) throws IOException {
    json.writeArrayFieldStart("findings");
    for (ChangedFinding change : report.findings()) {
      json.writeStartObject();
      json.writeStringField("change", change.kind().name());
      finding(json, "live", change.live());
      finding(json, "replay", change.replay());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void finding(JsonGenerator json, String side, FoundFinding finding)
      throws IOException {
    if (finding == null) {
      json.writeNullField(side);
      return;
    }
    json.writeObjectFieldStart(side);
    finding.writeFields(json);
    json.writeBooleanField("waived", finding.waived());
    json.writeEndObject();
  }

  private static void sides(JsonGenerator json, String live, String replay) throws IOException {
    json.writeStringField("live", live.isEmpty() ? null : live);
    json.writeStringField("replay", replay.isEmpty() ? null : replay);
  }

  private static void summary(JsonGenerator json, Tally tally) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("reports", tally.reports());
    json.writeNumberField("differing", tally.differing());
    json.writeNumberField("reread", tally.reread());
    json.writeNumberField("pending", tally.pendingReports());
    json.writeNumberField("differences", tally.differences());
    json.writeNumberField("listed", tally.listed().size());
    numbers(json, "verdicts", tally.verdicts());
    numbers(json, "documents", tally.documents());
    numbers(json, "judgedLive", tally.judgedLive());
    numbers(json, "judgedReplay", tally.judgedReplay());
    json.writeArrayFieldStart("rules");
    for (Map.Entry<String, Tally.Counts> rule : tally.rules().entrySet()) {
      Tally.Counts counts = rule.getValue();
      json.writeStartObject();
      json.writeStringField("kind", rule.getKey());
      json.writeNumberField("live", counts.live());
      json.writeNumberField("replay", counts.replay());
      json.writeNumberField("new", counts.added());
      json.writeNumberField("gone", counts.gone());
      json.writeNumberField("changed", counts.changed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String name, Map<String, Integer> numbers)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }
}
