package io.gongkai.conformance;

import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.Topics;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The topics with Avro values, and the type of their values. */
final class ModelTypes {
  private ModelTypes() {}

  /**
   * A topic and the type of its values.
   *
   * @param topic name of the topic
   * @param type generated class of the values
   */
  record TopicType(String topic, Class<? extends SpecificRecord> type) {
    Schema schema() {
      return SpecificData.get().getSchema(type);
    }

    @Override
    public String toString() {
      return topic + " " + type.getSimpleName();
    }
  }

  /** Every topic with Avro values. */
  static List<TopicType> all() {
    return List.of(
        new TopicType(Topics.NORMALIZED, Report.class),
        new TopicType(Topics.CLEAN, ValidatedReport.class),
        new TopicType(Topics.FLAGGED, ValidatedReport.class),
        new TopicType(Topics.UNREADABLE, Unreadable.class),
        new TopicType(Topics.RECEIPTS, Receipt.class),
        new TopicType(Topics.FLAGGED_COUNTS, FlaggedCount.class),
        new TopicType(Topics.WAIVERS, Waiver.class));
  }
}
