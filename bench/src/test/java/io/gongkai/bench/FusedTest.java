package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Receipt;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured as fused has to come to the same as the stages do. */
class FusedTest {
  private static final String REGISTRY = "fused-test";
  private static final Map<String, String> SERDES =
      Map.of("schema.registry.url", "mock://" + REGISTRY);
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir Path folder;

  private final List<TopologyTestDriver> drivers = new ArrayList<>();

  @AfterEach
  void stop() {
    drivers.forEach(TopologyTestDriver::close);
    InMemorySchemaRegistry.drop(REGISTRY);
  }

  @Test
  void shouldPublishTheSameWhenTheStagesAreFused() {
    TopologyTestDriver fused = driver(Shape.FUSED.hops(SERDES, PipelineRun.LIVE).get(0));
    List<Hop> hops = Shape.TWO_TOPOLOGIES.hops(SERDES, PipelineRun.LIVE);
    TopologyTestDriver normalize = driver(hops.get(0));
    TopologyTestDriver validate = driver(hops.get(1));
    List<Receipt> apart = new ArrayList<>();
    List<byte[]> documents = documents();
    for (int i = 0; i < documents.size(); i++) {
      String agency = Documents.agency(i % 4);
      publish(fused, agency, documents.get(i), START.plusSeconds(i));
      publish(normalize, agency, documents.get(i), START.plusSeconds(i));
      apart.addAll(values(normalize, Topics.RECEIPTS, Receipt.class));
      pass(normalize, validate, Topics.NORMALIZED);
      // The fused stage reads this topic too: a refusal is written before it is judged.
      pass(normalize, validate, Topics.UNREADABLE);
      pass(fused, fused, Topics.UNREADABLE);
    }
    apart.addAll(values(validate, Topics.RECEIPTS, Receipt.class));
    List<Receipt> together = values(fused, Topics.RECEIPTS, Receipt.class);

    assertThat(sorted(together)).isEqualTo(sorted(apart));
    for (String topic : List.of(Topics.CLEAN, Topics.FLAGGED)) {
      List<ValidatedReport> stands = values(fused, topic, ValidatedReport.class);
      assertThat(stands).isNotEmpty();
      assertThat(stands).isEqualTo(values(validate, topic, ValidatedReport.class));
    }
  }

  /** Reports of four agencies for two years, corrected, damaged, handed in twice; and no report. */
  private static List<byte[]> documents() {
    Documents documents = new Documents(3);
    List<byte[]> printed = new ArrayList<>();
    for (int agency = 0; agency < 4; agency++) {
      printed.add(documents.print(documents.report(agency, 2023), TextLayout.TABS));
    }
    for (int agency = 0; agency < 4; agency++) {
      Truth truth = documents.report(agency, 2024);
      printed.add(documents.printDamaged(truth, TextLayout.TABS));
    }
    printed.add(printed.get(0));
    printed.add("这不是报告。".getBytes(StandardCharsets.UTF_8));
    printed.add(documents.print(documents.report(2, 2023), TextLayout.TABS));
    return printed;
  }

  private TopologyTestDriver driver(Hop hop) {
    TopologyTestDriver driver =
        new TopologyTestDriver(
            hop.topology(),
            StreamsSettings.of(
                Stage.VALIDATE,
                "unused:1",
                folder.resolve(hop.application()),
                Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0")),
            START);
    drivers.add(driver);
    return driver;
  }

  private static void publish(
      TopologyTestDriver driver, String agency, byte[] document, Instant at) {
    driver
        .createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(agency, document, new RecordHeaders(), at));
  }

  private static void pass(TopologyTestDriver from, TopologyTestDriver to, String topic) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    for (TestRecord<byte[], byte[]> record :
        from.createOutputTopic(topic, bytes, bytes).readRecordsToList()) {
      to.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
          .pipeInput(record);
    }
  }

  private static <T extends SpecificRecord> List<T> values(
      TopologyTestDriver driver, String topic, Class<T> type) {
    Deserializer<T> values = AvroSerdes.value(SERDES, type).deserializer();
    return driver.createOutputTopic(topic, new StringDeserializer(), values).readValuesToList();
  }

  private static List<Receipt> sorted(List<Receipt> receipts) {
    return receipts.stream().sorted(Comparator.comparing(Receipt::toString)).toList();
  }
}
