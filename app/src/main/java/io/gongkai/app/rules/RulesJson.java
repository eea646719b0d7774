package io.gongkai.app.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes rules of the catalogue as JSON. */
final class RulesJson {
  private RulesJson() {}

  /** The version of the catalogue and rules, in one line. */
  static String list(List<Rule> rules) {
    return line(
        json -> {
          json.writeStartObject();
          json.writeStringField("catalogue", RuleCatalogue.VERSION);
          json.writeArrayFieldStart("rules");
          for (Rule rule : rules) {
            write(json, rule);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** One rule, in one line. */
  static String rule(Rule rule) {
    return line(json -> write(json, rule));
  }

  /** Something to write, which may fail like any writing. */
  private interface Content {
    void to(JsonGenerator json) throws IOException;
  }

  private static String line(Content content) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      content.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, Rule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", rule.code());
    json.writeStringField("severity", rule.severity().name());
    json.writeStringField("category", rule.category().name());
    json.writeStringField("scope", rule.scope().name());
    json.writeStringField("since", rule.since());
    optional(json, "deprecated", rule.deprecated());
    optional(json, "replacedBy", rule.replacedBy());
    text(json, "title", rule.title());
    text(json, "explanation", rule.explanation());
    text(json, "legalBasis", rule.legalBasis());
    text(json, "fix", rule.fix());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  private static void text(JsonGenerator json, String name, Bilingual text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("zh", text.zh());
    json.writeStringField("en", text.en());
    json.writeEndObject();
  }
}
