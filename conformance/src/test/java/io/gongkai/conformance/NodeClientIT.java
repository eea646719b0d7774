package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.conformance.ModelRecords.Both;
import io.gongkai.conformance.ModelTypes.TopicType;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Confluent's client for Node at our registry, with the values of every topic. */
@ExtendWith(EmbeddedRegistry.Started.class)
class NodeClientIT {
  private static final int RECORDS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A value that was sent to the client. */
  private record Sent(String topic, GenericRecord record, byte[] bytes) {}

  @Test
  void shouldReadAndWriteWhatConfluentsClientForNodeWritesAndReads(EmbeddedRegistry registry)
      throws IOException, InterruptedException {
    NodeClient client = NodeClient.installed();
    List<Sent> sent = new ArrayList<>();
    for (TopicType topic : ModelTypes.all()) {
      sent.addAll(values(registry.uri(), topic.topic(), topic.type()));
    }
    List<String> answers =
        client.run(registry.uri(), sent.stream().map(NodeClientIT::line).toList());
    assertThat(answers).hasSameSizeAs(sent);
    try (Deserializer<Object> reader = Party.OURS.deserializer(registry.uri(), Map.of())) {
      for (int i = 0; i < sent.size(); i++) {
        compare(sent.get(i), JSON.readTree(answers.get(i)), reader);
      }
    }
    ConformancePage.assertSection(
        "node",
        ("`@confluentinc/schemaregistry` %s on Node: of %d topics it read %d values, each equal to"
                + " what was written; registered their %d schemas under subjects of its own; wrote"
                + " the values again, each to the same bytes; and wrote %d values with schemas of"
                + " its own making, which our deserializer read.%n")
            .formatted(
                NodeClient.VERSION,
                ModelTypes.all().size(),
                sent.size(),
                ModelTypes.all().stream().map(TopicType::type).distinct().count(),
                sent.size()));
  }

  private static <T extends SpecificRecord> List<Sent> values(
      URI registry, String topic, Class<T> type) throws IOException {
    try (Serde<T> serde = Party.OURS.specific(registry, type)) {
      List<Sent> values = new ArrayList<>();
      for (Both<T> record : ModelRecords.of(type, RECORDS)) {
        values.add(
            new Sent(
                topic, record.generic(), serde.serializer().serialize(topic, record.specific())));
      }
      return values;
    }
  }

  private static String line(Sent sent) {
    return JSON.createObjectNode()
        .put("topic", sent.topic())
        .put("schema", sent.record().getSchema().toString())
        .put("bytes", sent.bytes())
        .toString();
  }

  private static void compare(Sent sent, JsonNode answer, Deserializer<Object> reader)
      throws IOException {
    assertThat(answer.path("read")).isEqualTo(JSON.readTree(sent.record().toString()));
    assertThat(answer.path("id").asInt()).isEqualTo(ByteBuffer.wrap(sent.bytes()).getInt(1));
    assertThat(answer.path("again").binaryValue()).containsExactly(sent.bytes());
    byte[] own = Base64.getDecoder().decode(answer.path("own").textValue());
    GenericRecord read = (GenericRecord) reader.deserialize("node.own." + sent.topic(), own);
    assertThat(read.get("topic")).hasToString(sent.topic());
    assertThat(read.get("fields")).isEqualTo(answer.path("read").size());
    assertThat(read.get("text")).hasToString("青石县");
    assertThat(Arrays.copyOf(own, 5)).isNotEqualTo(Arrays.copyOf(sent.bytes(), 5));
  }
}
