package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a user of a broker may write. */
final class WriteRights {
  private WriteRights() {}

  /**
   * Checks that a user may write documents.
   *
   * @param client how the user comes in
   * @param refused topics that the user must not write
   */
  static void assertDocumentsAlone(Map<String, Object> client, List<String> refused)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.RAW, new byte[] {1})).get(30, TimeUnit.SECONDS);
      assertRefused(producer, refused);
    }
  }

  /** Checks that a user must not write some topics. */
  static void assertNone(Map<String, Object> client, List<String> refused) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      assertRefused(producer, refused);
    }
  }

  private static void assertRefused(KafkaProducer<String, byte[]> producer, List<String> refused) {
    for (String topic : refused) {
      assertThatThrownBy(
              () ->
                  producer
                      .send(new ProducerRecord<>(topic, new byte[] {1}))
                      .get(30, TimeUnit.SECONDS))
          .as(topic)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }
}
