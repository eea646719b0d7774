package io.gongkai.app.stage;

import io.gongkai.app.metrics.FlaggedReports;
import io.gongkai.app.metrics.KafkaMeters;
import io.gongkai.schemas.streams.Stage;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Kafka Streams stage. */
public final class StreamsPart implements StagePart {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsPart.class);

  private final Stage stage;
  private final KafkaStreams streams;
  private final GroupMembershipOperation atClose;
  private final Runnable atEnd;
  private volatile Throwable failure;
  private boolean closed;

  private StreamsPart(
      Stage stage, KafkaStreams streams, GroupMembershipOperation atClose, Runnable atEnd) {
    this.atEnd = atEnd;
    this.stage = stage;
    this.streams = streams;
    this.atClose = atClose;
  }

  /**
   * Starts a stage; it joins its group while this returns.
   *
   * @param withoutState whether what lies in its state directory is not its own: it is taken away,
   *     and read from Kafka
   * @param atEnd lets go of what the topology uses, once the stage has stopped
   */
  static StreamsPart start(
      Stage stage, Topology topology, Properties settings, boolean withoutState, Runnable atEnd) {
    // A member with a name is expected back; of another the partitions go on at once.
    boolean named =
        settings.containsKey(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    KafkaStreams streams = new KafkaStreams(topology, settings);
    StreamsPart running =
        new StreamsPart(
            stage,
            streams,
            named ? GroupMembershipOperation.REMAIN_IN_GROUP : GroupMembershipOperation.LEAVE_GROUP,
            atEnd);
    streams.setUncaughtExceptionHandler(
        error -> {
          // What a new thread could mend, Kafka's clients have retried already.
          LOG.error("The stage {} stops", stage.id(), error);
          running.failure = error;
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    if (withoutState) {
      streams.cleanUp();
    }
    streams.start();
    return running;
  }

  @Override
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public Optional<String> problem() {
    if (failure != null) {
      return Optional.of("the stage " + stage.id() + " stopped: " + failure.getMessage());
    }
    return streams.state() == KafkaStreams.State.ERROR
        ? Optional.of("the stage " + stage.id() + " stopped: see the log above")
        : Optional.empty();
  }

  @Override
  public List<MeterBinder> metrics() {
    return stage == Stage.VALIDATE
        ? List.of(KafkaMeters.of(streams), new FlaggedReports(streams))
        : List.of(KafkaMeters.of(streams));
  }

  @Override
  public synchronized void close(Duration timeout) {
    if (closed) {
      return;
    }
    closed = true;
    CloseOptions options = CloseOptions.timeout(timeout).withGroupMembershipOperation(atClose);
    if (!streams.close(options)) {
      LOG.warn("The stage {} did not stop within {} s", stage.id(), timeout.toSeconds());
    }
    atEnd.run();
  }
}
