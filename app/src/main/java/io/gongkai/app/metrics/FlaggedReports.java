package io.gongkai.app.metrics;

import io.gongkai.model.Severity;
import io.gongkai.validate.counts.FlagKey;
import io.gongkai.validate.topology.ValidateTopology;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * How many reports stand flagged now, as validate's own state has it, which is what {@code
 * reports.flagged-counts} is made from.
 *
 * <p>An instance tells of the partitions that it works on, and of no copies that it keeps for
 * others: the sum over all instances is the number of reports. What is read again, after a crash or
 * from the beginning, changes nothing in it. While a partition moves it is missing from the sum;
 * the number of partitions says so.
 */
public final class FlaggedReports implements RefreshedMeters {
  private final KafkaStreams streams;
  private MultiGauge flagged;
  private MultiGauge byRule;
  private volatile int partitions;

  /** A rule and the severity of its findings. */
  private record Flag(String rule, Severity severity) {}

  /** Gauges of a validate stage. */
  public FlaggedReports(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    flagged =
        MultiGauge.builder("gongkai.reports.flagged")
            .description("Reports that stand flagged now, each once, by their highest severity")
            .register(registry);
    byRule =
        MultiGauge.builder("gongkai.reports.flagged.by.rule")
            .description("Reports that stand flagged now, once for each rule that flags them")
            .register(registry);
    Gauge.builder("gongkai.reports.flagged.partitions", this, it -> it.partitions)
        .description("Partitions that the gauges of flagged reports cover")
        .register(registry);
    refresh();
  }

  @Override
  public synchronized void refresh() {
    List<Integer> covered = new ArrayList<>();
    Map<Severity, Long> reports = new EnumMap<>(Severity.class);
    Map<String, Map<Severity, Long>> rules = new TreeMap<>();
    for (int partition : assigned()) {
      Map<Flag, Long> counts = counts(partition);
      if (counts != null) {
        covered.add(partition);
        counts.forEach(
            (flag, count) ->
                (flag.rule().equals(FlagKey.ANY)
                        ? reports
                        : rules.computeIfAbsent(flag.rule(), rule -> new EnumMap<>(Severity.class)))
                    .merge(flag.severity(), count, Long::sum));
      }
    }
    partitions = covered.size();
    if (partitions > 0) {
      // None is a number too: nothing but an instance without partitions says nothing.
      reports.putIfAbsent(Severity.ERROR, 0L);
      reports.putIfAbsent(Severity.WARNING, 0L);
    }
    flagged.register(rows(Tags.empty(), reports), true);
    List<Row<?>> rows = new ArrayList<>();
    rules.forEach((rule, counts) -> rows.addAll(rows(Tags.of("rule", rule), counts)));
    byRule.register(rows, true);
  }

  private static List<Row<?>> rows(Tags tags, Map<Severity, Long> counts) {
    List<Row<?>> rows = new ArrayList<>();
    counts.forEach(
        (severity, count) -> rows.add(Row.of(tags.and("severity", severity.name()), count)));
    return rows;
  }

  private List<Integer> assigned() {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> ValidateTopology.leadsToFlaggedCounts(partition.topic()))
        .map(TopicPartition::partition)
        .toList();
  }

  /** What the state of a partition counts; null while it cannot be read. */
  private Map<Flag, Long> counts(int partition) {
    Map<Flag, Long> counts = new HashMap<>();
    try {
      ReadOnlyKeyValueStore<String, Long> store =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                      ValidateTopology.FLAGGED_COUNTS_STORE,
                      QueryableStoreTypes.<String, Long>keyValueStore())
                  .withPartition(partition));
      try (KeyValueIterator<String, Long> all = store.all()) {
        while (all.hasNext()) {
          KeyValue<String, Long> entry = all.next();
          FlagKey key = FlagKey.parse(entry.key);
          counts.merge(new Flag(key.rule(), key.severity()), entry.value, Long::sum);
        }
      }
      return counts;
    } catch (InvalidStateStoreException e) {
      // The partition moves, or its state is being read: whoever has it next tells of it.
      return null;
    }
  }
}
