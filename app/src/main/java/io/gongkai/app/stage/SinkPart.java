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
  private final Runnable atEnd;

  private SinkPart(Sink sink, Runnable atEnd) {
    this.sink = sink;
    this.atEnd = atEnd;
  }

  /**
   * Starts a sink.
   *
   * @param atEnd lets go of what the sink uses, once it has stopped or did not start
   * @throws RuntimeException when the database does not answer
   */
  static SinkPart start(Sink sink, Runnable atEnd) {
    try {
      sink.start();
    } catch (RuntimeException | Error e) {
      atEnd.run();
      throw e;
    }
    return new SinkPart(sink, atEnd);
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
    try {
      sink.close();
    } finally {
      atEnd.run();
    }
  }
}
