package io.gongkai.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.schemas.registry.RegisteredSchema;
import io.gongkai.schemas.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Decides which registered schema a record is written with, as the configuration says. */
final class SchemaChoice {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SchemaRegistry registry;
  private final SubjectNaming naming;
  private final boolean isKey;
  private final boolean autoRegister;
  private final boolean useLatest;
  private final boolean removeJavaProperties;

  SchemaChoice(SchemaRegistry registry, AvroSerdeConfig config, boolean isKey) {
    this.registry = registry;
    this.isKey = isKey;
    naming = config.naming(isKey);
    autoRegister = config.getBoolean(AvroSerdeConfig.AUTO_REGISTER);
    useLatest = config.getBoolean(AvroSerdeConfig.USE_LATEST);
    removeJavaProperties = config.getBoolean(AvroSerdeConfig.REMOVE_JAVA_PROPERTIES);
  }

  /** How records like this one are written to a topic. */
  WritePlan plan(String topic, IndexedRecord record) {
    Schema own = record.getSchema();
    String subject = naming.subject(topic, isKey, own.getFullName());
    Schema published = removeJavaProperties ? withoutJavaProperties(own) : own;
    if (autoRegister) {
      return WritePlan.own(registry.register(subject, published), record);
    }
    if (!useLatest) {
      return WritePlan.own(registry.idOf(subject, published), record);
    }
    RegisteredSchema latest = registry.latest(subject);
    SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), own);
    if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new SerializationException(
          "a record of type "
              + own.getFullName()
              + " cannot be written as version "
              + latest.version()
              + " of subject "
              + subject
              + ": "
              + pair.getResult().getIncompatibilities()
              + "; register a compatible version, or set "
              + AvroSerdeConfig.USE_LATEST
              + "=false");
    }
    return WritePlan.converted(latest.id(), record, latest.schema());
  }

  private static Schema withoutJavaProperties(Schema schema) {
    try {
      JsonNode json = JSON.readTree(schema.toString());
      for (JsonNode node : json.findParents("avro.java.string")) {
        ((ObjectNode) node).remove("avro.java.string");
      }
      return new Schema.Parser().parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro printed a schema that is not JSON", e);
    }
  }
}
