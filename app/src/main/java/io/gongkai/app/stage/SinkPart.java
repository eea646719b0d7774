package io.gongkai.app.stage;

import io.gongkai.app.metrics.KafkaMeters;
import io.gongkai.sink.Sink;
import io.gongkai.sink.SinkStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A running sink. */
public final class SinkPart implements StagePart {
  private final Sink sink;

  private SinkPart(Sink sink) {
    this.sink = sink;
  }

  /**
   * Starts a sink.
   *
   * @throws RuntimeException when the database does not answer
   */
  static SinkPart start(Sink sink) {
    sink.start();
    return new SinkPart(sink);
  }

  @Override
  public boolean isRunning() {
    return sink.status().state() == SinkStatus.State.RUNNING;
  }

  @Override
  public Optional<String> problem() {
    SinkStatus status = sink.status();
    return status.state() == SinkStatus.State.FAILED
        ? Optional.of("the sink stopped: " + status.problem())
        : Optional.empty();
  }

  @Override
  public List<MeterBinder> metrics() {
    return List.of(
        KafkaMeters.of(sink.consumer()),
        registry ->
            FunctionCounter.builder("gongkai.sink.records", sink, it -> it.status().records())
                .description("Records that were written to the database since the start")
                .register(registry));
  }

  /** Takes about fifteen seconds at most. */
  @Override
  public void close(Duration timeout) {
    sink.close();
  }
}
