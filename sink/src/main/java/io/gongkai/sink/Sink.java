package io.gongkai.sink;

import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.trace.Traces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the pipeline's results to PostgreSQL, exactly once.
 *
 * <p>Several sinks may run at once, in one process or in many: the consumer group shares out the
 * partitions, and the offsets in the database keep an instance that has lost one from writing.
 */
public final class Sink implements AutoCloseable {
  /** Consumer group of the sink, unless the Kafka properties name another one. */
  public static final String GROUP = "gongkai-sink";

  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CONSUMER_CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final SinkConfig config;
  private final RecordDecoder decoder;
  private final SinkListener listener;
  private final Traces traces;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile SinkStatus.State state = SinkStatus.State.NEW;
  private volatile String problem = "";
  private volatile SinkLoop loop;
  private Consumer<byte[], byte[]> consumer;
  private ReportDatabase database;
  private Thread thread;

  /**
   * A sink that is not started yet.
   *
   * @param config what it needs to run
   * @param reports reads the values of reports.clean and reports.flagged
   * @param unreadables reads the values of reports.unreadable
   * @param receipts reads the values of reports.receipts
   * @param waivers reads the values of reports.waivers
   * @param listener is told of what was written
   */
  public Sink(
      SinkConfig config,
      Deserializer<ValidatedReport> reports,
      Deserializer<Unreadable> unreadables,
      Deserializer<Receipt> receipts,
      Deserializer<Waiver> waivers,
      SinkListener listener) {
    this(config, reports, unreadables, receipts, waivers, listener, Traces.none());
  }

  /**
   * A sink that is not started yet.
   *
   * @param config what it needs to run
   * @param reports reads the values of reports.clean and reports.flagged
   * @param unreadables reads the values of reports.unreadable
   * @param receipts reads the values of reports.receipts
   * @param waivers reads the values of reports.waivers
   * @param listener is told of what was written
   * @param traces is told of each result that was written
   */
  public Sink(
      SinkConfig config,
      Deserializer<ValidatedReport> reports,
      Deserializer<Unreadable> unreadables,
      Deserializer<Receipt> receipts,
      Deserializer<Waiver> waivers,
      SinkListener listener,
      Traces traces) {
    this.config = config;
    this.listener = listener;
    this.traces = traces;
    this.decoder = new RecordDecoder(reports, unreadables, receipts, waivers, traces);
  }

  /**
   * Migrates the database's schema and starts to read.
   *
   * @throws IllegalStateException when it was started before
   * @throws RuntimeException when the database does not answer
   */
  public synchronized void start() {
    if (state != SinkStatus.State.NEW) {
      throw new IllegalStateException("the sink is " + state + " and starts only once");
    }
    database = ReportDatabase.open(config);
    try {
      consumer =
          new KafkaConsumer<>(
              consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    BatchWriter writer =
        new BatchWriter(database, config.retryTimeout(), closing, listener, traces);
    loop = new SinkLoop(consumer, decoder, writer, config.batchRecords());
    thread = new Thread(this::run, "gongkai-sink");
    state = SinkStatus.State.RUNNING;
    thread.start();
  }

  /** How the sink is doing. */
  public SinkStatus status() {
    return new SinkStatus(state, loop == null ? 0 : loop.written(), problem);
  }

  /**
   * The sink's consumer, for its metrics: no thread but the sink's own may call anything else.
   *
   * @throws IllegalStateException when the sink was not started
   */
  public synchronized Consumer<?, ?> consumer() {
    if (consumer == null) {
      throw new IllegalStateException("the sink is not started and has no consumer yet");
    }
    return consumer;
  }

  /** Stops reading, waits for the transaction in progress within a bound, and disconnects. */
  @Override
  public synchronized void close() {
    if (state == SinkStatus.State.NEW) {
      state = SinkStatus.State.CLOSED;
    }
    if (thread == null || state == SinkStatus.State.CLOSED) {
      return;
    }
    closing.countDown();
    consumer.wakeup();
    boolean interrupted = !joined();
    if (thread.isAlive()) {
      LOG.warn("The sink did not stop within {} s, interrupting it", CLOSE_TIMEOUT.toSeconds());
      thread.interrupt();
    }
    database.close();
    if (state != SinkStatus.State.FAILED) {
      state = SinkStatus.State.CLOSED;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean joined() {
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void run() {
    try {
      loop.run(closing);
    } catch (WakeupException e) {
      LOG.debug("The sink was woken to close", e);
    } catch (InterruptedException e) {
      LOG.debug("The sink was interrupted", e);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (closing.getCount() > 0) {
        LOG.error("The sink stops", e);
        problem = String.valueOf(e.getMessage());
        state = SinkStatus.State.FAILED;
      }
    } finally {
      consumer.close(
          org.apache.kafka.clients.consumer.CloseOptions.timeout(CONSUMER_CLOSE_TIMEOUT));
    }
  }

  private Map<String, Object> consumerConfig() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "gongkai-sink");
    properties.putAll(config.kafka());
    // What follows is not for configuration: delivery depends on it.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchRecords());
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, config.batchBytes());
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.batchBytes());
    properties.keySet().removeIf(key -> !ConsumerConfig.configNames().contains(key));
    return properties;
  }
}
