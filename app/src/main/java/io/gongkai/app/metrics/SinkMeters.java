package io.gongkai.app.metrics;

import io.gongkai.sink.SinkListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** What the sink measures. */
public final class SinkMeters implements SinkListener {
  private static final double[] SIZES = {1, 10, 100, 500, 1_000, 2_000};

  private final WorkMeters work;
  private final DistributionSummary batches;

  /**
   * Meters in a registry; every series is there from the beginning.
   *
   * @param clock says how long ago something was taken in
   */
  public SinkMeters(MeterRegistry registry, Clock clock) {
    work = new WorkMeters(registry, clock);
    batches =
        DistributionSummary.builder("gongkai.sink.batch")
            .baseUnit("records")
            .description("Records that one transaction wrote to the database")
            .serviceLevelObjectives(SIZES)
            .register(registry);
  }

  @Override
  public void written(WrittenBatch batch) {
    work.processed(batch.took());
    work.deadLetters(batch.deadLetters());
    batches.record(batch.records());
    batch.resultsTakenIn().forEach(work::reached);
  }
}
