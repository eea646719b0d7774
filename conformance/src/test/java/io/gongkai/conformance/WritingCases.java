package io.gongkai.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.confluent.kafka.serializers.subject.TopicNameStrategy;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What serializers do under each setting, with small records whose bytes can be shown. */
final class WritingCases {
  private static final String A = "{\"name\":\"a\",\"type\":\"int\"}";
  private static final String B = "{\"name\":\"b\",\"type\":\"int\",\"default\":7}";
  private static final Map<String, Object> FIXED = Map.of("auto.register.schemas", false);
  private static final Map<String, Object> LATEST =
      Map.of("auto.register.schemas", false, "use.latest.version", true);

  private final URI registry;
  private final Rest rest;

  WritingCases(URI registry) {
    this.registry = registry;
    rest = new Rest(registry);
  }

  List<SettingsCase> all() {
    return List.of(
        naming("`TopicNameStrategy`", TopicNameStrategy.class),
        naming("`RecordNameStrategy`", RecordNameStrategy.class),
        naming("`TopicRecordNameStrategy`", TopicRecordNameStrategy.class),
        new SettingsCase(
            "`avro.remove.java.properties`",
            party -> registered(party, Map.of("avro.remove.java.properties", true))),
        new SettingsCase("without it", party -> registered(party, Map.of())),
        new SettingsCase(
            "`auto.register.schemas`, incompatible with the version there",
            party -> write(party, "auto-a", A, Map.of(), "{\"name\":\"b\",\"type\":\"int\"}")),
        new SettingsCase(
            "`auto.register.schemas=false`, schema registered",
            party -> write(party, "fixed-a", A, FIXED, A)),
        new SettingsCase(
            "`auto.register.schemas=false`, subject unknown",
            party -> write(party, "fixed-b", A, FIXED)),
        new SettingsCase(
            "`auto.register.schemas=false`, another schema registered",
            party -> write(party, "fixed-c", A, FIXED, A + "," + B)),
        new SettingsCase(
            "`use.latest.version`, the same schema", party -> write(party, "last-a", A, LATEST, A)),
        new SettingsCase(
            "`use.latest.version`, the latest says more in its docs",
            party ->
                write(
                    party,
                    "last-b",
                    A,
                    LATEST,
                    A,
                    "{\"name\":\"a\",\"type\":\"int\",\"doc\":\"d\"}")),
        new SettingsCase(
            "`use.latest.version`, the latest has one more field",
            party -> write(party, "last-c", A, LATEST, A, A + "," + B)),
        new SettingsCase(
            "`use.latest.version`, the latest has the fields in another order",
            party -> write(party, "last-d", A + "," + B, LATEST, B + "," + A)),
        new SettingsCase(
            "`use.latest.version`, the latest has a wider type",
            party -> write(party, "last-e", A, LATEST, A, "{\"name\":\"a\",\"type\":\"long\"}")),
        new SettingsCase(
            "`use.latest.version`, the latest cannot read the record",
            party -> write(party, "last-f", A, LATEST, "{\"name\":\"a\",\"type\":\"string\"}")),
        new SettingsCase(
            "`use.latest.version`, subject unknown", party -> write(party, "last-g", A, LATEST)));
  }

  /** The subjects that a schema comes to stand in. */
  private SettingsCase naming(String name, Class<?> strategy) {
    return new SettingsCase(
        name,
        party -> {
          String topic = "naming-" + party;
          GenericRecord record = record("Named" + party, A);
          Map<String, ?> settings = Map.of("value.subject.name.strategy", strategy.getName());
          byte[] bytes;
          try (Serializer<Object> serializer = party.serializer(registry, settings)) {
            bytes = serializer.serialize(topic, record);
          }
          JsonNode subjects =
              rest.succeed(
                  "GET", "/schemas/ids/" + ByteBuffer.wrap(bytes).getInt(1) + "/subjects", "");
          return "registered, now under `" + subjects.toString().replace(party.name(), "X") + "`";
        });
  }

  /** The schema that the registry comes to hold. */
  private String registered(Party party, Map<String, ?> settings)
      throws IOException, InterruptedException {
    String topic = "properties-" + settings.size() + "-" + party;
    Schema schema =
        schema(
            "P", "{\"name\":\"a\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}}");
    GenericRecord record = new GenericData.Record(schema);
    record.put("a", "x");
    try (Serializer<Object> serializer = party.serializer(registry, settings)) {
      byte[] unused = serializer.serialize(topic, record);
    }
    return "registers `"
        + rest.succeed("GET", "/subjects/" + topic + "-value/versions/latest/schema", "")
            .path("fields")
        + "`";
  }

  /** Writes a record with a=1 and b=2 where the subject holds schemas; tells version and bytes. */
  private String write(
      Party party, String name, String fields, Map<String, ?> settings, String... held)
      throws IOException, InterruptedException {
    String topic = name + "-" + party;
    String subject = "/subjects/" + topic + "-value/versions";
    for (String schema : held) {
      rest.succeed("POST", subject, Rest.schema(schema("W", schema).toString()));
    }
    byte[] bytes;
    try (Serializer<Object> serializer = party.serializer(registry, settings)) {
      bytes = serializer.serialize(topic, record("W", fields));
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    int version = 0;
    for (JsonNode number : rest.succeed("GET", subject, "")) {
      JsonNode one = rest.succeed("GET", subject + "/" + number.asInt(), "");
      version = one.path("id").asInt() == id ? number.asInt() : version;
    }
    return "version %d, `%s`"
        .formatted(version, HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 5, bytes.length)));
  }

  private static GenericRecord record(String name, String fields) {
    GenericRecord record = new GenericData.Record(schema(name, fields));
    int value = 1;
    for (Schema.Field field : record.getSchema().getFields()) {
      record.put(field.name(), value++);
    }
    return record;
  }

  private static Schema schema(String name, String fields) {
    return new Schema.Parser()
        .parse("{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + fields + "]}");
  }
}
