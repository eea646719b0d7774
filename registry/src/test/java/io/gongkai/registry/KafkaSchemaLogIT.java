package io.gongkai.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry with its state in a real broker's topic. */
class KafkaSchemaLogIT {
  @TempDir private static Path directory;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = TestBroker.start(directory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldKeepSubjectsAndIdsWhenStartedAgain() throws Exception {
    SchemaRegistryServer.Config config = config("restart");
    try (SchemaRegistryServer server = SchemaRegistryServer.start(config)) {
      Rest rest = new Rest(server.uri());
      assertThat(rest.register("s1", "\"int\"")).isEqualTo("200 {\"id\":1}");
      assertThat(rest.register("s2", "\"long\"")).isEqualTo("200 {\"id\":2}");
      assertThat(rest.put("/config/s1", "{\"compatibility\":\"NONE\"}")).startsWith("200");
      assertThat(rest.delete("/subjects/s2")).isEqualTo("200 [1]");
      assertThat(rest.delete("/subjects/s2?permanent=true")).isEqualTo("200 [1]");
    }
    try (SchemaRegistryServer server = SchemaRegistryServer.start(config)) {
      Rest rest = new Rest(server.uri());
      assertThat(rest.get("/subjects?deleted=true")).isEqualTo("200 [\"s1\"]");
      assertThat(rest.get("/config/s1")).isEqualTo("200 {\"compatibilityLevel\":\"NONE\"}");
      assertThat(rest.register("s1", "\"int\"")).isEqualTo("200 {\"id\":1}");
      assertThat(rest.register("s1", "\"string\"")).isEqualTo("200 {\"id\":3}");
    }
  }

  @Test
  void shouldNeverGiveAnIdTwiceWhenTwoRegistriesWriteAtOnce() throws Exception {
    SchemaRegistryServer.Config config = config("two");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (SchemaRegistryServer first = SchemaRegistryServer.start(config);
        SchemaRegistryServer second = SchemaRegistryServer.start(config)) {
      List<Callable<List<String>>> tasks =
          List.of(() -> registerSome(first, "x"), () -> registerSome(second, "y"));
      Set<String> ids = new HashSet<>();
      for (Future<List<String>> answers : threads.invokeAll(tasks, 2, TimeUnit.MINUTES)) {
        assertThat(answers.get()).allMatch(answer -> answer.startsWith("200 "));
        ids.addAll(answers.get());
      }
      assertThat(ids).hasSize(20);
      // A write makes a registry read to the end first: both then know the same.
      assertThat(registerSome(second, "x")).isEqualTo(registerSome(first, "x"));
      assertThat(registerSome(first, "y")).isEqualTo(registerSome(second, "y"));
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> registerSome(SchemaRegistryServer server, String name)
      throws IOException, InterruptedException {
    Rest rest = new Rest(server.uri());
    List<String> answers = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      String schema = "{\"type\":\"fixed\",\"name\":\"" + name + i + "\",\"size\":" + i + "}";
      answers.add(rest.register(name + i, schema));
    }
    return answers;
  }

  @Test
  void shouldRefuseToStartWhenTheTopicWouldLoseSchemas() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic("deletes", 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    SchemaRegistryServer.Config config = config("deletes");
    assertThatThrownBy(() -> SchemaRegistryServer.start(config))
        .hasMessageContaining("deletes")
        .hasMessageContaining("2 partitions")
        .hasMessageContaining("cleanup.policy=compact");
  }

  @Test
  void shouldSayWhatFailedWhenThereIsNoBroker() {
    SchemaRegistryServer.Config config =
        new SchemaRegistryServer.Config(
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            "127.0.0.1",
            0,
            "_schemas",
            Duration.ofSeconds(1));
    assertThatThrownBy(() -> SchemaRegistryServer.start(config))
        .hasMessageContaining("_schemas")
        .hasMessageContaining("check the broker");
  }

  private static SchemaRegistryServer.Config config(String topic) {
    return new SchemaRegistryServer.Config(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        "127.0.0.1",
        0,
        topic,
        Duration.ofSeconds(30));
  }
}
