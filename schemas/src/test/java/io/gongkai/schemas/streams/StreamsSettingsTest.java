package io.gongkai.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
  private static final Path DATA = Path.of("data");

  @Test
  void shouldBeTakenByKafkaStreamsWhenUnchanged() {
    StreamsConfig config = new StreamsConfig(settings(Map.of()));

    assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("gongkai-validate");
    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("exactly_once_v2");
    assertThat(config.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
        .isEqualTo(Topics.VALIDATE_DEAD_LETTER);
    assertThat(config.getString(StreamsConfig.STATE_DIR_CONFIG))
        .isEqualTo(DATA.resolve("streams").toAbsolutePath().toString());
    assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
        .isTrue();
    Map<String, Object> consumer = config.getMainConsumerConfigs("gongkai-validate", "c", 0);
    assertThat(consumer).containsEntry("isolation.level", "read_committed");
  }

  @Test
  void shouldLetTheLargestDocumentThroughWhenItIsSentToTheDeadLetters() {
    Map<String, Object> producer =
        new StreamsConfig(settings(Map.of())).getProducerConfigs("client");

    producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    ProducerConfig config = new ProducerConfig(producer);
    assertThat(config.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
        .isGreaterThan(Topics.MAX_RAW_BYTES + Topics.RECORD_OVERHEAD_BYTES);
    assertThat(config.getLong(ProducerConfig.BUFFER_MEMORY_CONFIG))
        .isGreaterThan(config.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
    assertThat(config.getLong(ProducerConfig.LINGER_MS_CONFIG)).isEqualTo(5);
    assertThat(config.getInt(ProducerConfig.BATCH_SIZE_CONFIG)).isEqualTo(256 * 1024);
  }

  @Test
  void shouldTakeTheOverrideWhenThereIsOne() {
    Properties settings =
        settings(Map.of("commit.interval.ms", "250", "schema.registry.url", "http://localhost:1"));

    assertThat(new StreamsConfig(settings).getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
        .isEqualTo(250);
    assertThat(settings).containsEntry("schema.registry.url", "http://localhost:1");
  }

  private static Properties settings(Map<String, String> overrides) {
    return StreamsSettings.of(Stage.VALIDATE, "localhost:9092", DATA, overrides);
  }
}
