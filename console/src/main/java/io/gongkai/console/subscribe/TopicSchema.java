package io.gongkai.console.subscribe;

import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * What the values of a topic are, as the stages register it.
 *
 * @param topic the topic
 * @param type full name of the type of its values
 * @param json the schema of its values, for people too
 */
public record TopicSchema(String topic, String type, String json) {
  private static final List<TopicSchema> ALL =
      List.of(
          of(Topics.CLEAN, ValidatedReport.getClassSchema()),
          of(Topics.FLAGGED, ValidatedReport.getClassSchema()),
          of(Topics.FLAGGED_COUNTS, FlaggedCount.getClassSchema()),
          of(Topics.UNREADABLE, Unreadable.getClassSchema()),
          of(Topics.RECEIPTS, Receipt.getClassSchema()),
          of(Topics.NORMALIZED, Report.getClassSchema()),
          of(Topics.WAIVERS, Waiver.getClassSchema()));

  /** Those of every topic that has one. */
  public static List<TopicSchema> all() {
    return ALL;
  }

  /** The one of a file. */
  public static Optional<TopicSchema> inFile(String fileName) {
    return ALL.stream().filter(schema -> schema.fileName().equals(fileName)).findFirst();
  }

  /** The subject that it is registered under. */
  public String subject() {
    return topic + "-value";
  }

  /** What a file of it is called. */
  public String fileName() {
    return subject() + ".avsc";
  }

  private static TopicSchema of(String topic, Schema schema) {
    return new TopicSchema(
        topic, schema.getFullName(), SchemaFormatter.format("json/pretty", schema));
  }
}
