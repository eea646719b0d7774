package io.gongkai.app.replay;

import io.gongkai.model.Submission;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.validate.standing.SubmissionOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The withdrawals on reports.normalized, and which submissions each took back.
 *
 * <p>The topic is read twice: first for where withdrawals stand and what came behind them ({@link
 * #find}), then for what came before them ({@link #pass} and {@link #reachOf}). Only what has to do
 * with a report that was ever withdrawn is kept in memory.
 */
final class Withdrawals {
  private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);

  private final Map<String, List<Found>> byKey = new HashMap<>();
  private final Map<String, SubmissionOrder> newest = new HashMap<>();

  /** A withdrawal, with the oldest submission that came behind it; null as long as none has. */
  private static final class Found {
    private final long offset;
    private final Instant at;
    private final Optional<WithdrawnUntil> reach;
    private SubmissionOrder next;

    Found(long offset, Instant at, Optional<WithdrawnUntil> reach) {
      this.offset = offset;
      this.at = at;
      this.reach = reach;
    }
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** Whether a report was ever withdrawn, as far as is known. */
  boolean concern(String reportKey) {
    return byKey.containsKey(reportKey);
  }

  /**
   * Notes a withdrawal, with how far it reaches where it says so itself. One that says it in a way
   * that nobody understands takes nothing back, and is not noted.
   *
   * @param tombstone the record on reports.normalized
   */
  void find(String reportKey, ConsumerRecord<byte[], byte[]> tombstone) {
    try {
      Optional<WithdrawnUntil> reach = WithdrawnUntil.in(tombstone.headers());
      Instant at = Instant.ofEpochMilli(tombstone.timestamp());
      find(reportKey, new Found(tombstone.offset(), at, reach));
    } catch (IllegalArgumentException e) {
      LOG.warn("The withdrawal of {} at offset {} is left out", reportKey, tombstone.offset(), e);
    }
  }

  /**
   * Notes a withdrawal.
   *
   * @param offset its offset; all of one report stand in one partition
   * @param at its time, by the clock of whoever withdrew
   */
  void find(String reportKey, long offset, Instant at) {
    find(reportKey, new Found(offset, at, Optional.empty()));
  }

  private void find(String reportKey, Found found) {
    byKey.computeIfAbsent(reportKey, it -> new ArrayList<>()).add(found);
  }

  /** Whether the withdrawal at an offset was noted. */
  boolean isFound(String reportKey, long offset) {
    return byKey.getOrDefault(reportKey, List.of()).stream().anyMatch(it -> it.offset == offset);
  }

  /** Notes what came behind the withdrawals of a report found so far. */
  void findBehind(String reportKey, Submission submission) {
    SubmissionOrder order = SubmissionOrder.of(submission);
    for (Found found : byKey.getOrDefault(reportKey, List.of())) {
      if (found.next == null || found.next.isAfter(order)) {
        found.next = order;
      }
    }
  }

  /** Passes a submission of a report in the second reading. */
  void pass(String reportKey, Submission submission) {
    if (concern(reportKey)) {
      newest.merge(
          reportKey,
          SubmissionOrder.of(submission),
          (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /**
   * How far a withdrawal that the second reading has come to reaches: up to its time, so that it
   * takes back too what only a later version of the reader can read. But never further than to what
   * came behind it, nor less far than to what stood: the clock of who withdrew may be wrong. One
   * that a rebuild has written says it itself.
   */
  WithdrawnUntil reachOf(String reportKey, long offset) {
    Found found =
        byKey.getOrDefault(reportKey, List.of()).stream()
            .filter(it -> it.offset == offset)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no withdrawal at " + offset));
    if (found.reach.isPresent()) {
      return found.reach.get();
    }
    SubmissionOrder reach = new SubmissionOrder(found.at, Integer.MAX_VALUE, Long.MAX_VALUE);
    if (found.next != null && !found.next.isAfter(reach)) {
      reach = new SubmissionOrder(Instant.EPOCH, 0, 0);
    }
    SubmissionOrder stood = newest.get(reportKey);
    if (stood != null && stood.isAfter(reach)) {
      reach = stood;
    }
    return new WithdrawnUntil(reach.receivedAt(), reach.partition(), reach.offset());
  }
}
