package io.gongkai.schemas.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Serdes for the pipeline's records, made of the classes that the configuration names.
 *
 * <p>With the Maven profile {@code confluent} on the classpath, {@code
 * io.confluent.kafka.serializers.KafkaAvroSerializer} and {@code KafkaAvroDeserializer} do the same
 * work.
 */
public final class AvroSerdes {
  /** Class that writes values; {@link AvroSerializer} unless configured. */
  public static final String VALUE_SERIALIZER = "avro.value.serializer.class";

  /** Class that reads values; {@link AvroDeserializer} unless configured. */
  public static final String VALUE_DESERIALIZER = "avro.value.deserializer.class";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              VALUE_SERIALIZER,
              ConfigDef.Type.CLASS,
              AvroSerializer.class,
              Importance.LOW,
              "Class that writes Avro values.")
          .define(
              VALUE_DESERIALIZER,
              ConfigDef.Type.CLASS,
              AvroDeserializer.class,
              Importance.LOW,
              "Class that reads Avro values.");

  private AvroSerdes() {}

  /**
   * A configured serde for the values of a topic.
   *
   * @param config configuration under Confluent's keys; at least {@code schema.registry.url}
   * @param type generated class of the values
   * @throws ConfigException when a value is missing or wrong
   */
  public static <T extends SpecificRecord> Serde<T> value(Map<String, ?> config, Class<T> type) {
    AbstractConfig classes = new AbstractConfig(DEFINITION, config, false);
    Map<String, Object> settings = new HashMap<>(config);
    settings.put(AvroSerdeConfig.SPECIFIC_READER, true);
    settings.put(AvroSerdeConfig.SPECIFIC_VALUE_TYPE, type.getName());
    // Serdes that are not ours use Avro's own list of trusted classes.
    TrustedClasses.trust(type);
    Serializer<T> serializer = serializer(classes.getClass(VALUE_SERIALIZER));
    Deserializer<T> deserializer = deserializer(classes.getClass(VALUE_DESERIALIZER));
    serializer.configure(settings, false);
    deserializer.configure(settings, false);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  // The class comes from the configuration: what it takes, only its own documentation says.
  @SuppressWarnings("unchecked")
  private static <T> Serializer<T> serializer(Class<?> type) {
    return (Serializer<T>) instance(VALUE_SERIALIZER, type, Serializer.class);
  }

  @SuppressWarnings("unchecked")
  private static <T> Deserializer<T> deserializer(Class<?> type) {
    return (Deserializer<T>) instance(VALUE_DESERIALIZER, type, Deserializer.class);
  }

  private static <C> C instance(String key, Class<?> type, Class<C> contract) {
    if (!contract.isAssignableFrom(type)) {
      throw new ConfigException(key, type.getName(), "it is no " + contract.getName());
    }
    return contract.cast(Utils.newInstance(type));
  }
}
