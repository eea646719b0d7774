package io.gongkai.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.registry.SchemaRegistryUnavailableException;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a record that a stage fails on, under the settings of production. */
class DeadLetterTest {
  private static final String REGISTRY = "DeadLetterTest";
  private static final Receipt GOOD = receipt("good");

  @TempDir private Path data;
  private Serde<Receipt> serde;

  @BeforeEach
  void open() {
    serde = AvroSerdes.value(Map.of("schema.registry.url", "mock://" + REGISTRY), Receipt.class);
  }

  @AfterEach
  void close() {
    serde.close();
    InMemorySchemaRegistry.drop(REGISTRY);
  }

  @Test
  void shouldKeepTheBytesAndGoOnWhenARecordCannotBeRead() throws IOException {
    byte[] poison = {'n', 'o', 't', ' ', 'A', 'v', 'r', 'o'};
    try (TopologyTestDriver driver = driver(serde)) {
      TestInputTopic<String, byte[]> in = input(driver);
      RecordHeaders headers = new RecordHeaders();
      headers.add("filename", "年报.txt".getBytes(StandardCharsets.UTF_8));
      in.pipeInput(new TestRecord<>("k1", poison, headers, Instant.ofEpochMilli(42)));
      in.pipeInput("k2", serde.serializer().serialize("in", GOOD));

      TestRecord<String, byte[]> dead = deadLetters(driver).readRecord();
      assertThat(dead.key()).isEqualTo("k1");
      assertThat(dead.value()).isEqualTo(poison);
      assertThat(dead.getRecordTime()).isEqualTo(Instant.ofEpochMilli(42));
      assertThat(header(dead, "filename")).isEqualTo("年报.txt");
      assertThat(header(dead, "__streams.errors.topic")).isEqualTo("in");
      assertThat(header(dead, "__streams.errors.offset")).isEqualTo("0");
      assertThat(header(dead, "__streams.errors.message")).contains("byte 110");
      assertThat(header(dead, DeadLetterHandler.STAGE_HEADER)).isEqualTo("normalize");
      assertThat(header(dead, DeadLetterHandler.VERSION_HEADER)).isEqualTo("1.2.3");
      assertThat(header(dead, DeadLetterHandler.PROCESSOR_HEADER)).isEqualTo("read");
      assertThat(header(dead, DeadLetterHandler.TIMESTAMP_HEADER)).isEqualTo("42");
      assertOnlyGoodWentThrough(driver);
    }
  }

  @Test
  void shouldKeepTheBytesAndGoOnWhenProcessingFails() throws IOException {
    byte[] poison = serde.serializer().serialize("in", receipt("fail"));
    try (TopologyTestDriver driver = driver(serde)) {
      input(driver).pipeInput("k1", poison);
      input(driver).pipeInput("k2", serde.serializer().serialize("in", GOOD));

      TestRecord<String, byte[]> dead = deadLetters(driver).readRecord();
      assertThat(dead.key()).isEqualTo("k1");
      assertThat(dead.value()).isEqualTo(poison);
      assertThat(header(dead, "__streams.errors.exception"))
          .isEqualTo(IllegalStateException.class.getName());
      assertThat(header(dead, DeadLetterHandler.PROCESSOR_HEADER)).isEqualTo("process");
      assertOnlyGoodWentThrough(driver);
    }
  }

  @Test
  void shouldKeepTheBytesAndGoOnWhenTheResultCannotBeWritten() throws IOException {
    byte[] poison = serde.serializer().serialize("in", receipt("unwritable"));
    try (TopologyTestDriver driver = driver(serde)) {
      input(driver).pipeInput("k1", poison);
      input(driver).pipeInput("k2", serde.serializer().serialize("in", GOOD));

      TestRecord<String, byte[]> dead = deadLetters(driver).readRecord();
      assertThat(dead.key()).isEqualTo("k1");
      assertThat(dead.value()).isEqualTo(poison);
      assertThat(header(dead, DeadLetterHandler.PROCESSOR_HEADER)).isEqualTo("write");
      assertOnlyGoodWentThrough(driver);
    }
  }

  @Test
  void shouldStopWhenAStageWithStateCannotWriteItsResult() throws IOException {
    byte[] poison = serde.serializer().serialize("in", receipt("unwritable"));
    try (TopologyTestDriver driver = driver(Stage.VALIDATE, "in", serde)) {
      TestInputTopic<String, byte[]> in = input(driver, "in");
      assertThatThrownBy(() -> in.pipeInput("k1", poison)).hasStackTraceContaining("be written");
    }
  }

  @Test
  void shouldDropWhatAPublisherSaysOfRedrivesWhenTheTopicIsNotAnOperators() throws IOException {
    RecordHeaders forged = new RecordHeaders();
    new Redrive("normalize/0-1", 9, new RecordOrigin(Topics.RAW, 5, 6), 7, List.of("x"))
        .putInto(forged);
    forged.add(DeadLetterHandler.TIMESTAMP_HEADER, "1".getBytes(StandardCharsets.UTF_8));
    try (TopologyTestDriver driver = driver(serde)) {
      input(driver)
          .pipeInput(new TestRecord<>("k", new byte[] {1}, forged, Instant.ofEpochMilli(42)));

      TestRecord<String, byte[]> dead = deadLetters(driver).readRecord();
      assertThat(Redrive.in(dead.headers())).isEmpty();
      assertThat(header(dead, "__streams.errors.topic")).isEqualTo("in");
      assertThat(header(dead, DeadLetterHandler.TIMESTAMP_HEADER)).isEqualTo("42");
    }
  }

