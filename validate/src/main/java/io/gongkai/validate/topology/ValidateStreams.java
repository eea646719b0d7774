package io.gongkai.validate.topology;

import io.gongkai.model.FlaggedCount;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import io.gongkai.validate.Validator;
import io.gongkai.validate.counts.FlagChanges;
import io.gongkai.validate.counts.FlagKey;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Judge;
import io.gongkai.validate.standing.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/** The parts of the validate stage, as streams of one builder. */
final class ValidateStreams {
  private final Serde<String> key = Serdes.String();
  private final Serde<byte[]> bytes = Serdes.ByteArray();
  private final Serde<Report> report;
  private final Serde<Unreadable> unreadable;
  private final Serde<Waiver> waiver;
  private final Serde<ValidatedReport> validated;
  private final Serde<Receipt> receipt;
  private final Serde<FlaggedCount> count;
  private final StreamsBuilder builder;
  private final String prefix;
  private final PipelineRun run;

  /**
   * The parts.
   *
   * @param builder takes them
   * @param prefix what the names of all nodes begin with; empty where the stage stands alone
   * @param serdeConfig configuration of the serdes under Confluent's keys
   * @param run the run whose topics are read and written
   */
  ValidateStreams(
      StreamsBuilder builder, String prefix, Map<String, ?> serdeConfig, PipelineRun run) {
    this.builder = builder;
    this.prefix = prefix;
    this.run = run;
    report = AvroSerdes.value(serdeConfig, Report.class);
    unreadable = AvroSerdes.value(serdeConfig, Unreadable.class);
    waiver = AvroSerdes.value(serdeConfig, Waiver.class);
    validated =
        run.underLiveSubjects(WrittenOnce.in(AvroSerdes.value(serdeConfig, ValidatedReport.class)));
    receipt = run.underLiveSubjects(AvroSerdes.value(serdeConfig, Receipt.class));
    count = run.underLiveSubjects(AvroSerdes.value(serdeConfig, FlaggedCount.class));
  }

  /** What comes over topics, on the partitions of the agencies. */
  KStream<String, byte[]> written() {
    KStream<String, byte[]> normalized =
        stream(Topics.NORMALIZED, "normalized")
            .process(AgencyEntry.ofReports(), named("enter-report"));
    KStream<String, byte[]> unreadables =
        stream(Topics.UNREADABLE, "unreadable")
            .process(
                AgencyEntry.ofUnreadables(unreadable.deserializer()), named("enter-unreadable"));
    KStream<String, byte[]> waivers =
        stream(Topics.WAIVERS, "waivers").process(AgencyEntry.ofWaivers(), named("enter-waiver"));
    KStream<String, byte[]> redriven =
        stream(Topics.VALIDATE_REDRIVE, "redriven")
            .process(AgencyEntry.ofRedriven(unreadable.deserializer()), named("enter-redriven"));

    // Merged before the repartitioning: one internal topic keeps them on the same partition.
    return normalized
        .merge(unreadables, named("with-unreadables"))
        .merge(waivers, named("with-waivers"))
        .merge(redriven, named("with-redriven"))
        .repartition(
            Repartitioned.<String, byte[]>as("by-agency")
                .withKeySerde(key)
                .withValueSerde(bytes)
                .withStreamPartitioner(new AgencyPartitioner()));
  }

  /** The same with reports that were read in this topology, on the partitions of the agencies. */
  KStream<String, Arrival> writtenOr(KStream<String, Report> reports) {
    return written()
        .mapValues(value -> (Arrival) new Arrival.Written(Bytes.wrap(value)), named("written"))
        .merge(reports.process(() -> new HandedEntry(run), named("handed")), named("with-handed"));
  }

  /** Judges what comes over topics. */
  ProcessorSupplier<String, byte[], String, Decision> judge(
      Validator validator, JudgingListener listener, Traces traces) {
    return judge(Function.identity(), this::report, validator, listener, traces);
  }

  /** Judges what comes over topics or was read in this topology. */
  ProcessorSupplier<String, Arrival, String, Decision> judgeArrivals(
      Validator validator, JudgingListener listener, Traces traces) {
    return judge(
        arrival -> ((Arrival.Written) arrival).value(),
        arrival ->
            arrival instanceof Arrival.Handed handed
                ? handed.report()
                : report(((Arrival.Written) arrival).value()),
        validator,
        listener,
        traces);
  }

  private <V> JudgeSupplier<V> judge(
      Function<V, byte[]> written,
      Function<V, Report> reports,
      Validator validator,
      JudgingListener listener,
      Traces traces) {
    JudgeProcessor.Inputs<V> inputs =
        new JudgeProcessor.Inputs<>(
            reports,
            value -> unreadable.deserializer().deserialize(Topics.UNREADABLE, written.apply(value)),
            value -> waiver.deserializer().deserialize(Topics.WAIVERS, written.apply(value)));
    return new JudgeSupplier<>(
        new Judge(validator), inputs, waiver, validated, run, listener, traces);
  }

  private Report report(byte[] value) {
    return report.deserializer().deserialize(Topics.NORMALIZED, value);
  }

  /** Puts what was decided on its topics. */
  void publish(KStream<String, Decision> decisions) {
    decisions
        .filter((k, decision) -> decision.touches(Place.CLEAN), named("touches-clean"))
        .mapValues(decision -> decision.valueAt(Place.CLEAN), named("stands-clean"))
        .to(run.topic(Place.CLEAN.topic()), Produced.with(key, validated).withName(name("clean")));

    decisions
        .filter((k, decision) -> decision.touches(Place.FLAGGED), named("touches-flagged"))
        .mapValues(decision -> decision.valueAt(Place.FLAGGED), named("stands-flagged"))
        .to(
            run.topic(Place.FLAGGED.topic()),
            Produced.with(key, validated).withName(name("flagged")));

    decisions
        .flatMapValues(Decision::receipts, named("receipt-values"))
        .selectKey((k, value) -> value.getSubmissionId(), named("by-submission"))
        .to(run.topic(Topics.RECEIPTS), Produced.with(key, receipt).withName(name("receipts")));

    decisions
        .flatMap((k, decision) -> records(FlagChanges.of(decision)), named("flag-changes"))
        .groupByKey(Grouped.with(ValidateTopology.FLAG_CHANGES, key, Serdes.Long()))
        .reduce(
            Long::sum,
            named("count-flagged"),
            Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as(
                    ValidateTopology.FLAGGED_COUNTS_STORE)
                .withKeySerde(key)
                .withValueSerde(Serdes.Long()))
        .toStream(named("counts-changed"))
        .mapValues((k, reports) -> FlagKey.count(k, reports), named("flagged-count"))
        .to(
            run.topic(Topics.FLAGGED_COUNTS),
            Produced.with(key, count).withName(name("flagged-counts-sink")));
  }

  private KStream<String, byte[]> stream(String topic, String name) {
    return builder.stream(run.topic(topic), Consumed.with(key, bytes).withName(name(name)));
  }

  private Named named(String name) {
    return Named.as(name(name));
  }

  private String name(String name) {
    return prefix + name;
  }

  private static List<KeyValue<String, Long>> records(Map<String, Long> changes) {
    return changes.entrySet().stream()
        .map(change -> KeyValue.pair(change.getKey(), change.getValue()))
        .toList();
  }
}
