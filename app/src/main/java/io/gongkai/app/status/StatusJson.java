package io.gongkai.app.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.PrintedJson;
import io.gongkai.console.data.Figures;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints a status for programs: one object in one line. */
final class StatusJson {
  private StatusJson() {}

  /** The status as an object, without the end of the line. */
  static String of(PipelineStatus status) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = PrintedJson.factory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("at", status.figures().at().toString());
      json.writeArrayFieldStart("stages");
      for (PipelineStatus.Stage stage : status.stages()) {
        json.writeStartObject();
        json.writeStringField("name", stage.name());
        json.writeBooleanField("works", stage.works());
        json.writeNumberField("behind", stage.behind());
        json.writeEndObject();
      }
      json.writeEndArray();
      figures(json, status.figures());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return line.toString();
  }

  private static void figures(JsonGenerator json, Figures figures) throws IOException {
    Figures.Submissions submissions = figures.submissions();
    json.writeNumberField("received", submissions.received());
    json.writeNumberField("underWay", submissions.underWay());
    json.writeNumberField("lastMinute", submissions.lastMinute());
    json.writeNumberField("lastHour", submissions.lastHour());
    json.writeNumberField("clean", figures.clean());
    json.writeNumberField("flagged", figures.flagged());
    json.writeNumberField("unreadable", figures.unreadable());
    json.writeNumberField("sinkDeadLetters", figures.deadLetters());
    counts(json, "flaggedByRule", figures.byRule());
    counts(json, "unreadableByReason", figures.byReason());
    json.writeObjectFieldStart("due");
    json.writeNumberField("year", figures.deadlines().year());
    json.writeNumberField("daysForBodies", figures.deadlines().daysForBodies());
    json.writeNumberField("daysForJurisdictions", figures.deadlines().daysForJurisdictions());
    json.writeNumberField("missingBodies", figures.missingBodies());
    json.writeNumberField("missingJurisdictions", figures.missingJurisdictions());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, String name, List<Figures.Count> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Figures.Count count : counts) {
      json.writeNumberField(count.name(), count.count());
    }
    json.writeEndObject();
  }
}
