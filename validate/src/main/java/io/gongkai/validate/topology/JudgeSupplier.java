package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Judge;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processors that judge reports, with the stores of what stands where. */
final class JudgeSupplier implements ProcessorSupplier<String, byte[], String, Decision> {
  /** What is remembered of each report key. */
  static final String STANDINGS = "standings";

  /** The report that stands under each key, as it was published. */
  static final String REPORTS = "reports";

  /** Figures of each agency's years. */
  static final String SERIES = "series";

  private final Judge judge;
  private final Deserializer<Report> normalized;
  private final Serde<ValidatedReport> validated;

  /**
   * A supplier.
   *
   * @param normalized reads the values of reports.normalized
   * @param validated serde of the reports judged
   */
  JudgeSupplier(Judge judge, Deserializer<Report> normalized, Serde<ValidatedReport> validated) {
    this.judge = judge;
    this.normalized = normalized;
    this.validated = validated;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(STANDINGS, StandingSerde.create()),
        store(REPORTS, asPublished(validated)),
        store(SERIES, SeriesSerde.create()));
  }

  private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> serde) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
        .withLoggingEnabled(Map.of());
  }

  /**
   * Under the subject of the topic that reports are published on: a store needs none of its own.
   */
  private static Serde<ValidatedReport> asPublished(Serde<ValidatedReport> serde) {
    return Serdes.serdeFrom(
        (topic, report) -> serde.serializer().serialize(Topics.FLAGGED, report),
        (topic, bytes) -> serde.deserializer().deserialize(Topics.FLAGGED, bytes));
  }

  @Override
  public Processor<String, byte[], String, Decision> get() {
    return new JudgeProcessor(judge, normalized);
  }
}
