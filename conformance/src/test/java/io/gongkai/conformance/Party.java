package io.gongkai.conformance;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.gongkai.schemas.serde.AvroDeserializer;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.serde.AvroSerializer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Whose serializer and deserializer: chosen by class name, as an operator would. */
enum Party {
  /** This project's. */
  OURS(AvroSerializer.class, AvroDeserializer.class),
  /** Confluent's. */
  CONFLUENT(KafkaAvroSerializer.class, KafkaAvroDeserializer.class);

  private final Map<String, String> classes;

  Party(Class<?> serializer, Class<?> deserializer) {
    classes =
        Map.of(
            AvroSerdes.VALUE_SERIALIZER,
            serializer.getName(),
            AvroSerdes.VALUE_DESERIALIZER,
            deserializer.getName());
  }

  /** The one that is not this one. */
  Party other() {
    return this == OURS ? CONFLUENT : OURS;
  }

  /** A serde for a generated class, as the stages make it. */
  <T extends SpecificRecord> Serde<T> specific(URI registry, Class<T> type) {
    return AvroSerdes.value(settings(registry, Map.of()), type);
  }

  /** A serializer for values, with settings of one's own. */
  @SuppressWarnings("unchecked") // Both take every Avro record.
  Serializer<Object> serializer(URI registry, Map<String, ?> settings) {
    Serializer<?> serializer = this == OURS ? new AvroSerializer<>() : new KafkaAvroSerializer();
    serializer.configure(settings(registry, settings), false);
    return (Serializer<Object>) serializer;
  }

  /** A deserializer for values, with settings of one's own; generic unless they say otherwise. */
  @SuppressWarnings("unchecked") // Both give records, which are objects.
  Deserializer<Object> deserializer(URI registry, Map<String, ?> settings) {
    Deserializer<?> deserializer =
        this == OURS ? new AvroDeserializer<>() : new KafkaAvroDeserializer();
    deserializer.configure(settings(registry, settings), false);
    return (Deserializer<Object>) deserializer;
  }

  private Map<String, Object> settings(URI registry, Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(classes);
    settings.put("schema.registry.url", registry.toString());
    settings.put("max.retries", 0);
    settings.putAll(more);
    return settings;
  }
}
