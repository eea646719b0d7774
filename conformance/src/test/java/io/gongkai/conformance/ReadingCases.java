package io.gongkai.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.model.Receipt;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** What deserializers make of records of older and newer schemas, and of bytes that are none. */
final class ReadingCases {
  private static final String TOPIC = "reading";
  private static final Map<String, ?> SPECIFIC = Map.of("specific.avro.reader", true);
  private static final Map<String, ?> TYPED =
      Map.of("specific.avro.reader", true, "specific.avro.value.type", Receipt.class.getName());

  private final URI registry;

  ReadingCases(URI registry) {
    this.registry = registry;
  }

  List<SettingsCase> all() {
    return List.of(
        new SettingsCase("generic reader", party -> read(party, Map.of(), written(now()))),
        new SettingsCase(
            "`specific.avro.reader`, class by the record's name",
            party -> read(party, SPECIFIC, written(now()))),
        new SettingsCase(
            "`specific.avro.reader`, writer's schema older",
            party -> read(party, TYPED, written(older()))),
        new SettingsCase(
            "`specific.avro.reader`, writer's schema newer",
            party -> read(party, TYPED, written(newer()))),
        new SettingsCase(
            "`specific.avro.reader`, a symbol that the class does not know",
            party -> read(party, TYPED, withNewSymbol())),
        new SettingsCase(
            "`specific.avro.reader`, no class of that name",
            party -> read(party, SPECIFIC, written(renamed()))),
        new SettingsCase(
            "generic reader, newer schema", party -> read(party, Map.of(), written(newer()))),
        new SettingsCase("unknown magic byte", party -> read(party, Map.of(), altered(0, 1))),
        new SettingsCase("unknown id", party -> read(party, Map.of(), altered(1, 127))),
        new SettingsCase(
            "four bytes", party -> read(party, Map.of(), Arrays.copyOf(written(now()), 4))),
        new SettingsCase("no bytes", party -> read(party, Map.of(), new byte[0])),
        new SettingsCase(
            "record cut off", party -> read(party, Map.of(), Arrays.copyOf(written(now()), 9))),
        new SettingsCase(
            "a byte too many",
            party -> {
              byte[] bytes = written(now());
              return read(party, Map.of(), Arrays.copyOf(bytes, bytes.length + 1));
            }));
  }

  private String read(Party party, Map<String, ?> settings, byte[] bytes) {
    try (Deserializer<Object> deserializer = party.deserializer(registry, settings)) {
      Object read = deserializer.deserialize(TOPIC, bytes);
      GenericData model = GenericData.get();
      return read instanceof Receipt receipt
          ? "`Receipt` %s, standing \"%s\"".formatted(receipt.getStatus(), receipt.getStanding())
          : "generic, %d fields, hash %08x"
              .formatted(
                  ((GenericRecord) read).getSchema().getFields().size(),
                  model.toString(read).hashCode());
    }
  }

  /** A record as a writer with a schema writes it. */
  private byte[] written(Schema schema) {
    return written(record(schema));
  }

  private byte[] written(GenericRecord record) {
    // A topic of its own for each shape: what readers make of it is asked, not what may come next.
    String topic =
        TOPIC
            + "-"
            + record.getSchema().getFields().size()
            + record.getSchema().getName()
            + record.getSchema().getField("status").schema().getEnumSymbols().size();
    try (Serializer<Object> serializer = Party.CONFLUENT.serializer(registry, Map.of())) {
      return serializer.serialize(topic, record);
    }
  }

  private byte[] altered(int at, int value) {
    byte[] bytes = written(now());
    bytes[at] = (byte) value;
    return bytes;
  }

  private static GenericRecord record(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(
          field.name(),
          switch (field.schema().getType()) {
            case STRING -> field.name() + "公开";
            case ENUM -> new GenericData.EnumSymbol(field.schema(), "CLEAN");
            case LONG -> 1_769_000_000_000L;
            case INT -> 3;
            case ARRAY -> List.of();
            default -> throw new IllegalStateException(field + " is of no type known here");
          });
    }
    return record;
  }

  private byte[] withNewSymbol() throws IOException {
    Schema schema = withStatusSymbol();
    GenericRecord record = record(schema);
    record.put("status", new GenericData.EnumSymbol(schema.getField("status").schema(), "PRAISED"));
    return written(record);
  }

  private static Schema now() {
    return Receipt.getClassSchema();
  }

  private static Schema older() throws IOException {
    ObjectNode json = json();
    Set<String> later = Set.of("standing", "causes", "fixed", "messageZh", "messageEn");
    ArrayNode fields = (ArrayNode) json.get("fields");
    for (int i = fields.size() - 1; i >= 0; i--) {
      if (later.contains(fields.get(i).path("name").textValue())) {
        fields.remove(i);
      }
    }
    return parse(json);
  }

  private static Schema newer() throws IOException {
    ObjectNode json = json();
    ((ArrayNode) json.get("fields"))
        .insertObject(0)
        .put("name", "office")
        .put("type", "string")
        .put("default", "");
    return parse(json);
  }

  private static Schema renamed() throws IOException {
    return parse(json().put("name", "Unheard"));
  }

  private static Schema withStatusSymbol() throws IOException {
    ObjectNode json = json();
    for (JsonNode field : json.get("fields")) {
      if (field.path("name").textValue().equals("status")) {
        ((ArrayNode) field.path("type").get("symbols")).add("PRAISED");
      }
    }
    return parse(json);
  }

  private static ObjectNode json() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(now().toString());
  }

  private static Schema parse(JsonNode json) {
    return new Schema.Parser().parse(json.toString());
  }
}
