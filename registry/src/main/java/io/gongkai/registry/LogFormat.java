package io.gongkai.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.registry.SchemaLog.Entry;
import java.util.Optional;

/** The entries of the log, in the shape in which Confluent's registry writes them. */
final class LogFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "SCHEMA";
  private static final String CONFIG = "CONFIG";
  private static final String DELETE_SUBJECT = "DELETE_SUBJECT";

  private LogFormat() {}

  /** What an entry says. */
  sealed interface Event {}

  /** A version stands in a subject. */
  record VersionStored(String subject, int version, int id, String schema, boolean deleted)
      implements Event {}

  /** A version is gone for good. */
  record VersionErased(String subject, int version) implements Event {}

  /** The versions of a subject, up to one, are deleted softly. */
  record SubjectDeleted(String subject, int version) implements Event {}

  /** A compatibility level is set; the subject is empty for the global one. */
  record LevelSet(String subject, CompatibilityLevel level) implements Event {}

  /** A compatibility level is not set any more; the subject is empty for the global one. */
  record LevelCleared(String subject) implements Event {}

  static Entry stored(VersionStored version) {
    ObjectNode value = JSON.createObjectNode();
    value.put("subject", version.subject());
    value.put("version", version.version());
    value.put("id", version.id());
    value.put("schema", version.schema());
    value.put("deleted", version.deleted());
    return new Entry(versionKey(version.subject(), version.version()), value.toString());
  }

  static Entry erased(String subject, int version) {
    return new Entry(versionKey(subject, version), null);
  }

  static Entry subjectDeleted(String subject, int version) {
    ObjectNode value = JSON.createObjectNode().put("subject", subject).put("version", version);
    return new Entry(key(DELETE_SUBJECT, subject, 0).toString(), value.toString());
  }

  static Entry subjectErased(String subject) {
    return new Entry(key(DELETE_SUBJECT, subject, 0).toString(), null);
  }

  static Entry level(String subject, CompatibilityLevel level) {
    ObjectNode value = JSON.createObjectNode().put("compatibilityLevel", level.name());
    return new Entry(key(CONFIG, subject, 0).toString(), value.toString());
  }

  static Entry levelCleared(String subject) {
    return new Entry(key(CONFIG, subject, 0).toString(), null);
  }

  /**
   * Reads an entry.
   *
   * @return what it says; empty for kinds that this registry does not keep, such as NOOP and MODE
   * @throws JsonProcessingException when it is not JSON
   * @throws IllegalArgumentException when it lacks what its kind needs
   */
  static Optional<Event> read(Entry entry) throws JsonProcessingException {
    JsonNode key = JSON.readTree(entry.key());
    JsonNode value = entry.value() == null ? JSON.nullNode() : JSON.readTree(entry.value());
    String subject = key.path("subject").asText("");
    return switch (key.path("keytype").asText("")) {
      case SCHEMA -> Optional.of(version(key, value));
      case CONFIG -> Optional.of(config(subject, value));
      case DELETE_SUBJECT ->
          value.isNull()
              ? Optional.empty()
              : Optional.of(new SubjectDeleted(text(key, "subject"), number(value, "version")));
      default -> Optional.empty();
    };
  }

  private static Event version(JsonNode key, JsonNode value) {
    String subject = text(key, "subject");
    int version = number(key, "version");
    if (value.isNull()) {
      return new VersionErased(subject, version);
    }
    if (!value.path("schemaType").asText("AVRO").equals("AVRO")
        || !value.path("references").isEmpty()) {
      throw new IllegalArgumentException("it is no Avro schema without references");
    }
    return new VersionStored(
        subject,
        version,
        number(value, "id"),
        text(value, "schema"),
        value.path("deleted").asBoolean(false));
  }

  private static Event config(String subject, JsonNode value) {
    if (value.isNull()) {
      return new LevelCleared(subject);
    }
    String name = text(value, "compatibilityLevel");
    return new LevelSet(
        subject,
        CompatibilityLevel.named(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown level " + name)));
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("it has no text \"" + field + "\"");
    }
    return node.path(field).textValue();
  }

  private static int number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
      throw new IllegalArgumentException("it has no positive number \"" + field + "\"");
    }
    return value.intValue();
  }

  private static String versionKey(String subject, int version) {
    ObjectNode key = key(SCHEMA, subject, 1);
    key.remove("magic");
    return key.put("version", version).put("magic", 1).toString();
  }

  /** Keys decide what compaction keeps: their fields always stand in the same order. */
  private static ObjectNode key(String type, String subject, int magic) {
    ObjectNode key = JSON.createObjectNode().put("keytype", type);
    if (subject.isEmpty()) {
      key.putNull("subject");
    } else {
      key.put("subject", subject);
    }
    return key.put("magic", magic);
  }
}
