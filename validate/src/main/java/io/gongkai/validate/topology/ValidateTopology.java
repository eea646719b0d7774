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
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The validate stage: reports as read, documents that could not be read, and waivers go in; each
 * report stands among the clean or the flagged, with a receipt for every submission and counts of
 * what stands flagged.
 */
public final class ValidateTopology {
  /**
   * The store with the number of reports that stand flagged now, by {@link FlagKey} as text. Each
   * key is on one partition.
   */
  public static final String FLAGGED_COUNTS_STORE = "flagged-counts";

  private static final String FLAG_CHANGES = "flag-changes";

  /** The processors that come before anything of a record is published. */
  private static final Set<String> TAKE_IN =
      Set.of(
          "normalized",
          "enter-report",
          "unreadable",
          "enter-unreadable",
          "waivers",
          "enter-waiver",
          "redriven",
          "enter-redriven",
          "judge");

  private ValidateTopology() {}

  /**
   * Whether a record that a processor failed on may be sent to the stage again. Behind the judging
   * it may not: the stage remembers it as judged, and would publish nothing.
   *
   * @param processor name of the processor
   */
  public static boolean takesBack(String processor) {
    return TAKE_IN.contains(processor);
  }

  /**
   * Whether a topic is the one that leads to {@link #FLAGGED_COUNTS_STORE}, partition by partition.
   */
  public static boolean leadsToFlaggedCounts(String topic) {
    return topic.endsWith("-" + FLAG_CHANGES + "-repartition");
  }

  /**
   * Builds the topology.
   *
   * @param validator judges the reports
   * @param serdeConfig configuration of the serdes under Confluent's keys, at least {@code
   *     schema.registry.url}
   */
  public static Topology build(Validator validator, Map<String, ?> serdeConfig) {
    return build(validator, serdeConfig, PipelineRun.LIVE, JudgingListener.NONE, Traces.none());
  }

  /**
   * Builds the topology of a run.
   *
   * @param validator judges the reports
   * @param serdeConfig configuration of the serdes under Confluent's keys, at least {@code
   *     schema.registry.url}
   * @param run the run whose topics it reads and writes
   * @param listener is told of what is judged
   * @param traces is told of the work on every record
   */
  public static Topology build(
      Validator validator,
      Map<String, ?> serdeConfig,
      PipelineRun run,
      JudgingListener listener,
      Traces traces) {
    Serde<String> key = Serdes.String();
    Serde<byte[]> bytes = Serdes.ByteArray();
    Serde<Report> report = AvroSerdes.value(serdeConfig, Report.class);
    Serde<Unreadable> unreadable = AvroSerdes.value(serdeConfig, Unreadable.class);
    Serde<Waiver> waiver = AvroSerdes.value(serdeConfig, Waiver.class);
    Serde<ValidatedReport> validated =
        run.underLiveSubjects(AvroSerdes.value(serdeConfig, ValidatedReport.class));
    Serde<Receipt> receipt = run.underLiveSubjects(AvroSerdes.value(serdeConfig, Receipt.class));
    Serde<FlaggedCount> count =
        run.underLiveSubjects(AvroSerdes.value(serdeConfig, FlaggedCount.class));
    JudgeProcessor.Inputs inputs =
        new JudgeProcessor.Inputs(
            report.deserializer(), unreadable.deserializer(), waiver.deserializer());
    StreamsBuilder builder = new StreamsBuilder();

    KStream<String, byte[]> normalized =
        builder.stream(
                run.topic(Topics.NORMALIZED), Consumed.with(key, bytes).withName("normalized"))
            .process(AgencyEntry.ofReports(), Named.as("enter-report"));
    KStream<String, byte[]> unreadables =
        builder.stream(
                run.topic(Topics.UNREADABLE), Consumed.with(key, bytes).withName("unreadable"))
            .process(
                AgencyEntry.ofUnreadables(unreadable.deserializer()), Named.as("enter-unreadable"));
    KStream<String, byte[]> waivers =
        builder.stream(run.topic(Topics.WAIVERS), Consumed.with(key, bytes).withName("waivers"))
            .process(AgencyEntry.ofWaivers(), Named.as("enter-waiver"));
    KStream<String, byte[]> redriven =
        builder.stream(
                run.topic(Topics.VALIDATE_REDRIVE), Consumed.with(key, bytes).withName("redriven"))
            .process(AgencyEntry.ofRedriven(unreadable.deserializer()), Named.as("enter-redriven"));

    // Merged before the repartitioning: one internal topic keeps them on the same partition.
    KStream<String, Decision> decisions =
        normalized
            .merge(unreadables, Named.as("with-unreadables"))
            .merge(waivers, Named.as("with-waivers"))
            .merge(redriven, Named.as("with-redriven"))
            .repartition(
                Repartitioned.<String, byte[]>as("by-agency")
                    .withKeySerde(key)
                    .withValueSerde(bytes)
                    .withStreamPartitioner(new AgencyPartitioner()))
            .process(
                new JudgeSupplier(
                    new Judge(validator), inputs, waiver, validated, run, listener, traces),
                Named.as("judge"));

    decisions
        .filter((k, decision) -> decision.touches(Place.CLEAN), Named.as("touches-clean"))
        .mapValues(decision -> decision.valueAt(Place.CLEAN), Named.as("stands-clean"))
        .to(run.topic(Topics.CLEAN), Produced.with(key, validated).withName("clean"));

    decisions
        .filter((k, decision) -> decision.touches(Place.FLAGGED), Named.as("touches-flagged"))
        .mapValues(decision -> decision.valueAt(Place.FLAGGED), Named.as("stands-flagged"))
        .to(run.topic(Topics.FLAGGED), Produced.with(key, validated).withName("flagged"));

    decisions
        .flatMapValues(Decision::receipts, Named.as("receipt-values"))
        .selectKey((k, value) -> value.getSubmissionId(), Named.as("by-submission"))
        .to(run.topic(Topics.RECEIPTS), Produced.with(key, receipt).withName("receipts"));

    decisions
        .flatMap((k, decision) -> records(FlagChanges.of(decision)), Named.as("flag-changes"))
        .groupByKey(Grouped.with(FLAG_CHANGES, key, Serdes.Long()))
        .reduce(
            Long::sum,
            Named.as("count-flagged"),
            Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as(FLAGGED_COUNTS_STORE)
                .withKeySerde(key)
                .withValueSerde(Serdes.Long()))
        .toStream(Named.as("counts-changed"))
        .mapValues((k, reports) -> FlagKey.count(k, reports), Named.as("flagged-count"))
        .to(
            run.topic(Topics.FLAGGED_COUNTS),
            Produced.with(key, count).withName("flagged-counts-sink"));

    return builder.build();
  }

  private static List<KeyValue<String, Long>> records(Map<String, Long> changes) {
    return changes.entrySet().stream()
        .map(change -> KeyValue.pair(change.getKey(), change.getValue()))
        .toList();
  }
}
