package io.gongkai.app.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.PrintedJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Prints a difference for programs: one JSON object on one line. */
final class DifferenceJson {
  private final PrintWriter out;

  DifferenceJson(PrintWriter out) {
    this.out = out;
  }

  void print(Difference difference) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = PrintedJson.factory().createGenerator(line)) {
      json.writeStartObject();
      json.writeNumberField("documents", difference.documents());
      files(json, "onlyBase", difference.onlyBase());
      files(json, "onlyHead", difference.onlyHead());
      verdicts(json, difference.verdicts());
      rules(json, difference.rules());
      changes(json, difference.changes());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the difference could not be put into JSON", e);
    }
    out.print(line + "\n");
    out.flush();
  }

  private static void files(JsonGenerator json, String name, List<String> files)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String file : files) {
      json.writeString(file);
    }
    json.writeEndArray();
  }

  private static void verdicts(JsonGenerator json, List<Difference.VerdictChange> verdicts)
      throws IOException {
    json.writeArrayFieldStart("verdicts");
    for (Difference.VerdictChange change : verdicts) {
      json.writeStartObject();
      json.writeStringField("file", change.file());
      json.writeStringField("base", change.base());
      json.writeStringField("head", change.head());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rules(JsonGenerator json, Map<String, Difference.Counts> rules)
      throws IOException {
    json.writeArrayFieldStart("rules");
    for (Map.Entry<String, Difference.Counts> rule : rules.entrySet()) {
      Difference.Counts counts = rule.getValue();
      json.writeStartObject();
      json.writeStringField("kind", rule.getKey());
      json.writeNumberField("base", counts.base());
      json.writeNumberField("head", counts.head());
      json.writeNumberField("new", counts.added());
      json.writeNumberField("gone", counts.gone());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void changes(JsonGenerator json, List<Difference.Change> changes)
      throws IOException {
    json.writeArrayFieldStart("findings");
    for (Difference.Change change : changes) {
      json.writeStartObject();
      json.writeStringField("change", change.isNew() ? "NEW" : "GONE");
      json.writeStringField("file", change.file());
      change.finding().writeFields(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
