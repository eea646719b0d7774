package io.gongkai.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The OpenAPI document, held against every answer that a test gets. */
final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final SchemaCoverage coverage;

  private Contract(JsonNode document) {
    this.document = document;
    this.coverage = new SchemaCoverage(document);
  }

  static Contract load() {
    try (InputStream in = GatewayRoutes.class.getResourceAsStream("openapi.json")) {
      return new Contract(JSON.readTree(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Fails when an answer is not as the document has it. */
  JsonNode check(String method, String path, Answer answer) {
    String plain = path.replaceFirst("\\?.*", "");
    String label = method + " " + plain + " " + answer.status();
    JsonNode response = response(method, plain, answer.status(), label);
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      assertThat(answer.header(header.getKey())).as("%s %s", label, header.getKey()).isNotNull();
      valid(
          header.getValue().path("schema"),
          JSON.valueToTree(answer.header(header.getKey())),
          label);
    }
    String type = String.valueOf(answer.header("content-type")).replaceFirst(";.*", "");
    JsonNode schema = response.path("content").path(type).path("schema");
    assertThat(schema.isMissingNode()).as("%s has the undocumented type %s", label, type).isFalse();
    try {
      JsonNode body = JSON.readTree(answer.body());
      valid(schema, body, label);
      coverage.note(schema, body);
      return body;
    } catch (IOException e) {
      throw new AssertionError(
          label + " is no JSON: " + new String(answer.body(), StandardCharsets.UTF_8), e);
    }
  }

  /** Every operation and status in the document. */
  Set<String> documented() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        for (Map.Entry<String, JsonNode> status :
            operation.getValue().path("responses").properties()) {
          all.add(label(operation.getKey(), path.getKey(), status.getKey()));
        }
      }
    }
    return all;
  }

  /** The schemas of the answers so far. */
  SchemaCoverage coverage() {
    return coverage;
  }

  /** Operations and statuses of the answers so far. */
  Set<String> seen() {
    return seen;
  }

  private JsonNode response(String method, String path, int status, String label) {
    String lower = method.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, JsonNode> template : document.path("paths").properties()) {
      if (path.matches(template.getKey().replaceAll("\\{[^}]*}", "[^/]+"))) {
        JsonNode operation = template.getValue().path(lower);
        if (!operation.isMissingNode()) {
          seen.add(label(lower, template.getKey(), Integer.toString(status)));
          JsonNode response = operation.path("responses").path(Integer.toString(status));
          if (response.isMissingNode() && status == 503) {
            // While the gateway stops, any address may say so.
            return document.at("/components/responses/Unavailable");
          }
          assertThat(response.isMissingNode()).as("%s is not documented", label).isFalse();
          return resolved(response);
        }
        assertThat(status).as(label).isEqualTo(405);
        return document.at("/components/responses/MethodNotAllowed");
      }
    }
    assertThat(status).as("%s: the path is not documented", label).isIn(404, 400);
    return document.at("/components/responses/" + (status == 404 ? "NotFound" : "Malformed"));
  }

  private static String label(String method, String template, String status) {
    return method + " " + template + " " + status;
  }

  private JsonNode resolved(JsonNode response) {
    String reference = response.path("$ref").asText("");
    return reference.isEmpty() ? response : document.at(reference.substring(1));
  }

  private void valid(JsonNode schema, JsonNode value, String label) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole, config)
                .validate(value))
        .as("%s: %s", label, value)
        .isEmpty();
  }
}
