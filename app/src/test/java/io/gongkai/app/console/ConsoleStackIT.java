package io.gongkai.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report's way from the topic to the pages of the console that runs with the stack. */
class ConsoleStackIT {
  private static final String AGENCY = "雁栖市金谷区市场监督管理局";

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldShowAReportWithItsDocumentWhenItWasPublished() throws Exception {
    try (EmbeddedStack stack =
        EmbeddedStack.start(
            ConfigSource.load(null, Map.of("GONGKAI_TOPIC_PARTITIONS", "2"))
                .withDataDirectory(folder),
            new CountDownLatch(1))) {
      publish(stack.bootstrapServers());

      awaitText(stack.consoleUrl() + "/flagged", AGENCY);
      String key = URLEncoder.encode(AGENCY + "/2024", StandardCharsets.UTF_8);
      String report = get(stack.consoleUrl() + "/report?key=" + key).body();
      assertThat(report)
          .contains("data-state=\"MARKED\"")
          .contains("class=\"cell PRINTED suspect\"")
          .contains("should be 69")
          .contains("07-wrong-total.txt");
      assertThat(get(stack.consoleUrl() + "/report?key=" + key).body())
          .as("over the connection that was kept")
          .contains("data-state=\"MARKED\"");
      awaitText(stack.consoleUrl() + "/", "data-rule=\"T3-TOTAL\"");
    }
  }

  private static void publish(String bootstrapServers) throws Exception {
    Path sample = Path.of(System.getProperty("gongkai.root")).resolve("samples/07-wrong-total.txt");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(Topics.RAW, Files.readAllBytes(sample));
      record
          .headers()
          .add(
              RawHeaders.FILENAME,
              sample.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      producer.send(record).get(20, TimeUnit.SECONDS);
    }
  }

  private void awaitText(String address, String text) throws Exception {
    HttpResponse<String> answer = get(address);
    for (int i = 0; i < 600 && !answer.body().contains(text); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = get(address);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(text);
  }

  private HttpResponse<String> get(String address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept-Language", "en")
            .timeout(Duration.ofSeconds(60))
            .build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
