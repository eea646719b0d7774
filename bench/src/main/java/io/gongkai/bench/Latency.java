package io.gongkai.bench;

import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.TextLayout;
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
  private final Chains chains;
  private final Clock clock;

  /** Measures on servers, with a clock that goes as the producer's does. */
  Latency(Servers servers, Chains chains, Clock clock) {
    this.servers = servers;
    this.chains = chains;
    this.clock = clock;
  }

  /**
   * How long documents took, in milliseconds.
   *
   * @param half half of them took no longer
   * @param most 99 of 100 took no longer
   * @param longest none took longer
   * @param documents number of documents
   */
  record Delays(long half, long most, long longest, int documents) {
    static Delays of(long[] delays) {
      long[] sorted = delays.clone();
      Arrays.sort(sorted);
      return new Delays(
          sorted[sorted.length / 2],
          sorted[(int) (sorted.length * MOST)],
          sorted[sorted.length - 1],
          sorted.length);
    }

    /** Says so. */
    String note(String name) {
      return String.format(
          Locale.ROOT,
          "Delay from raw to clean, %s, at %d documents/s, exactly once, commit every %d ms:"
              + " p50 %d ms, p99 %d ms, longest %d ms (%,d documents).",
          name,
          PER_SECOND,
          COMMIT_MILLIS,
          half,
          most,
          longest,
          documents);
    }
  }

  /** Publishes at a steady pace and takes the delays. */
  Delays measure(Shape shape, double seconds) throws Exception {
    return Delays.of(
        chains.with(
            (run, state) -> {
              Hop.Mode mode = new Hop.Mode(StreamsConfig.EXACTLY_ONCE_V2, 1, COMMIT_MILLIS);
              // What is on the topic already is left out.
              try (Drain drain = new Drain(servers, 0, shape.hops(servers.serdes(), run))) {
                drain.start(state, mode);
                drain.run(Drain.Work.NONE);
                return delays(run.topic(Topics.CLEAN), (int) (seconds * PER_SECOND));
              }
            }));
  }

  private long[] delays(String topic, int count) throws Exception {
    Documents documents = new Documents(10);
    int warmUp = Math.min(WARM_UP, count);
    int all = count + warmUp;
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
      return Arrays.copyOfRange(delays, Math.min(warmUp, seen - 1), seen);
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
