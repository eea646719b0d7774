package io.gongkai.validate.topology;

import io.gongkai.model.Unreadable;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Sends a record on its way to its agency: under a key that names the agency, and with where it
 * came from in its headers.
 */
final class AgencyEntry extends ContextualProcessor<String, byte[], String, byte[]> {
  private final Keying keying;

  /** Finds the key of a record of a topic for its way; it throws where there is none. */
  @FunctionalInterface
  private interface Keying {
    String key(String topic, String key, byte[] value);
  }

  private AgencyEntry(Keying keying) {
    this.keying = keying;
  }

  /** For records of reports.normalized. */
  static ProcessorSupplier<String, byte[], String, byte[]> ofReports() {
    return () -> new AgencyEntry((topic, key, value) -> ReportKey.require(key));
  }

  /** For records of reports.waivers. */
  static ProcessorSupplier<String, byte[], String, byte[]> ofWaivers() {
    return () -> new AgencyEntry((topic, key, value) -> WaiverKey.parse(key).toString());
  }

  /**
   * For records of reports.unreadable: under the key of the report that it was meant to be, with
   * year 0 where that is not known.
   */
  static ProcessorSupplier<String, byte[], String, byte[]> ofUnreadables(
      Deserializer<Unreadable> deserializer) {
    return () ->
        new AgencyEntry(
            (topic, key, value) -> meant(deserializer.deserialize(Topics.UNREADABLE, value)));
  }

  /**
   * For records of reports.normalized and reports.unreadable that an operator sends again: they
   * enter as what they are, from where they stood.
   */
  static ProcessorSupplier<String, byte[], String, byte[]> ofRedriven(
      Deserializer<Unreadable> deserializer) {
    return () ->
        new AgencyEntry(
            (topic, key, value) ->
                switch (topic) {
                  case Topics.NORMALIZED -> ReportKey.require(key);
                  case Topics.UNREADABLE -> meant(deserializer.deserialize(topic, value));
                  default ->
                      throw new IllegalArgumentException(
                          "validate takes nothing back from the topic " + topic);
                });
  }

  /** The report that a key on the way belongs to: it is a report key, or that of a waiver. */
  static String reportKey(String key) {
    return ReportKey.isReportKey(key) ? key : WaiverKey.parse(key).reportKey();
  }

  private static String meant(Unreadable unreadable) {
    if (unreadable == null) {
      throw new IllegalArgumentException("reports.unreadable has no tombstones");
    }
    return unreadable.getPartial() == null
        ? ReportKey.of(unreadable.getSubmission().getAgencyId(), 0)
        : ReportKey.of(unreadable.getPartial());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata at =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record comes from a topic"));
    if (at.topic().equals(Topics.VALIDATE_REDRIVE)) {
      Redrive redrive = Redrive.require(record.headers());
      forward(record.withTimestamp(redrive.timestamp()), redrive.origin(), true);
    } else {
      RecordOrigin origin = new RecordOrigin(at.topic(), at.partition(), at.offset());
      // Headers of documents come through to here, and with them whatever a publisher wrote.
      forward(record, origin, Redrive.isBelievedOn(at.topic()));
    }
  }

  private void forward(Record<String, byte[]> record, RecordOrigin origin, boolean believed) {
    String key = keying.key(origin.topic(), record.key(), record.value());
    // In the record's own headers, which the dead letters are made from, only behind this hop.
    Record<String, byte[]> onItsWay = record.withKey(key).withHeaders(record.headers());
    origin.putInto(onItsWay.headers());
    if (!believed) {
      Redrive.removeFrom(onItsWay.headers());
    }
    context().forward(onItsWay);
  }
}
