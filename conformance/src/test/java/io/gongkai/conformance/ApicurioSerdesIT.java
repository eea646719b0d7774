package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.conformance.ModelRecords.Both;
import io.gongkai.conformance.ModelTypes.TopicType;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our serializers at a registry of a third party, with Confluent's classes as witnesses. */
@ExtendWith(Apicurio.Started.class)
class ApicurioSerdesIT {
  private static final int RECORDS = 50;

  @Test
  void shouldRegisterWriteAndReadAtAThirdPartysRegistry(Apicurio apicurio)
      throws IOException, InterruptedException {
    Rest rest = new Rest(apicurio.uri());
    int values = 0;
    for (TopicType topic : ModelTypes.all()) {
      values += exchange(apicurio.uri(), topic.topic(), topic.type());
      assertThat(rest.succeed("GET", "/subjects/" + topic.topic() + "-value/versions", ""))
          .as("versions of %s", topic)
          .hasSize(1);
    }
    ConformancePage.assertSection(
        "third party",
        ("Our serializers at Apicurio %s: %d values of %d topics registered, written, and read by"
                + " ours and by Confluent's deserializer; the bytes are those of Confluent's"
                + " serializer at the same registry. With `auto.register.schemas=false` and with"
                + " `use.latest.version` the same ids are found.%n")
            .formatted(ApicurioArchive.VERSION, values, ModelTypes.all().size()));
  }

  private static <T extends SpecificRecord> int exchange(URI registry, String topic, Class<T> type)
      throws IOException {
    SpecificData model = SpecificData.getForClass(type);
    int values = 0;
    try (Serde<T> ours = Party.OURS.specific(registry, type);
        Serde<T> theirs = Party.CONFLUENT.specific(registry, type);
        Serializer<Object> fixed =
            Party.OURS.serializer(registry, Map.of("auto.register.schemas", false));
        Serializer<Object> latest =
            Party.OURS.serializer(
                registry, Map.of("auto.register.schemas", false, "use.latest.version", true));
        Deserializer<Object> generic = Party.OURS.deserializer(registry, Map.of())) {
      for (Both<T> record : ModelRecords.of(type, RECORDS)) {
        byte[] bytes = ours.serializer().serialize(topic, record.specific());
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isPositive();
        assertThat(theirs.serializer().serialize(topic, record.specific())).containsExactly(bytes);
        assertThat(fixed.serialize(topic, record.generic())).containsExactly(bytes);
        assertThat(latest.serialize(topic, record.generic())).containsExactly(bytes);
        for (Serde<T> reader : List.of(ours, theirs)) {
          T read = reader.deserializer().deserialize(topic, bytes);
          assertThat(model.compare(read, record.specific(), record.generic().getSchema())).isZero();
        }
        assertThat((GenericRecord) generic.deserialize(topic, bytes)).isEqualTo(record.generic());
        values++;
      }
    }
    return values;
  }
}
