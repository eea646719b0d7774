package io.gongkai.validate.topology;

import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.WaiverKey;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Known;
import io.gongkai.validate.standing.Refusal;
import io.gongkai.validate.standing.Standing;
import io.gongkai.validate.waiver.Waivers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is remembered of the agencies on a partition. */
final class AgencyStores {
  private static final int WAIVED_HASHES = 1 << 16;

  private final KeyValueStore<String, Standing> standings;
  private final KeyValueStore<String, ValidatedReport> reports;
  private final KeyValueStore<String, AgencySeries> series;
  private final KeyValueStore<String, Refusal> refusals;
  private final KeyValueStore<String, Waiver> waivers;

  /**
   * Hashes of the report keys that may have waivers: most have none, and need not be looked up.
   * Null until the first record comes: by then the store has been restored.
   */
  private BitSet waived;

  AgencyStores(ProcessorContext<String, Decision> context) {
    standings = context.getStateStore(JudgeSupplier.STANDINGS);
    reports = context.getStateStore(JudgeSupplier.REPORTS);
    series = context.getStateStore(JudgeSupplier.SERIES);
    refusals = context.getStateStore(JudgeSupplier.REFUSALS);
    waivers = context.getStateStore(JudgeSupplier.WAIVERS);
  }

  /**
   * What is known of a report key.
   *
   * @param now time by which waivers expire, in milliseconds since the epoch
   */
  Known known(String reportKey, long now) {
    Standing standing = standings.get(reportKey);
    return new Known(
        standing,
        // A key that nothing is remembered of has no report either.
        standing == null ? null : reports.get(reportKey),
        series(ReportKey.agency(reportKey)),
        waivers(reportKey, now));
  }

  AgencySeries series(String agency) {
    return Objects.requireNonNullElse(series.get(agency), AgencySeries.EMPTY);
  }

  void put(String agency, AgencySeries years) {
    series.put(agency, years.years().isEmpty() ? null : years);
  }

  /**
   * Remembers what was decided.
   *
   * @param known what was known of the key when it was
   */
  void remember(String reportKey, Decision decision, Known known) {
    // The report first: one that cannot be written must not be remembered as seen.
    if (decision.changesState()) {
      reports.put(reportKey, decision.report());
    }
    if (!Objects.equals(decision.standing(), known.standing())) {
      standings.put(reportKey, decision.standing());
    }
  }

  /** What is remembered of a document that could not be read; null when it is new. */
  Refusal refusal(String submissionId) {
    return refusals.get(submissionId);
  }

  void put(Refusal refusal) {
    refusals.put(refusal.handedIn().submissionId(), refusal);
  }

  /** Remembers a waiver; null forgets it. */
  void put(WaiverKey key, Waiver waiver) {
    waived().set(hash(key.reportKey()));
    waivers.put(key.toString(), waiver);
  }

  /** Forgets the waivers that have expired, and names each. */
  void expire(long now, Consumer<WaiverKey> expired) {
    List<WaiverKey> keys = new ArrayList<>();
    try (KeyValueIterator<String, Waiver> all = waivers.all()) {
      all.forEachRemaining(
          entry -> {
            if (!Waivers.holdsAt(entry.value, now)) {
              keys.add(WaiverKey.of(entry.value));
            }
          });
    }
    for (WaiverKey key : keys) {
      waivers.delete(key.toString());
      expired.accept(key);
    }
  }

  private List<Waiver> waivers(String reportKey, long now) {
    if (!waived().get(hash(reportKey))) {
      return List.of();
    }
    List<Waiver> holding = new ArrayList<>();
    try (KeyValueIterator<String, Waiver> candidates =
        waivers.prefixScan(reportKey + "/", new StringSerializer())) {
      candidates.forEachRemaining(
          entry -> {
            // The prefix may end inside of a longer agency id.
            if (entry.value.getReportKey().equals(reportKey) && Waivers.holdsAt(entry.value, now)) {
              holding.add(entry.value);
            }
          });
    }
    return holding;
  }

  private BitSet waived() {
    if (waived == null) {
      waived = new BitSet(WAIVED_HASHES);
      try (KeyValueIterator<String, Waiver> all = waivers.all()) {
        all.forEachRemaining(entry -> waived.set(hash(entry.value.getReportKey())));
      }
    }
    return waived;
  }

  private static int hash(String reportKey) {
    return Math.floorMod(reportKey.hashCode(), WAIVED_HASHES);
  }
}
