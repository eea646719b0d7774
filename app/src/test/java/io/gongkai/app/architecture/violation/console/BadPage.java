package io.gongkai.app.architecture.violation.console;

import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A page that reads topics by itself. */
final class BadPage {
  KafkaConsumer<byte[], byte[]> consumer;
}
