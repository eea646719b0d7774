package io.gongkai.app.embedded;

import io.gongkai.schemas.streams.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Kafka Streams stage. */
final class StreamsStage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsStage.class);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 50;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

  private final Stage stage;
  private final KafkaStreams streams;
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile Throwable failure;

  private StreamsStage(Stage stage, KafkaStreams streams) {
    this.stage = stage;
    this.streams = streams;
  }

  /** Starts a stage; it joins its group while this returns. */
  static StreamsStage start(Stage stage, Topology topology, Properties settings) {
    KafkaStreams streams = new KafkaStreams(topology, settings);
    StreamsStage running = new StreamsStage(stage, streams);
    streams.setUncaughtExceptionHandler(
        error -> {
          // What a new thread could mend, Kafka's clients have retried already.
          LOG.error("The stage {} stops", stage.id(), error);
          running.failure = error;
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.setStateListener(
        (state, before) -> {
          if (state == KafkaStreams.State.RUNNING || state.hasCompletedShutdown()) {
            running.settled.countDown();
          }
        });
    streams.start();
    return running;
  }

  /**
   * Waits until the stage reads its topics.
   *
   * @param stop ends the wait when it opens
   * @throws StackException when it fails, or does not get there in time
   * @throws InterruptedException when the wait is ended
   */
  void awaitRunning(CountDownLatch stop) throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!settled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() - deadline < 0) {
      if (stop.getCount() == 0) {
        throw new InterruptedException("stopped while the stage " + stage.id() + " was starting");
      }
    }
    if (streams.state() != KafkaStreams.State.RUNNING) {
      throw new StackException(
          problem()
              .orElse(
                  "the stage "
                      + stage.id()
                      + " was still "
                      + streams.state()
                      + " after "
                      + START_TIMEOUT.toSeconds()
                      + " s: see the log above, and start again"),
          failure);
    }
  }

  /** What stopped the stage; empty while it runs. */
  Optional<String> problem() {
    return failure == null
        ? Optional.empty()
        : Optional.of("the stage " + stage.id() + " stopped: " + failure.getMessage());
  }

  /** Stops the stage within a bound; what it has not committed is done again at the next start. */
  @Override
  public void close() {
    if (!streams.close(CloseOptions.timeout(CLOSE_TIMEOUT))) {
      LOG.warn("The stage {} did not stop within {} s", stage.id(), CLOSE_TIMEOUT.toSeconds());
    }
  }
}