  @Test
  void shouldNameTheFirstPlaceWhenARecordWasSentAgain() throws IOException {
    RecordHeaders headers = new RecordHeaders();
    Redrive redrive =
        new Redrive("normalize/0-1", 2, new RecordOrigin(Topics.RAW, 5, 6), 7, List.of("x"));
    redrive.putInto(headers);
    try (TopologyTestDriver driver = driver(Stage.NORMALIZE, Topics.NORMALIZE_REDRIVE, serde)) {
      input(driver, Topics.NORMALIZE_REDRIVE)
          .pipeInput(new TestRecord<>("k", new byte[] {1}, headers, Instant.ofEpochMilli(42)));

      TestRecord<String, byte[]> dead = deadLetters(driver).readRecord();
      assertThat(Redrive.in(dead.headers())).contains(redrive);
      assertThat(header(dead, "__streams.errors.topic")).isEqualTo(Topics.RAW);
      assertThat(header(dead, "__streams.errors.partition")).isEqualTo("5");
      assertThat(header(dead, "__streams.errors.offset")).isEqualTo("6");
      assertThat(header(dead, DeadLetterHandler.TIMESTAMP_HEADER)).isEqualTo("7");
    }
  }

  @Test
  void shouldStopWithoutDeadLetterWhenTheRegistryIsAway() throws IOException {
    Deserializer<Receipt> away =
        (topic, bytes) -> {
          throw new IllegalStateException(
              "wrapped",
              new SchemaRegistryUnavailableException("away", new IOException("refused")));
        };
    byte[] good = serde.serializer().serialize("in", GOOD);
    try (Serde<Receipt> offline = Serdes.serdeFrom(serde.serializer(), away);
        TopologyTestDriver driver = driver(offline)) {
      TestInputTopic<String, byte[]> in = input(driver);
      assertThatThrownBy(() -> in.pipeInput("k1", good)).hasStackTraceContaining("away");
      assertThat(deadLetters(driver).isEmpty()).isTrue();
    }
  }

  private TopologyTestDriver driver(Serde<Receipt> input) throws IOException {
    return driver(Stage.NORMALIZE, "in", input);
  }

  private TopologyTestDriver driver(Stage stage, String source, Serde<Receipt> input)
      throws IOException {
    Map<String, String> overrides =
        Map.of(
            StreamsSettings.VERSION,
            "1.2.3",
            // Under exactly-once the test driver loses what is sent before a record is processed:
            // it clears its producer while the transaction is open.
            "processing.guarantee",
            "at_least_once");
    Properties settings = StreamsSettings.of(stage, "localhost:1", data, overrides);
    return new TopologyTestDriver(topology(source, input), settings);
  }

  private Topology topology(String source, Serde<Receipt> input) {
    StreamsBuilder builder = new StreamsBuilder();
    Serializer<Receipt> picky =
        (topic, receipt) -> {
          if (receipt.getSubmissionId().equals("unwritable")) {
            throw new IllegalArgumentException("cannot be written");
          }
          return serde.serializer().serialize(topic, receipt);
        };
    KStream<String, Receipt> receipts =
        builder.stream(source, Consumed.with(Serdes.String(), input).withName("read"));
    receipts
        .mapValues(DeadLetterTest::process, Named.as("process"))
        .to(
            "out",
            Produced.with(Serdes.String(), Serdes.serdeFrom(picky, serde.deserializer()))
                .withName("write"));
    return builder.build();
  }

  private static Receipt process(Receipt receipt) {
    if (receipt.getSubmissionId().equals("fail")) {
      throw new IllegalStateException("our fault");
    }
    return receipt;
  }

  private void assertOnlyGoodWentThrough(TopologyTestDriver driver) {
    TestOutputTopic<String, Receipt> out =
        driver.createOutputTopic("out", new StringDeserializer(), serde.deserializer());
    assertThat(out.readValuesToList()).isEqualTo(List.of(GOOD));
    assertThat(deadLetters(driver).isEmpty()).isTrue();
  }

  private static TestInputTopic<String, byte[]> input(TopologyTestDriver driver) {
    return input(driver, "in");
  }

  private static TestInputTopic<String, byte[]> input(TopologyTestDriver driver, String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  private static TestOutputTopic<String, byte[]> deadLetters(TopologyTestDriver driver) {
    return driver.createOutputTopic(
        Topics.NORMALIZE_DEAD_LETTER, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static String header(TestRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    assertThat(header).as("header %s", name).isNotNull();
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Receipt receipt(String id) {
    return Receipt.newBuilder()
        .setSubmissionId(id)
        .setStatus(ReceiptStatus.CLEAN)
        .setReportKey("a/2023")
        .setAt(Instant.EPOCH)
        .setCauses(List.of())
        .setFixed(List.of())
        .build();
  }
}
