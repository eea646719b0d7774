package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.TextLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** How long a document takes from the topic of documents to the topic of clean reports. */
final class Latency {
  private static final int PER_SECOND = 100;
  private static final long COMMIT_MILLIS = 20;
  private static final int YEAR = 2023;
  private static final int WARM_UP = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double MOST = 0.99;

  private final Servers servers;
  private final Path directory;
  private final Clock clock;

  /** Measures on servers, with a clock that goes as the producer's does. */
  Latency(Servers servers, Path directory, Clock clock) {
    this.servers = servers;
    this.directory = directory;
    this.clock = clock;
  }

  /** Publishes at a steady pace and says what the delays were. */
  String measure(int seconds) throws Exception {
    PipelineRun replay = PipelineRun.replay("latency");
    servers.create(replay.ownTopics());
    Hop.Mode mode = new Hop.Mode(StreamsConfig.EXACTLY_ONCE_V2, 1, COMMIT_MILLIS);
    List<KafkaStreams> running = new ArrayList<>();
    try {
      for (Hop hop : PipelineBench.hops(servers, replay)) {
        running.add(hop.start(servers, directory, mode));
      }
      // What is on the topic already is worked off first.
      awaitEnd(PipelineBench.hops(servers, replay));
      long[] delays = delays(replay.topic(Topics.CLEAN), seconds * PER_SECOND);
      Arrays.sort(delays);
      return String.format(
          Locale.ROOT,
          "Delay from raw to clean at %d documents/s, exactly once, commit every %d ms, two"
              + " topologies: p50 %d ms, p99 %d ms, longest %d ms (%,d documents; must 50 / 100,"
              + " goal 44 / 60).",
          PER_SECOND,
          COMMIT_MILLIS,
          delays[delays.length / 2],
          delays[(int) (delays.length * MOST)],
          delays[delays.length - 1],
          delays.length);
    } finally {
      running.forEach(streams -> streams.close(Duration.ofSeconds(30)));
    }
  }

  private void awaitEnd(List<Hop> hops) throws Exception {
    long since = System.nanoTime();
    for (Hop hop : hops) {
      while (!hop.isAtEnd(servers)) {
        if (System.nanoTime() - since > 10 * PATIENCE.toNanos()) {
          throw new IllegalStateException(hop.application() + " does not come to an end");
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private long[] delays(String topic, int count) throws Exception {
    Documents documents = new Documents(10);
    int all = count + WARM_UP;
    List<byte[]> printed = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      printed.add(documents.print(documents.report(i, YEAR), TextLayout.TABS));
    }
    try (Outbox outbox = servers.outbox();
        KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
      Thread publisher = new Thread(() -> publish(outbox, printed), "bench-publisher");
      publisher.start();
      long[] delays = new long[all];
      int seen = 0;
      long heard = System.nanoTime();
      while (seen < all && System.nanoTime() - heard < PATIENCE.toNanos()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          heard = System.nanoTime();
          if (seen < all) {
            delays[seen++] = clock.millis() - record.timestamp();
          }
        }
        if (seen >= all - all / 10
            && !publisher.isAlive()
            && System.nanoTime() - heard > Duration.ofSeconds(5).toNanos()) {
          // The few that are not clean do not come here.
          break;
        }
      }
      publisher.join();
      return Arrays.copyOfRange(delays, Math.min(WARM_UP, seen - 1), seen);
    }
  }

  private static void publish(Outbox outbox, List<byte[]> printed) {
    long begin = System.nanoTime();
    for (int i = 0; i < printed.size(); i++) {
      long due = begin + i * (1_000_000_000L / PER_SECOND);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      outbox.send(Documents.agency(i), printed.get(i));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String topic) throws Exception {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    Map<TopicPartition, Long> ends = servers.ends(topic);
    consumer.assign(ends.keySet());
    ends.forEach(consumer::seek);
    return consumer;
  }
}
