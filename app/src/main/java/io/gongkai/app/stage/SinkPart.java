package io.gongkai.app.stage;

import io.gongkai.sink.Sink;
import io.gongkai.sink.SinkStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
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
  public MeterBinder metrics() {
    return new SinkMetrics(sink);
  }

  /** Takes about fifteen seconds at most. */
  @Override
  public void close(Duration timeout) {
    sink.close();
  }

  /** What the sink has written, and what its consumer says. */
  private static final class SinkMetrics implements MeterBinder, AutoCloseable {
    private final Sink sink;
    private final KafkaClientMetrics consumer;

    SinkMetrics(Sink sink) {
      this.sink = sink;
      this.consumer = new KafkaClientMetrics(sink.consumer());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
      consumer.bindTo(registry);
      FunctionCounter.builder("gongkai.sink.records", sink, it -> it.status().records())
          .description("Records that were written to the database since the start")
          .register(registry);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
