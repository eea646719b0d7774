package io.gongkai.validate.topology;

import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Judge;
import io.gongkai.validate.standing.Place;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processors that judge reports, with the stores of what stands where. */
final class JudgeSupplier<V> implements ProcessorSupplier<String, V, String, Decision> {
  /** What is remembered of each report key. */
  static final String STANDINGS = "standings";

  /** The report that stands under each key, as it was published. */
  static final String REPORTS = "reports";

  /** Figures of each agency's years. */
  static final String SERIES = "series";

  /** The documents that could not be read, by submission id. */
  static final String REFUSALS = "refusals";

  /** The waivers that have not expired, by their keys. */
  static final String WAIVERS = "waivers";

  private final Judge judge;
  private final JudgeProcessor.Inputs<V> inputs;
  private final Serde<Waiver> waivers;
  private final Serde<ValidatedReport> validated;
  private final PipelineRun run;
  private final JudgingListener listener;
  private final Traces traces;

  /**
   * A supplier.
   *
   * @param inputs read the topics that come together here
   * @param waivers serde of the waivers
   * @param validated serde of the reports judged
   * @param run the run whose topics it reads
   * @param listener is told of what is judged
   * @param traces is told of the work on every record
   */
  JudgeSupplier(
      Judge judge,
      JudgeProcessor.Inputs<V> inputs,
      Serde<Waiver> waivers,
      Serde<ValidatedReport> validated,
      PipelineRun run,
      JudgingListener listener,
      Traces traces) {
    this.judge = judge;
    this.inputs = inputs;
    this.waivers = waivers;
    this.validated = validated;
    this.run = run;
    this.listener = listener;
    this.traces = traces;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(STANDINGS, StandingSerde.create()),
        store(REPORTS, whereItStands(validated)),
        store(SERIES, SeriesSerde.create()),
        store(REFUSALS, RefusalSerde.create()),
        store(WAIVERS, underSubjectOf(Topics.WAIVERS, waivers)));
  }

  private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> serde) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
        .withLoggingEnabled(Map.of());
  }

  /** Under the subject of the topic that the report goes to, so that it is written but once. */
  private static Serde<ValidatedReport> whereItStands(Serde<ValidatedReport> serde) {
    return Serdes.serdeFrom(
        (topic, report) ->
            report == null
                ? null
                : serde.serializer().serialize(Place.of(report.getVerdict()).topic(), report),
        (topic, bytes) -> serde.deserializer().deserialize(Topics.FLAGGED, bytes));
  }

  /** Under the subject of a topic that holds the same values: a store needs none of its own. */
  private static <T> Serde<T> underSubjectOf(String subjectTopic, Serde<T> serde) {
    return Serdes.serdeFrom(
        (topic, value) -> serde.serializer().serialize(subjectTopic, value),
        (topic, bytes) -> serde.deserializer().deserialize(subjectTopic, bytes));
  }

  @Override
  public Processor<String, V, String, Decision> get() {
    return new JudgeProcessor<>(judge, inputs, run, listener, traces);
  }
}
