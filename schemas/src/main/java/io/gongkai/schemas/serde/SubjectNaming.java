package io.gongkai.schemas.serde;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/**
 * How the subject of a record's schema is named. In the configuration stand Confluent's class
 * names, with or without their package.
 */
public enum SubjectNaming {
  /** {@code topic-key} or {@code topic-value}. */
  TOPIC("TopicNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, String recordName) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** The full name of the record. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, String recordName) {
      return recordName;
    }
  },
  /** Topic and full name of the record, joined by a hyphen. */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, String recordName) {
      return topic + "-" + recordName;
    }
  };

  private static final List<String> PACKAGES =
      List.of("", "io.confluent.kafka.serializers.subject.");

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  /** The subject of a record's schema. */
  abstract String subject(String topic, boolean isKey, String recordName);

  /**
   * The naming with a configured name.
   *
   * @param key key of the configuration, for the message
   * @throws ConfigException when the name is none of those known
   */
  static SubjectNaming of(String key, String name) {
    for (SubjectNaming naming : values()) {
      for (String prefix : PACKAGES) {
        if (name.equals(prefix + naming.strategy)) {
          return naming;
        }
      }
    }
    String known =
        Arrays.stream(values()).map(naming -> naming.strategy).collect(Collectors.joining(", "));
    throw new ConfigException(key, name, "known are " + known);
  }

  @Override
  public String toString() {
    return strategy;
  }
}
