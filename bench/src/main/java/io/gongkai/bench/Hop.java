package io.gongkai.bench;

import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * One application of a pipeline, with the settings that the stages have.
 *
 * @param application its id, which is its group's too
 * @param source topic that it reads, whose end it is to come to
 * @param topology what it does
 */
record Hop(String application, String source, Topology topology) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(10);

  /**
   * How hops work.
   *
   * @param guarantee Kafka's name of the processing guarantee
   * @param threads threads of each hop
   * @param commitMillis time between commits
   */
  record Mode(String guarantee, int threads, long commitMillis) {
    /** Exactly once, in one thread, at the interval that stages have by default. */
    static final Mode STANDARD =
        new Mode(StreamsConfig.EXACTLY_ONCE_V2, 1, StreamsSettings.COMMIT_INTERVAL.toMillis());
  }

  /** Starts the application. */
  KafkaStreams start(Servers servers, Path directory, Mode mode) {
    Map<String, String> overrides = new TreeMap<>();
    overrides.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    overrides.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, mode.guarantee());
    overrides.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(mode.threads()));
    overrides.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(mode.commitMillis()));
    Properties settings =
        StreamsSettings.of(Stage.VALIDATE, servers.bootstrapServers(), directory, overrides);
    KafkaStreams streams = new KafkaStreams(topology, settings);
    streams.start();
    return streams;
  }

  /**
   * Has hops work through what is on the first one's source.
   *
   * @param documents number of documents there
   * @return what passed between the first commit of the first hop and the last of the last hop
   */
  static Sample drain(Servers servers, Path directory, Mode mode, long documents, List<Hop> hops)
      throws Exception {
    List<KafkaStreams> running = new ArrayList<>();
    try {
      for (Hop hop : hops) {
        running.add(hop.start(servers, directory, mode));
      }
      long before = hops.get(0).awaitCommit(servers, running);
      long begin = System.nanoTime();
      long cpu = Cpu.ofProcess();
      for (Hop hop : hops) {
        hop.awaitEnd(servers, running);
      }
      return new Sample(
          Math.max(1, documents - before), System.nanoTime() - begin, Cpu.ofProcess() - cpu);
    } finally {
      running.forEach(streams -> streams.close(STOP));
    }
  }

  /** Waits for the first commit; returns how many documents it covers. */
  private long awaitCommit(Servers servers, List<KafkaStreams> running) throws Exception {
    long since = System.nanoTime();
    while (true) {
      long sum = 0;
      for (Map.Entry<TopicPartition, Long> at : servers.committed(application).entrySet()) {
        sum += at.getKey().topic().equals(source) ? at.getValue() : 0;
      }
      if (sum > 0) {
        return sum;
      }
      look(since, running);
    }
  }

  private void awaitEnd(Servers servers, List<KafkaStreams> running) throws Exception {
    long since = System.nanoTime();
    while (!isAtEnd(servers)) {
      look(since, running);
    }
  }

  /** Whether it has committed all that is on its source now. */
  boolean isAtEnd(Servers servers) throws Exception {
    Map<TopicPartition, Long> committed = servers.committed(application);
    // What ends a transaction takes an offset that nobody commits behind it alone.
    return servers.ends(source).entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue() - 1);
  }

  private void look(long since, List<KafkaStreams> running) {
    if (System.nanoTime() - since > PATIENCE.toNanos()) {
      throw new IllegalStateException(application + " has not come to the end of " + source);
    }
    for (KafkaStreams streams : running) {
      if (streams.state() == KafkaStreams.State.ERROR) {
        throw new IllegalStateException(application + " has stopped with an error");
      }
    }
    LockSupport.parkNanos(LOOK.toNanos());
  }
}
