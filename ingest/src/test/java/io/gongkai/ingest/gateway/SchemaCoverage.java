package io.gongkai.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which of a document's schemas and properties the answers of a test had a value for; null is none.
 */
final class SchemaCoverage {
  private static final String SCHEMAS = "/components/schemas/";

  private final JsonNode document;
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  SchemaCoverage(JsonNode document) {
    this.document = document;
  }

  /** Notes the parts of a schema that a value is of. */
  void note(JsonNode schema, JsonNode value) {
    note(schema, "", value);
  }

  /** Every named schema, and every property below it. */
  Set<String> documented() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      collect(schema.getValue(), schema.getKey(), all);
    }
    return all;
  }

  Set<String> seen() {
    return seen;
  }

  private void note(JsonNode schema, String name, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    seen.add(name);
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      String target = reference.substring(1);
      note(document.at(target), target.substring(SCHEMAS.length()), value);
    }
    schema.path("allOf").forEach(part -> note(part, name, value));
    schema.path("oneOf").forEach(part -> note(part, name, value));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (value.has(property.getKey())) {
        note(property.getValue(), name + "." + property.getKey(), value.get(property.getKey()));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      value.forEach(other -> note(schema.path("additionalProperties"), name + ".*", other));
    }
    value.forEach(item -> note(schema.path("items"), name + "[]", item));
  }

  private static void collect(JsonNode schema, String name, Set<String> all) {
    all.add(name);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      collect(property.getValue(), name + "." + property.getKey(), all);
    }
    if (schema.path("additionalProperties").isObject()) {
      collect(schema.path("additionalProperties"), name + ".*", all);
    }
    if (schema.has("items")) {
      collect(schema.path("items"), name + "[]", all);
    }
  }
}
