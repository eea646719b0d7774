package io.gongkai.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A registry behind Confluent's REST API.
 *
 * <p>It remembers nothing: put a {@link CachingSchemaRegistry} in front.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryHttp http;

  /**
   * A client for the registry that is configured.
   *
   * @throws org.apache.kafka.common.config.ConfigException when a URL or the TLS settings cannot be
   *     used
   */
  public HttpSchemaRegistry(RegistryConfig config) {
    http = new RegistryHttp(config);
  }

  @Override
  public int register(String subject, Schema schema) {
    String what = "registering schema " + schema.getFullName() + " under subject " + subject;
    return integer(send(what, "/subjects/" + path(subject) + "/versions", body(schema)), "id");
  }

  @Override
  public int idOf(String subject, Schema schema) {
    String what = "looking up schema " + schema.getFullName() + " under subject " + subject;
    return integer(send(what, "/subjects/" + path(subject), body(schema)), "id");
  }

  @Override
  public Schema schema(int id) {
    return avro(send("fetching the schema with id " + id, "/schemas/ids/" + id, null));
  }

  @Override
  public RegisteredSchema latest(String subject) {
    Answer answer =
        send(
            "fetching the latest version of subject " + subject,
            "/subjects/" + path(subject) + "/versions/latest",
            null);
    return new RegisteredSchema(
        subject, integer(answer, "version"), integer(answer, "id"), avro(answer));
  }

  @Override
  public void close() {
    http.close();
  }

  private record Answer(String what, JsonNode json) {
    SchemaRegistryException unusable(String why, Throwable cause) {
      return new SchemaRegistryException(
          0,
          what
              + ": the schema registry's answer cannot be used: "
              + why
              + "; check that "
              + RegistryConfig.URL
              + " names a schema registry with Confluent's REST API",
          cause);
    }
  }

  private Answer send(String what, String path, String body) {
    String text = http.send(what, path, body);
    try {
      return new Answer(what, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new Answer(what, null).unusable("it is not JSON", e);
    }
  }

  private static int integer(Answer answer, String field) {
    JsonNode value = answer.json().path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw answer.unusable("it has no whole number \"" + field + "\"", null);
    }
    return value.intValue();
  }

  private static Schema avro(Answer answer) {
    JsonNode json = answer.json();
    String type = json.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO") || !json.path("references").isEmpty()) {
      throw answer.unusable(
          "only Avro schemas without references can be read here, and it is of type " + type, null);
    }
    if (!json.path("schema").isTextual()) {
      throw answer.unusable("it has no text \"schema\"", null);
    }
    try {
      // A registry may hold schemas with defaults that newer versions of Avro refuse.
      return new Schema.Parser().setValidateDefaults(false).parse(json.path("schema").textValue());
    } catch (AvroRuntimeException e) {
      throw answer.unusable("its schema is not valid Avro: " + e.getMessage(), e);
    }
  }

  private static String body(Schema schema) {
    return JSON.createObjectNode().put("schema", schema.toString()).toString();
  }

  private static String path(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
