package io.gongkai.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.conformance.Rest.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of requests as one registry answers it.
 *
 * <p>What must differ is made alike: ids are named for the schema they were given to, messages for
 * people become {@code …}, and of lists of subjects those of other tests are left out.
 */
final class Conversation {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the names of the table's subjects start with; schema types are capital letters. */
  private static final String PREFIX = "q";

  private final Rest rest;
  private final Map<String, Integer> ids = new HashMap<>();

  Conversation(URI registry) {
    rest = new Rest(registry);
  }

  /**
   * An answer made comparable.
   *
   * @param text status, error code and body
   * @param type media type
   */
  record Comparable(String text, String type) {}

  Comparable ask(Request request) throws IOException, InterruptedException {
    String path = request.path();
    for (Map.Entry<String, Integer> id : ids.entrySet()) {
      path = path.replace("$" + id.getKey(), id.getValue().toString());
    }
    Answer answer = rest.send(request.method(), path, request.type(), request.body());
    if (!request.remembers().isEmpty()) {
      ids.put(request.remembers(), answer.body().path("id").asInt());
    }
    return new Comparable(answer.status() + " " + alike(answer.body()), answer.type());
  }

  private JsonNode alike(JsonNode body) throws JsonProcessingException {
    if (body.isArray()) {
      return list(body);
    }
    if (!body.isObject()) {
      return body.isTextual() && !body.textValue().isEmpty() ? text("…") : body;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      fields.put(field.getKey(), alike(field.getKey(), field.getValue()));
    }
    ObjectNode alike = JSON.createObjectNode();
    alike.setAll(fields);
    return alike;
  }

  private JsonNode alike(String name, JsonNode value) throws JsonProcessingException {
    return switch (name) {
      case "id" -> text(nameOf(value.asInt()));
      case "message" -> text("…");
      case "messages" -> value.isEmpty() ? value : JSON.createArrayNode().add("…");
      case "schema" -> value.isTextual() ? JSON.readTree(value.textValue()) : value;
      default -> value;
    };
  }

  /** The registries hold the subjects of other tests too. */
  private JsonNode list(JsonNode body) throws JsonProcessingException {
    ArrayNode list = JSON.createArrayNode();
    for (JsonNode element : body) {
      if (!element.isTextual() || element.textValue().matches("[A-Z]+|" + PREFIX + ".*")) {
        list.add(element.isObject() ? alike(element) : element);
      }
    }
    return list;
  }

  private String nameOf(int id) {
    return ids.entrySet().stream()
        .filter(entry -> entry.getValue() == id)
        .map(entry -> "$" + entry.getKey())
        .findFirst()
        .orElse("new");
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
