package io.gongkai.app.model;

import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Receipt;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.topology.NormalizeTopology;
import io.gongkai.schemas.registry.InMemorySchemaRegistry;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import io.gongkai.validate.Validator;
import io.gongkai.validate.topology.ValidateTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** Both topologies under their production settings; what normalize writes, validate reads. */
final class TwoStages implements AutoCloseable {
  private static final String REGISTRY = "two-stages";
  private static final Map<String, String> SERDES =
      Map.of("schema.registry.url", "mock://" + REGISTRY);
  private static final List<String> STORES =
      List.of("standings", "reports", "series", "refusals", "waivers", "flagged-counts");

  private final Path directory;
  private final TopologyTestDriver normalize;
  private final Map<String, ValidatedReport> clean = new HashMap<>();
  private final Map<String, ValidatedReport> flagged = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private TopologyTestDriver validate;
  private Instant now;
  private int restarts;

  TwoStages(Path directory, Instant now) {
    this.directory = directory;
    this.now = now;
    normalize =
        new TopologyTestDriver(
            NormalizeTopology.build(new Normalizer(NormalizerLimits.defaults()), SERDES),
            StreamsSettings.of(
                Stage.NORMALIZE, "unused:1", directory.resolve("normalize"), Map.of()));
    validate = newValidate();
  }

  private TopologyTestDriver newValidate() {
    return new TopologyTestDriver(
        ValidateTopology.build(Validator.standard(), SERDES),
        StreamsSettings.of(
            Stage.VALIDATE,
            "unused:1",
            directory.resolve("validate" + restarts),
            // What is put into a cache from outside cannot be flushed: no record stands behind it.
            Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0")),
        now);
  }

  /** One record on its way from normalize to validate. */
  record Sent(String topic, TestRecord<byte[], byte[]> record) {}

  /** Hands a document in; returns what normalize made of it. */
  Sent publish(String agency, byte[] document, Instant at) {
    normalize
        .createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(agency, document, new RecordHeaders(), at));
    receipts.addAll(values(normalize, Topics.RECEIPTS, Receipt.class));
    for (String topic : List.of(Topics.NORMALIZED, Topics.UNREADABLE)) {
      TestOutputTopic<byte[], byte[]> made =
          normalize.createOutputTopic(
              topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      if (!made.isEmpty()) {
        Sent sent = new Sent(topic, made.readRecord());
        send(sent);
        return sent;
      }
    }
    throw new AssertionError("normalize made nothing of a document of " + agency);
  }

  /** Gives validate a record, for the first time or again. */
  void send(Sent sent) {
    validate
        .createInputTopic(sent.topic(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                sent.record().key(),
                sent.record().value(),
                new RecordHeaders(sent.record().headers()),
                sent.record().getRecordTime()));
    collect();
  }

  void withdraw(String reportKey) {
    validate
        .createInputTopic(Topics.NORMALIZED, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(reportKey, null);
    collect();
  }

  void waive(WaiverKey key, Waiver waiver) {
    validate
        .createInputTopic(
            Topics.WAIVERS,
            new StringSerializer(),
            AvroSerdes.value(SERDES, Waiver.class).serializer())
        .pipeInput(key.toString(), waiver);
    collect();
  }

  void pass(Duration time) {
    now = now.plus(time);
    validate.advanceWallClockTime(time);
    collect();
  }

  /** Another instance takes over, with the state that the changelogs hold. */
  void restart() {
    Map<String, List<KeyValue<Object, Object>>> state = new HashMap<>();
    for (String store : STORES) {
      List<KeyValue<Object, Object>> entries = new ArrayList<>();
      try (KeyValueIterator<Object, Object> all = store(store).all()) {
        all.forEachRemaining(entries::add);
      }
      state.put(store, entries);
    }
    validate.close();
    restarts++;
    validate = newValidate();
    state.forEach(
        (store, entries) -> entries.forEach(entry -> store(store).put(entry.key, entry.value)));
  }

  /** A store of validate; counts keep their times, as in the changelog. */
  private KeyValueStore<Object, Object> store(String name) {
    StateStore store = validate.getAllStateStores().get(name);
    if (store instanceof KeyValueStore<?, ?>) {
      @SuppressWarnings("unchecked")
      KeyValueStore<Object, Object> entries = (KeyValueStore<Object, Object>) store;
      return entries;
    }
    throw new AssertionError("there is no store " + name);
  }

  /** The receipts since this was asked last. */
  List<Receipt> receipts() {
    List<Receipt> all = List.copyOf(receipts);
    receipts.clear();
    return all;
  }

  /** The report that stands under a key; null when none does. */
  ValidatedReport standing(String reportKey) {
    if (clean.containsKey(reportKey) && flagged.containsKey(reportKey)) {
      throw new AssertionError(reportKey + " stands in both topics");
    }
    return clean.getOrDefault(reportKey, flagged.get(reportKey));
  }

  Map<String, Long> counts() {
    return counts;
  }

  int standing() {
    return clean.size() + flagged.size();
  }

  private void collect() {
    receipts.addAll(values(validate, Topics.RECEIPTS, Receipt.class));
    apply(Topics.CLEAN, clean);
    apply(Topics.FLAGGED, flagged);
    for (FlaggedCount count : values(validate, Topics.FLAGGED_COUNTS, FlaggedCount.class)) {
      String key = count.getRule() + "/" + count.getSeverity() + "/" + count.getYear();
      if (count.getReports() == 0) {
        counts.remove(key);
      } else {
        counts.put(key, count.getReports());
      }
    }
    if (!validate
        .createOutputTopic(
            Topics.VALIDATE_DEAD_LETTER, new StringDeserializer(), new StringDeserializer())
        .isEmpty()) {
      throw new AssertionError("validate failed on a record");
    }
  }

  private void apply(String topic, Map<String, ValidatedReport> standing) {
    for (KeyValue<String, ValidatedReport> record :
        output(validate, topic, ValidatedReport.class).readKeyValuesToList()) {
      if (record.value != null) {
        standing.put(record.key, record.value);
      } else if (standing.remove(record.key) == null) {
        throw new AssertionError("a tombstone on " + topic + " takes nothing back: " + record.key);
      }
    }
  }

  private static <T extends org.apache.avro.specific.SpecificRecord> List<T> values(
      TopologyTestDriver driver, String topic, Class<T> type) {
    return output(driver, topic, type).readValuesToList();
  }

  private static <T extends org.apache.avro.specific.SpecificRecord>
      TestOutputTopic<String, T> output(TopologyTestDriver driver, String topic, Class<T> type) {
    Deserializer<T> values = AvroSerdes.value(SERDES, type).deserializer();
    return driver.createOutputTopic(topic, new StringDeserializer(), values);
  }

  @Override
  public void close() {
    try {
      validate.close();
    } finally {
      normalize.close();
      InMemorySchemaRegistry.drop(REGISTRY);
    }
  }
}
