package io.gongkai.app.deadletter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends dead letters again. The record and the mark that the letter was sent are one transaction:
 * killed at any instant, either both are there or neither.
 *
 * <p>There is one transactional id, so the one who opens last is the only one who can send. What
 * was sent before must be looked up after the opening: from then on nobody adds to it.
 */
final class Redriver implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int LARGEST = Topics.MAX_RAW_BYTES + 3 * Topics.RECORD_OVERHEAD_BYTES;

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConnection kafka;
  private final Clock clock;

  private Redriver(KafkaProducer<byte[], byte[]> producer, KafkaConnection kafka, Clock clock) {
    this.producer = producer;
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * Opens; whoever was open before cannot send any more.
   *
   * @param clock says when a letter is sent
   * @throws CommandFailure when the brokers do not answer or refuse
   */
  static Redriver open(KafkaConnection kafka, Clock clock) {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Redrive.TRANSACTIONAL_ID);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER.toMillis());
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new Redriver(producer, kafka, clock);
    } catch (KafkaException e) {
      producer.close(CLOSE);
      throw failure(kafka, "nothing was sent", e);
    }
  }

  /**
   * Sends a letter.
   *
   * @throws CommandFailure when the brokers refuse, or another has opened meanwhile
   */
  void send(DeadRecord letter, RedrivePlan.Send plan) {
    String id = letter.id().toString();
    Headers headers = letter.ownHeaders();
    plan.redrive().putInto(headers);
    boolean committing = false;
    try {
      producer.beginTransaction();
      enqueue(
          new ProducerRecord<>(
              plan.topic(), null, null, letter.record().key(), letter.record().value(), headers));
      enqueue(
          new ProducerRecord<>(Topics.REDRIVEN, id.getBytes(StandardCharsets.UTF_8), mark(plan)));
      committing = true;
      producer.commitTransaction();
    } catch (KafkaException e) {
      if (!committing) {
        abort(e);
      }
      throw failure(
          kafka,
          committing
              ? "it is not known whether "
                  + id
                  + " was sent; run the command again: what was sent is not sent twice"
              : id + " was not sent",
          e);
    }
  }

  /** Without waiting: what fails of it fails the commit. */
  private void enqueue(ProducerRecord<byte[], byte[]> record) {
    Future<RecordMetadata> unused = producer.send(record);
  }

  private byte[] mark(RedrivePlan.Send plan) {
    ByteArrayOutputStream mark = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(mark)) {
      json.writeStartObject();
      json.writeStringField("at", clock.instant().toString());
      json.writeStringField("to", plan.topic());
      json.writeNumberField("times", plan.redrive().times());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the mark could not be put into JSON", e);
    }
    return mark.toByteArray();
  }

  private void abort(KafkaException cause) {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      // Whoever opens next aborts it, and so does the broker when its time is over.
      cause.addSuppressed(e);
    }
  }

  private static CommandFailure failure(KafkaConnection kafka, String state, KafkaException e) {
    if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
      return new CommandFailure(
          state + ": another 'gongkai dead-letter redrive' has taken over on this cluster", e);
    }
    String advice =
        e instanceof AuthorizationException
            ? "; it needs the role operator, see 'gongkai topics apply --acl'"
            : "";
    return new CommandFailure(
        state + ": Kafka at " + kafka.bootstrapServers() + " refuses: " + e.getMessage() + advice,
        e);
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
