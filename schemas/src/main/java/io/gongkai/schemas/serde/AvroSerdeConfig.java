package io.gongkai.schemas.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The configuration of serializer and deserializer, under Confluent's keys. The registry's client
 * has its own, see {@link io.gongkai.schemas.registry.RegistryConfig}.
 */
public final class AvroSerdeConfig extends AbstractConfig {
  /** Whether the serializer registers schemas that the registry does not have. */
  public static final String AUTO_REGISTER = "auto.register.schemas";

  /** Whether the serializer writes with the newest schema of the subject. */
  public static final String USE_LATEST = "use.latest.version";

  /** Whether the registered schemas are freed of properties that concern only Java. */
  public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";

  /** Whether the deserializer returns generated classes rather than generic records. */
  public static final String SPECIFIC_READER = "specific.avro.reader";

  /** Generated class that keys are read into; without it the record's name decides. */
  public static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";

  /** Generated class that values are read into; without it the record's name decides. */
  public static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";

  /** How the subjects of keys are named. */
  public static final String KEY_NAMING = "key.subject.name.strategy";

  /** How the subjects of values are named. */
  public static final String VALUE_NAMING = "value.subject.name.strategy";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              AUTO_REGISTER,
              ConfigDef.Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "Whether schemas that the registry does not have are registered.")
          .define(
              USE_LATEST,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether to write with the newest schema of the subject."
                  + " Needs auto.register.schemas=false.")
          .define(
              REMOVE_JAVA_PROPERTIES,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether to register schemas without avro.java.string and the like.")
          .define(
              SPECIFIC_READER,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.MEDIUM,
              "Whether to return generated classes rather than generic records.")
          .define(
              SPECIFIC_KEY_TYPE,
              ConfigDef.Type.CLASS,
              null,
              Importance.LOW,
              "Generated class that keys are read into.")
          .define(
              SPECIFIC_VALUE_TYPE,
              ConfigDef.Type.CLASS,
              null,
              Importance.LOW,
              "Generated class that values are read into.")
          .define(
              KEY_NAMING,
              ConfigDef.Type.STRING,
              SubjectNaming.TOPIC.toString(),
              SubjectNamingValidator.INSTANCE,
              Importance.MEDIUM,
              "How the subjects of keys are named.")
          .define(
              VALUE_NAMING,
              ConfigDef.Type.STRING,
              SubjectNaming.TOPIC.toString(),
              SubjectNamingValidator.INSTANCE,
              Importance.MEDIUM,
              "How the subjects of values are named.");

  private enum SubjectNamingValidator implements ConfigDef.Validator {
    INSTANCE;

    @Override
    public void ensureValid(String name, Object value) {
      SubjectNaming unused = SubjectNaming.of(name, (String) value);
    }
  }

  /**
   * Reads the configuration; keys of others are ignored.
   *
   * @throws org.apache.kafka.common.config.ConfigException when a value is wrong
   */
  public AvroSerdeConfig(Map<String, ?> configs) {
    super(DEFINITION, namesOfClasses(configs), false);
  }

  /** How subjects are named. */
  SubjectNaming naming(boolean isKey) {
    String key = isKey ? KEY_NAMING : VALUE_NAMING;
    return SubjectNaming.of(key, getString(key));
  }

  /** Confluent's configuration takes a strategy as a class as well as by its name. */
  private static Map<String, Object> namesOfClasses(Map<String, ?> configs) {
    Map<String, Object> named = new HashMap<>(configs);
    for (String key : new String[] {KEY_NAMING, VALUE_NAMING}) {
      if (configs.get(key) instanceof Class<?> strategy) {
        named.put(key, strategy.getName());
      }
    }
    return named;
  }
}
