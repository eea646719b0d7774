package io.gongkai.bench;

import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;

/**
 * An application in this process, which stands still once it has its partitions and its state. Not
 * sooner: what stands still does not get its state either.
 */
final class HeldStreams implements Held {
  private static final Duration STOP = Duration.ofSeconds(60);

  private final KafkaStreams streams;
  private boolean gone;
  private boolean ready;

  /** Starts an application that was not started. */
  HeldStreams(KafkaStreams streams) {
    this.streams = streams;
    streams.setStateListener((now, before) -> changed(now));
    streams.start();
  }

  private synchronized void changed(KafkaStreams.State now) {
    ready = now == KafkaStreams.State.RUNNING;
    if (gone) {
      return;
    }
    if (ready) {
      streams.pause();
    } else if (now == KafkaStreams.State.REBALANCING) {
      streams.resume();
    }
  }

  /** How many tasks it does. */
  int tasks() {
    return streams.metadataForLocalThreads().stream()
        .mapToInt(thread -> thread.activeTasks().size())
        .sum();
  }

  @Override
  public synchronized boolean isReady() {
    return ready;
  }

  @Override
  public boolean hasFailed() {
    return streams.state() == KafkaStreams.State.ERROR;
  }

  @Override
  public synchronized void letGo() {
    gone = true;
    streams.resume();
  }

  @Override
  public void close() {
    // Else the group waits for it to come back, and cannot be taken away.
    streams.close(
        CloseOptions.timeout(STOP)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
