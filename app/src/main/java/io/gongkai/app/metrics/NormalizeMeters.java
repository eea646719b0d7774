package io.gongkai.app.metrics;

import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.topology.ReadingListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What the stage measures that reads documents. */
public final class NormalizeMeters implements ReadingListener {
  private final WorkMeters work;
  private final Counter read;
  private final Map<UnreadableReason, Counter> unreadable = new EnumMap<>(UnreadableReason.class);

  /**
   * Meters in a registry; every series is there from the beginning.
   *
   * @param clock says how long ago a document was taken in
   */
  public NormalizeMeters(MeterRegistry registry, Clock clock) {
    work = new WorkMeters(registry, clock);
    read =
        Counter.builder("gongkai.documents.read")
            .description("Documents whose statutory tables were read")
            .register(registry);
    for (UnreadableReason reason : UnreadableReason.values()) {
      unreadable.put(
          reason,
          Counter.builder("gongkai.documents.unreadable")
              .description("Documents whose statutory tables could not be read, by the reason")
              .tag("reason", reason.name())
              .register(registry));
    }
  }

  @Override
  public void read(NormalizeResult result, Duration took) {
    work.processed(took);
    if (result instanceof NormalizeResult.Read it) {
      read.increment();
      work.reached(it.report().getSubmission().getReceivedAt());
    } else if (result instanceof NormalizeResult.Refused it) {
      unreadable.get(it.unreadable().getReason()).increment();
      work.reached(it.unreadable().getSubmission().getReceivedAt());
    }
  }

  /** A record was set aside. */
  public void deadLetter() {
    work.deadLetters(1);
  }
}
