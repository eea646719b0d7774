package io.gongkai.bench;

import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands documents in, many at a time; closing it waits until the broker has them all. */
final class Outbox implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Outbox(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                5,
                "max.request.size",
                Topics.MAX_RAW_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Hands a document in as an agency does. */
  void send(String agency, byte[] document) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RAW, agency, document);
    record.headers().add(RawHeaders.AGENCY_ID, agency.getBytes(StandardCharsets.UTF_8));
    var unused =
        producer.send(
            record,
            (at, e) -> {
              if (e != null) {
                failure.compareAndSet(null, e);
              }
            });
  }

  @Override
  public void close() {
    producer.close();
    if (failure.get() != null) {
      throw new IllegalStateException("a document did not get onto the topic", failure.get());
    }
  }
}
