package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.conformance.ModelRecords.Both;
import io.gongkai.conformance.ModelTypes.TopicType;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our serializer and deserializer against Confluent's own, on random records of the model. */
@ExtendWith(EmbeddedRegistry.Started.class)
class SerdeBytesIT {
  private static final int RECORDS = 200;

  private final EmbeddedRegistry registry;

  SerdeBytesIT(EmbeddedRegistry registry) {
    this.registry = registry;
  }

  /** What was compared for a topic. */
  private record Compared(int encodings, int readings, long bytes) {}

  @Test
  void shouldWriteTheSameBytesAndReadTheSameRecordsAsConfluentsClasses() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("| topic | type | records | bytes | encodings equal | readings equal |\n");
    page.append("| --- | --- | ---: | ---: | ---: | ---: |\n");
    int encodings = 0;
    int readings = 0;
    for (TopicType topic : ModelTypes.all()) {
      Compared compared = compare(topic.topic(), topic.type());
      encodings += compared.encodings();
      readings += compared.readings();
      page.append(
          "| `%s` | `%s` | %d | %d | %d of %d | %d of %d |%n"
              .formatted(
                  topic.topic(),
                  topic.type().getSimpleName(),
                  RECORDS,
                  compared.bytes(),
                  compared.encodings(),
                  compared.encodings(),
                  compared.readings(),
                  compared.readings()));
    }
    page.append(
        "%n%d encodings and %d readings, all equal; a tombstone is null on every side.%n"
            .formatted(encodings, readings));
    ConformancePage.assertSection("serdes", page.toString());
  }

  private <T extends SpecificRecord> Compared compare(String topic, Class<T> type)
      throws IOException {
    int encodings = 0;
    int readings = 0;
    long size = 0;
    try (Serde<T> ours = Party.OURS.specific(registry.uri(), type);
        Serde<T> theirs = Party.CONFLUENT.specific(registry.uri(), type);
        Serializer<Object> oursGeneric = Party.OURS.serializer(registry.uri(), Map.of());
        Serializer<Object> theirsGeneric = Party.CONFLUENT.serializer(registry.uri(), Map.of());
        Deserializer<Object> oursReader = Party.OURS.deserializer(registry.uri(), Map.of());
        Deserializer<Object> theirsReader =
            Party.CONFLUENT.deserializer(registry.uri(), Map.of())) {
      Set<GenericRecord> different = new HashSet<>();
      // Equality of generated classes fails on an Instant inside an array inside a record.
      SpecificData model = SpecificData.getForClass(type);
      Schema schema = model.getSchema(type);
      for (Both<T> record : ModelRecords.of(type, RECORDS)) {
        byte[] bytes = ours.serializer().serialize(topic, record.specific());
        List<byte[]> others =
            List.of(
                theirs.serializer().serialize(topic, record.specific()),
                oursGeneric.serialize(topic, record.generic()),
                theirsGeneric.serialize(topic, record.generic()));
        assertThat(others).allSatisfy(other -> assertThat(other).containsExactly(bytes));
        encodings += others.size();
        size += bytes.length;
        List<Object> read =
            List.of(
                ours.deserializer().deserialize(topic, bytes),
                theirs.deserializer().deserialize(topic, bytes),
                oursReader.deserialize(topic, bytes),
                theirsReader.deserialize(topic, bytes));
        assertThat(read.subList(0, 2))
            .allSatisfy(
                object -> {
                  assertThat(object).isInstanceOf(type);
                  assertThat(model.compare(object, record.specific(), schema)).isZero();
                });
        assertThat(read.subList(2, 4)).containsOnly(record.generic());
        readings += read.size();
        different.add(record.generic());
      }
      assertThat(different).as("records that differ from each other").hasSizeGreaterThan(100);
      assertTombstones(topic, List.of(ours.deserializer(), theirs.deserializer()));
      assertThat(ours.serializer().serialize(topic, null)).isNull();
      assertThat(theirs.serializer().serialize(topic, null)).isNull();
      assertTombstones(topic, List.of(oursReader, theirsReader));
    }
    return new Compared(encodings, readings, size);
  }

  private static void assertTombstones(
      String topic, List<? extends Deserializer<?>> deserializers) {
    for (Deserializer<?> deserializer : deserializers) {
      assertThat(deserializer.deserialize(topic, null)).isNull();
    }
  }
}
