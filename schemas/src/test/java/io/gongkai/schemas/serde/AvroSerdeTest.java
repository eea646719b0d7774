package io.gongkai.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.model.Receipt;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
  private static final String TOPIC = "reports.receipts";
  private static final String REGISTRY = "AvroSerdeTest";
  private static final Map<String, String> CONFIG =
      Map.of("schema.registry.url", "mock://" + REGISTRY);

  @AfterEach
  void dropRegistry() {
    InMemorySchemaRegistry.drop(REGISTRY);
  }

  @Test
  void shouldReadBackWhatItWroteWhenGenerated() {
    try (Serde<Receipt> serde = AvroSerdes.value(CONFIG, Receipt.class)) {
      byte[] bytes = serde.serializer().serialize(TOPIC, Receipts.of("s1"));
      assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Receipts.of("s1"));
    }
  }

  @Test
  void shouldFrameWithZeroAndBigEndianIdWhenWriting() {
    InMemorySchemaRegistry registry = InMemorySchemaRegistry.shared(REGISTRY);
    for (int i = 1; i < 300; i++) {
      int id = registry.register("filler", SchemaBuilder.fixed("Filler" + i).size(i));
      assertThat(id).isEqualTo(i);
    }
    try (Serde<Receipt> serde = AvroSerdes.value(CONFIG, Receipt.class)) {
      byte[] bytes = serde.serializer().serialize(TOPIC, Receipts.of("s1"));
      assertThat(bytes).startsWith(0, 0, 0, 300 >> 8, 300 & 0xff, 4, 's', '1');
    }
    assertThat(registry.latest(TOPIC + "-value").id()).isEqualTo(300);
  }

  @Test
  void shouldKeepNullWhenTombstone() {
    try (Serde<Receipt> serde = AvroSerdes.value(CONFIG, Receipt.class)) {
      assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
      assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }
  }

  @Test
  void shouldReadGenericRecordWhenNotSpecific() {
    byte[] bytes = write(CONFIG);
    GenericRecord record = deserializer(CONFIG).deserialize(TOPIC, bytes);
    assertThat(record.get("submissionId")).hasToString("s1");
    assertThat(record.get("at")).isEqualTo(1_700_000_000_123L);
  }

  @Test
  void shouldFindTheGeneratedClassByNameWhenNoTypeIsConfigured() {
    byte[] bytes = write(CONFIG);
    AvroDeserializer<Receipt> deserializer = new AvroDeserializer<>();
    deserializer.configure(with(CONFIG, "specific.avro.reader", "true"), false);
    assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Receipts.of("s1"));
  }

  @Test
  void shouldResolveToTheClassWhenWrittenWithAnotherVersion() {
    Schema older =
        SchemaBuilder.record("io.gongkai.model.Receipt")
            .fields()
            .requiredLong("at")
            .requiredString("gone")
            .requiredString("submissionId")
            .name("status")
            .type(
                SchemaBuilder.enumeration("io.gongkai.model.ReceiptStatus")
                    .symbols("CLEAN", "ARCHIVED"))
            .noDefault()
            .endRecord();
    GenericRecord record = new GenericData.Record(older);
    record.put("at", 5L);
    record.put("gone", "x");
    record.put("submissionId", "s9");
    record.put("status", new GenericData.EnumSymbol(older.getField("status").schema(), "ARCHIVED"));
    AvroSerializer<GenericRecord> serializer = new AvroSerializer<>();
    serializer.configure(CONFIG, false);
    try (Serde<Receipt> serde = AvroSerdes.value(CONFIG, Receipt.class)) {
      Receipt read = serde.deserializer().deserialize(TOPIC, serializer.serialize(TOPIC, record));
      assertThat(read.getSubmissionId()).isEqualTo("s9");
      assertThat(read.getStatus()).hasToString("OTHER");
      assertThat(read.getReportKey()).isEmpty();
      assertThat(read.getAt().toEpochMilli()).isEqualTo(5);
    }
  }

  @Test
  void shouldRegisterWithoutJavaPropertiesWhenAsked() {
    Map<String, Object> config = with(CONFIG, "avro.remove.java.properties", "true");
    try (Serde<Receipt> serde = AvroSerdes.value(config, Receipt.class)) {
      byte[] bytes = serde.serializer().serialize(TOPIC, Receipts.of("s1"));
      assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Receipts.of("s1"));
    }
    Schema registered = InMemorySchemaRegistry.shared(REGISTRY).latest(TOPIC + "-value").schema();
    assertThat(registered.toString()).doesNotContain("avro.java.string");
    assertThat(registered.getFields()).hasSameSizeAs(Receipt.getClassSchema().getFields());
  }

  @Test
  void shouldNameSubjectsAsConfiguredWhenWriting() {
    write(with(CONFIG, "value.subject.name.strategy", "RecordNameStrategy"));
    write(
        with(
            CONFIG,
            "value.subject.name.strategy",
            "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"));
    AvroSerializer<Receipt> keys = new AvroSerializer<>();
    keys.configure(CONFIG, true);
    assertThat(keys.serialize(TOPIC, Receipts.of("s1"))).isNotEmpty();
    InMemorySchemaRegistry registry = InMemorySchemaRegistry.shared(REGISTRY);
    for (String subject :
        List.of(
            "io.gongkai.model.Receipt",
            "reports.receipts-io.gongkai.model.Receipt",
            "reports.receipts-key")) {
      assertThat(registry.latest(subject).version()).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseWhenConfigurationIsWrong() {
    assertThatThrownBy(() -> write(with(CONFIG, "value.subject.name.strategy", "com.acme.Mine")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("value.subject.name.strategy")
        .hasMessageContaining("TopicRecordNameStrategy");
    assertThatThrownBy(() -> write(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
    Map<String, Object> noSerializer = with(CONFIG, AvroSerdes.VALUE_SERIALIZER, "java.util.Date");
    assertThatThrownBy(() -> AvroSerdes.value(noSerializer, Receipt.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("java.util.Date");
    Map<String, Object> noRecord = with(CONFIG, "specific.avro.value.type", "java.util.Date");
    assertThatThrownBy(() -> new AvroDeserializer<Receipt>().configure(noRecord, false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("specific.avro.value.type");
  }

  @Test
  void shouldUseTheConfiguredClassWhenItIsNamed() {
    Map<String, Object> config =
        with(CONFIG, AvroSerdes.VALUE_SERIALIZER, StringSerializer.class.getName());
    try (Serde<Receipt> serde = AvroSerdes.value(config, Receipt.class)) {
      assertThat(serde.serializer()).isInstanceOf(StringSerializer.class);
      assertThat(serde.deserializer()).isInstanceOf(AvroDeserializer.class);
    }
  }

  @Test
  void shouldFailWithTheReasonWhenBytesAreNoRecord() {
    byte[] good = write(CONFIG);
    byte[] unknownId = ByteBuffer.allocate(good.length).put(good).putInt(1, 77).array();
    byte[] cut = Arrays.copyOf(good, good.length - 3);
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    // A string that claims two thousand million bytes must not be allocated.
    byte[] huge = {0, 0, 0, 0, 1, (byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0xe};
    Map<String, byte[]> bad =
        Map.of(
            "has 2 bytes", new byte[] {0, 1},
            "starts with the byte 123", "{\"submissionId\":1}".getBytes(StandardCharsets.UTF_8),
            "the id 77", unknownId,
            "EOFException", cut,
            "left over", longer,
            "with its schema", huge);
    try (Serde<Receipt> serde = AvroSerdes.value(CONFIG, Receipt.class)) {
      bad.forEach(
          (text, bytes) ->
              assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
                  .isInstanceOf(SerializationException.class)
                  .hasMessageContaining(TOPIC)
                  .hasMessageContaining(text));
      assertThat(serde.deserializer().deserialize(TOPIC, good)).isEqualTo(Receipts.of("s1"));
    }
  }

  @Test
  void shouldWriteTheNextRecordRightWhenOneDidNotFitItsSchema() {
    Schema schema =
        SchemaBuilder.record("R").fields().requiredString("a").requiredString("b").endRecord();
    GenericRecord bad = new GenericData.Record(schema);
    bad.put("a", "written before the failure");
    GenericRecord good = new GenericData.Record(schema);
    good.put("a", "x");
    good.put("b", "y");
    AvroSerializer<GenericRecord> serializer = new AvroSerializer<>();
    serializer.configure(CONFIG, false);
    assertThatThrownBy(() -> serializer.serialize(TOPIC, bad))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("does not fit its schema");
    assertThat(serializer.serialize(TOPIC, good)).containsExactly(0, 0, 0, 0, 1, 2, 'x', 2, 'y');
  }

  @Test
  void shouldWriteOnlyRegisteredSchemasWhenAutoRegisterIsOff() {
    Map<String, Object> config = with(CONFIG, "auto.register.schemas", "false");
    assertThatThrownBy(() -> write(config))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(TOPIC);
    InMemorySchemaRegistry.shared(REGISTRY).register(TOPIC + "-value", Receipt.getClassSchema());
    assertThat(write(config)).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void shouldWriteAsTheLatestVersionWhenAskedAndCompatible() {
    InMemorySchemaRegistry registry = InMemorySchemaRegistry.shared(REGISTRY);
    Schema latest =
        SchemaBuilder.record("io.gongkai.model.Receipt")
            .fields()
            .name("added")
            .type()
            .intType()
            .intDefault(7)
            .requiredString("submissionId")
            .endRecord();
    registry.register(TOPIC + "-value", Receipt.getClassSchema());
    assertThat(registry.register(TOPIC + "-value", latest)).isEqualTo(2);
    Map<String, Object> config = with(CONFIG, "auto.register.schemas", "false");
    config.put("use.latest.version", "true");
    assertThat(write(config)).containsExactly(0, 0, 0, 0, 2, 14, 4, 's', '1');
    registry.register(
        TOPIC + "-value",
        SchemaBuilder.record("io.gongkai.model.Receipt")
            .fields()
            .requiredInt("unknowable")
            .endRecord());
    assertThatThrownBy(() -> write(config))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 3")
        .hasMessageContaining("unknowable");
  }

  @Test
  void shouldStayRightWhenSeveralThreadsShareIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Serde<Receipt> serde = AvroSerdes.value(CONFIG, Receipt.class)) {
      List<Callable<List<Receipt>>> tasks =
          IntStream.range(0, 4).mapToObj(task -> roundTrips(serde, task)).toList();
      int task = 0;
      for (Future<List<Receipt>> read : threads.invokeAll(tasks)) {
        int number = task++;
        assertThat(read.get())
            .isEqualTo(IntStream.range(0, 200).mapToObj(i -> receipt(number, i)).toList());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<List<Receipt>> roundTrips(Serde<Receipt> serde, int task) {
    return () ->
        IntStream.range(0, 200)
            .mapToObj(i -> serde.serializer().serialize(TOPIC, receipt(task, i)))
            .map(bytes -> serde.deserializer().deserialize(TOPIC, bytes))
            .toList();
  }

  private static Receipt receipt(int task, int i) {
    return Receipts.of("s".repeat(i) + task);
  }

  private static byte[] write(Map<String, ?> config) {
    AvroSerializer<Receipt> serializer = new AvroSerializer<>();
    serializer.configure(config, false);
    return serializer.serialize(TOPIC, Receipts.of("s1"));
  }

  private static AvroDeserializer<GenericRecord> deserializer(Map<String, ?> config) {
    AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(config, false);
    return deserializer;
  }

  private static Map<String, Object> with(Map<String, ?> config, String key, String value) {
    Map<String, Object> more = new HashMap<>(config);
    more.put(key, value);
    return more;
  }
}
