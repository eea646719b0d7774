package io.gongkai.app.metrics;

import io.gongkai.console.data.Deadlines;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.topology.JudgingListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the stage measures that judges reports. */
public final class ValidateMeters implements JudgingListener {
  /** Deadlines are days in China, wherever the stage runs. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final WorkMeters work;
  private final Map<ReceiptStatus, Counter> receipts = new EnumMap<>(ReceiptStatus.class);

  /**
   * Meters in a registry; every series is there from the beginning.
   *
   * @param clock says how long ago something was taken in, and how far the deadlines are
   */
  public ValidateMeters(MeterRegistry registry, Clock clock) {
    work = new WorkMeters(registry, clock);
    // The others are normalize's.
    for (ReceiptStatus status : EnumSet.range(ReceiptStatus.UNREADABLE, ReceiptStatus.WITHDRAWN)) {
      receipts.put(
          status,
          Counter.builder("gongkai.receipts")
              .description("Receipts that the stage wrote, by what they say of a submission")
              .tag("status", status.name())
              .register(registry));
    }
    deadline(registry, clock, "bodies", Deadlines::daysForBodies);
    deadline(registry, clock, "jurisdictions", Deadlines::daysForJurisdictions);
  }

  private static void deadline(
      MeterRegistry registry, Clock clock, String whose, ToLongFunction<Deadlines> days) {
    Gauge.builder(
            "gongkai.deadline.days",
            clock,
            it -> days.applyAsLong(Deadlines.on(LocalDate.ofInstant(it.instant(), ZONE))))
        .description("Days until the reports of single bodies or whole jurisdictions are due")
        .tag("whose", whose)
        .register(registry);
  }

  @Override
  public void decided(Decision decision) {
    for (Receipt receipt : decision.receipts()) {
      Counter counter = receipts.get(receipt.getStatus());
      if (counter != null) {
        counter.increment();
      }
    }
  }

  @Override
  public void judged(Instant takenIn, Duration took) {
    work.processed(took);
    work.reached(takenIn);
  }

  /** A record was set aside. */
  public void deadLetter() {
    work.deadLetters(1);
  }
}
