package io.gongkai.app.generation;

import io.gongkai.app.config.KafkaConnection;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells a stage which generation is live when it starts, and when that has changed.
 *
 * <p>A broker that is away tells nothing: the stage cannot write then either, and learns of the
 * change before the servers have been back for long.
 */
public final class GenerationWatch implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** It belongs to no group: closing would wait for the answer to a fetch, and for nothing else. */
  private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final List<TopicPartition> TOPIC =
      List.of(new TopicPartition(Topics.GENERATION, 0));

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Generations atStart;
  private volatile boolean closed;
  private Thread thread;

  private GenerationWatch(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    atStart = readToEnd();
  }

  /**
   * Looks which generation is live.
   *
   * @throws IllegalStateException when a switch is under way: no stage may write now
   * @throws RuntimeException when the broker does not say
   */
  public static GenerationWatch open(KafkaConnection kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    // The broker answers at once when something comes, and else waits this long.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(LOOK.toMillis()));
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      GenerationWatch watch = new GenerationWatch(consumer);
      watch.atStart.underWay().ifPresent(to -> refuse(to.id()));
      return watch;
    } catch (RuntimeException | Error e) {
      consumer.close(AT_ONCE);
      throw e;
    }
  }

  private static void refuse(String id) {
    throw new IllegalStateException(
        "the pipeline is being switched over to the replay "
            + id
            + ": start again when that is done; one that was broken off goes on with 'gongkai"
            + " replay switch "
            + id
            + "'");
  }

  private Generations readToEnd() {
    consumer.assign(TOPIC);
    consumer.seekToBeginning(TOPIC);
    long end = consumer.endOffsets(TOPIC).get(TOPIC.get(0));
    Generations now = Generations.FIRST;
    long since = System.nanoTime();
    while (consumer.position(TOPIC.get(0)) < end) {
      if (System.nanoTime() - since >= ANSWER.toNanos()) {
        throw new IllegalStateException(
            "the broker did not say within "
                + ANSWER.toSeconds()
                + " s which generation is live ("
                + Topics.GENERATION
                + ")");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        now = now.then(record);
      }
    }
    return now;
  }

  /** The live run as it was when the watch was opened. */
  public PipelineRun run() {
    return atStart.run();
  }

  /**
   * Watches from now on.
   *
   * @param changed told once, in a thread of the watch, why the stage must not write any more
   */
  public void start(Consumer<String> changed) {
    thread = new Thread(() -> watch(changed), "gongkai-generation");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(Consumer<String> changed) {
    try {
      Generations now = atStart;
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
          now = now.then(record);
        }
        if (!now.equals(atStart)) {
          changed.accept(why(now));
          return;
        }
      }
    } catch (WakeupException e) {
      // closed
    } catch (KafkaException e) {
      changed.accept(
          "Kafka does not let it see which generation is live ("
              + Topics.GENERATION
              + "): "
              + e.getMessage());
    } catch (RuntimeException e) {
      changed.accept(e.getMessage());
    }
  }

  private static String why(Generations now) {
    return now.underWay().isPresent()
        ? "the pipeline is being switched over to the replay " + now.underWay().get().id()
        : "the pipeline was switched over to "
            + now.live().map(it -> "the replay " + it.id()).orElse("another generation");
  }

  @Override
  public void close() {
    closed = true;
    if (thread != null && thread != Thread.currentThread()) {
      consumer.wakeup();
      try {
        thread.join(ANSWER.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    consumer.close(AT_ONCE);
  }
}
