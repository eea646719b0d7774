package io.gongkai.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.gongkai.registry.CompatibilityLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * What a judge says of a change, by compatibility level.
 *
 * @param compatible whether the next schema may come
 */
record Verdicts(Map<CompatibilityLevel, Boolean> compatible) {

  /** As a registry answers when it is asked. */
  static Verdicts ofRegistry(Rest rest, String subject, SchemaChange change)
      throws IOException, InterruptedException {
    setLevel(rest, subject, CompatibilityLevel.NONE);
    for (String schema : change.earlier()) {
      rest.succeed("POST", "/subjects/" + subject + "/versions", Rest.schema(schema));
    }
    Map<CompatibilityLevel, Boolean> compatible = new TreeMap<>();
    for (CompatibilityLevel level : CompatibilityLevel.values()) {
      setLevel(rest, subject, level);
      JsonNode answer =
          rest.succeed(
              "POST",
              "/compatibility/subjects/" + subject + "/versions",
              Rest.schema(change.next()));
      compatible.put(level, answer.path("is_compatible").asBoolean());
    }
    return new Verdicts(compatible);
  }

  /**
   * The levels at which a registry, whose subject holds the earlier versions, refuses to register
   * the next one. A level at which it does not ends the question: the subject has changed.
   */
  static Set<CompatibilityLevel> refusals(
      Rest rest, String subject, SchemaChange change, Set<CompatibilityLevel> at)
      throws IOException, InterruptedException {
    Set<CompatibilityLevel> refused = EnumSet.noneOf(CompatibilityLevel.class);
    for (CompatibilityLevel level : at) {
      setLevel(rest, subject, level);
      String body = Rest.schema(change.next());
      if (rest.send("POST", "/subjects/" + subject + "/versions", Rest.MEDIA_TYPE, body).status()
          != 409) {
        break;
      }
      refused.add(level);
    }
    return refused;
  }

  /** The levels at which the next schema may not come. */
  Set<CompatibilityLevel> refused() {
    Set<CompatibilityLevel> refused = EnumSet.allOf(CompatibilityLevel.class);
    refused.removeIf(compatible::get);
    return refused;
  }

  private static void setLevel(Rest rest, String subject, CompatibilityLevel level)
      throws IOException, InterruptedException {
    rest.succeed("PUT", "/config/" + subject, "{\"compatibility\":\"" + level + "\"}");
  }

  /** As Confluent's own classes judge, which are those in Confluent's registry. */
  static Verdicts ofConfluent(SchemaChange change) {
    List<ParsedSchemaHolder> earlier = new ArrayList<>();
    change
        .earlier()
        .forEach(schema -> earlier.add(new SimpleParsedSchemaHolder(new AvroSchema(schema))));
    Map<CompatibilityLevel, Boolean> compatible = new TreeMap<>();
    for (CompatibilityLevel level : CompatibilityLevel.values()) {
      List<String> against =
          new AvroSchema(change.next())
              .isCompatible(
                  io.confluent.kafka.schemaregistry.CompatibilityLevel.valueOf(level.name()),
                  earlier);
      compatible.put(level, against.isEmpty());
    }
    return new Verdicts(compatible);
  }

  /** As Avro's validators judge, which try how data would be resolved. */
  static Verdicts ofAvro(SchemaChange change) {
    List<Schema> newestFirst = new ArrayList<>();
    change.earlier().forEach(schema -> newestFirst.add(0, new Schema.Parser().parse(schema)));
    Schema next = new Schema.Parser().parse(change.next());
    Map<CompatibilityLevel, Boolean> compatible = new TreeMap<>();
    for (CompatibilityLevel level : CompatibilityLevel.values()) {
      compatible.put(
          level, level == CompatibilityLevel.NONE || accepts(validator(level), next, newestFirst));
    }
    return new Verdicts(compatible);
  }

  private static SchemaValidator validator(CompatibilityLevel level) {
    SchemaValidatorBuilder builder = new SchemaValidatorBuilder();
    switch (level) {
      case BACKWARD, BACKWARD_TRANSITIVE -> builder.canReadStrategy();
      case FORWARD, FORWARD_TRANSITIVE -> builder.canBeReadStrategy();
      default -> builder.mutualReadStrategy();
    }
    return level.name().endsWith("_TRANSITIVE") ? builder.validateAll() : builder.validateLatest();
  }

  private static boolean accepts(SchemaValidator validator, Schema next, List<Schema> earlier) {
    try {
      validator.validate(next, earlier);
      return true;
    } catch (SchemaValidationException e) {
      return false;
    }
  }
}
