package io.gongkai.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.stage.StageProcess;
import io.gongkai.app.stage.StageSpec;
import io.gongkai.app.topics.DesiredTopics;
import io.gongkai.app.topics.TopicApply;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.Topics;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Every stage as a process of its own, each with its metrics on a free port of the loopback. */
final class MeasuredPipeline implements AutoCloseable {
  private static final int PARTITIONS = 3;

  private final Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<Closeable> running = new ArrayDeque<>();
  private final Map<String, StageProcess> processes = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final EmbeddedBroker broker;

  /** Starts all of them. */
  MeasuredPipeline(Path directory) throws Exception {
    this.directory = directory;
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    running.push(broker::close);
    try {
      EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("postgres"));
      running.push(database::close);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        assertThat(new TopicApply(admin, false).apply(DesiredTopics.of(PARTITIONS, (short) 1)))
            .isNotEmpty();
      }
      settings.put("GONGKAI_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
      settings.put("GONGKAI_DATABASE_URL", database.jdbcUrl());
      settings.put("GONGKAI_DATABASE_USER", EmbeddedDatabase.USER);
      settings.put("GONGKAI_HEALTH_LISTEN", "127.0.0.1:0");
      settings.put("GONGKAI_REGISTRY_LISTEN", "127.0.0.1:0");
      settings.put("GONGKAI_GATEWAY_LISTEN", "127.0.0.1:0");
      settings.put("GONGKAI_CONSOLE_LISTEN", "127.0.0.1:0");
      settings.put("GONGKAI_STREAMS_STANDBY_REPLICAS", "1");
      StringBuilder registry = new StringBuilder();
      start("registry", StageSpec.registry(config("registry"), registry::append));
      settings.put(
          "GONGKAI_SCHEMA_REGISTRY_URL", registry.substring("listening on ".length()).strip());
      start("normalize", StageSpec.normalize(config("normalize")));
      startValidate("validate");
      start("sink", StageSpec.sink(config("sink")));
      start("console", StageSpec.console(config("console"), line -> {}));
      start("gateway", StageSpec.gateway(config("gateway"), line -> {}));
    } catch (Exception | Error e) {
      close();
      throw e;
    }
  }

  /** Starts one more instance of validate; the name is its own. */
  void startValidate(String name) throws InterruptedException {
    start(name, StageSpec.validate(config(name)));
  }

  private GongkaiConfig config(String name) {
    return ConfigSource.load(null, settings).withDataDirectory(directory.resolve("data-" + name));
  }

  private void start(String name, StageSpec spec) throws InterruptedException {
    StageProcess process =
        StageProcess.start(spec, config(name).stage(), new CountDownLatch(1), line -> {});
    running.push(process::close);
    processes.put(name, process);
  }

  /** Stops an instance, and forgets it. */
  void stop(String name) {
    processes.remove(name).close();
  }

  /** Writes a configuration of somebody who looks at the pipeline. */
  Path configuration() throws IOException {
    StringBuilder lines = new StringBuilder();
    settings.forEach(
        (name, value) ->
            lines
                .append(
                    name.substring("GONGKAI_".length()).toLowerCase(Locale.ROOT).replace('_', '.'))
                .append('=')
                .append(value)
                .append('\n'));
    return Files.writeString(directory.resolve("operator.properties"), lines);
  }

  /** Where each serves its metrics, by its name. */
  Map<String, URI> processes() {
    Map<String, URI> uris = new LinkedHashMap<>();
    processes.forEach((name, process) -> uris.put(name, process.uri()));
    return uris;
  }

  /** Hands documents in. */
  void publish(Map<String, String> textsByAgency) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Map.Entry<String, String> document : textsByAgency.entrySet()) {
        ProducerRecord<String, byte[]> record =
            new ProducerRecord<>(Topics.RAW, document.getValue().getBytes(StandardCharsets.UTF_8));
        record
            .headers()
            .add(RawHeaders.AGENCY_ID, document.getKey().getBytes(StandardCharsets.UTF_8));
        producer.send(record).get(60, TimeUnit.SECONDS);
      }
    }
  }

  /** Puts something on a topic that its readers cannot read. */
  void publishBroken(String topic) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, "雁栖市/2025", new byte[] {1, 2, 3}))
          .get(60, TimeUnit.SECONDS);
    }
  }

  /** The metrics of a process in Prometheus' text format. */
  String metrics(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(processes.get(name).uri().resolve("/metrics"))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
