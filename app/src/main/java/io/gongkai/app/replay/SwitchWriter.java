package io.gongkai.app.replay;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to the live topics in transactions. There is one transactional id for every switch:
 * whoever opens last is the only one who can write.
 */
final class SwitchWriter implements Copying.Outlet, AutoCloseable {
  /** It has no full stop, so it is no id of a replay's stage. */
  static final String TRANSACTIONAL_ID = PipelineRun.REPLAY_APPLICATIONS + "switch";

  /** A transaction is bounded: what it holds up is read by nobody until it ends. */
  private static final int MOST_RECORDS = 500;

  private static final long MOST_BYTES = 8L * 1024 * 1024;
  private static final int LARGEST = Topics.MAX_RAW_BYTES + 3 * Topics.RECORD_OVERHEAD_BYTES;

  /** How long a partition may be read between two records that differ. */
  private static final Duration OPEN = Duration.ofMinutes(5);

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConnection kafka;
  private int openRecords;
  private long openBytes;

  private SwitchWriter(KafkaProducer<byte[], byte[]> producer, KafkaConnection kafka) {
    this.producer = producer;
    this.kafka = kafka;
  }

  /**
   * Opens; whoever was open before cannot write any more, and what he has not committed is undone.
   *
   * @throws CommandFailure when the brokers do not answer or refuse
   */
  static SwitchWriter open(KafkaConnection kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER.toMillis());
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(OPEN.toMillis()));
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    SwitchWriter writer =
        new SwitchWriter(
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
            kafka);
    try {
      writer.producer.initTransactions();
      return writer;
    } catch (KafkaException e) {
      writer.close();
      throw writer.failure(e);
    }
  }

  @Override
  public void write(List<ProducerRecord<byte[], byte[]>> together) {
    if (together.isEmpty()) {
      return;
    }
    try {
      if (openRecords == 0) {
        producer.beginTransaction();
      }
      for (ProducerRecord<byte[], byte[]> record : together) {
        // One that fails lets the commit fail.
        Future<RecordMetadata> unused = producer.send(record);
        openRecords++;
        openBytes += record.value() == null ? 0 : record.value().length;
      }
    } catch (KafkaException e) {
      throw failure(e);
    }
    if (openRecords >= MOST_RECORDS || openBytes >= MOST_BYTES) {
      commit();
    }
  }

  @Override
  public void flush() {
    commit();
  }

  /** Lets everybody see what was written. */
  void commit() {
    if (openRecords == 0) {
      return;
    }
    try {
      producer.commitTransaction();
      openRecords = 0;
      openBytes = 0;
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private CommandFailure failure(KafkaException e) {
    String why =
        e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException
            ? "another 'gongkai replay switch' has taken over on this cluster"
            : "Kafka at "
                + kafka.bootstrapServers()
                + " refuses: "
                + e.getMessage()
                + "; it needs the role switch, see 'gongkai topics apply --acl'";
    return new CommandFailure(
        "the switch was broken off: " + why + ". Run again, the same command goes on", e);
  }

  /** What was not committed is undone. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
