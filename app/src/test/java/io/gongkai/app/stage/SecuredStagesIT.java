package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.app.stage.SecureServers.Door;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages as processes of their own, with servers that let in whom they know. */
class SecuredStagesIT {
  private static final List<String> SAMPLES =
      List.of("01-tab-grid-clean.txt", "03-page-breaks.txt", "04-one-cell-per-line.txt");

  @TempDir private static Path directory;
  private static SecureServers servers;

  @BeforeAll
  static void start() throws Exception {
    servers =
        new SecureServers(
            directory, List.of("normalize", "validate", "sink", "agency", "consumer", "nobody"));
    CommandRun topics =
        CommandRun.of(
            "topics",
            "apply",
            "--config",
            servers.file("admin", Door.PLAIN, "topic.partitions=2\n").toString(),
            "--acl=normalize=User:normalize",
            "--acl=validate=User:validate",
            "--acl=sink=User:sink",
            "--acl=agency=User:agency",
            "--acl=consumer=User:consumer",
            "--acl=normalize=" + SecureServers.CERTIFICATE_USER,
            "--acl=validate=" + SecureServers.CERTIFICATE_USER,
            "--acl=sink=" + SecureServers.CERTIFICATE_USER);
    assertThat(topics.status()).as(topics.out() + topics.err()).isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    servers.close();
  }

  @ParameterizedTest
  @CsvSource({"SCRAM,0", "TLS,1", "MTLS,2"})
  void shouldJudgeADocumentWhenEachStageComesOverThisDoor(Door door, int sample) throws Exception {
    try (StageProcess normalize = servers.stage("normalize", door);
        StageProcess validate = servers.stage("validate", door);
        StageProcess sink = servers.stage("sink", door)) {
      String submission =
          servers.publish(Golden.root().resolve("samples").resolve(SAMPLES.get(sample)));
      servers.awaitStatus(submission, "CLEAN");
      for (StageProcess stage : List.of(normalize, validate, sink)) {
        assertThat(get(stage.uri(), "/health/live")).startsWith("200");
        assertThat(get(stage.uri(), "/health/ready"))
            .isEqualTo(
                stage == sink
                    ? ready(
                        "\"stage\":\"UP\",\"kafka\":\"UP\",\"registry\":\"UP\",\"database\":\"UP\"")
                    : ready("\"stage\":\"UP\",\"kafka\":\"UP\",\"registry\":\"UP\""));
        assertThat(get(stage.uri(), "/metrics"))
            .contains("gongkai_build_info{")
            .contains("gongkai_stage_running{")
            .contains("jvm_memory_used_bytes{")
            .contains("kafka_consumer_");
      }
    }
  }

  @Test
  void shouldSayWhoIsRefusedWhenThePasswordIsWrong() throws IOException {
    Path file = servers.file("normalize", Door.SCRAM, "");
    Files.writeString(directory.resolve("password-normalize"), "wrong-Pw7");

    CommandRun run = CommandRun.of("normalize", "--config", file.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("refuses this client: ")
        .contains("check kafka.security.protocol, kafka.sasl.* and kafka.ssl.*")
        .doesNotContain("wrong-Pw7");
  }

  @Test
  void shouldSayWhatIsMissingWhenAUserHasNoRights() throws IOException {
    Path file = servers.file("nobody", Door.SCRAM, "start.timeout.ms=1\n");

    CommandRun run = CommandRun.of("validate", "--config", file.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("does not let this user see [pipeline.generation, pipeline.topics, reports.clean")
        .contains("gongkai topics apply --acl");
  }

  @Test
  void shouldSayWhichServerRefusesWhenARegistryOrADatabaseDoes() throws IOException {
    String wrongLogin = "schema.registry.basic.auth.user.info=stage:wrong-Pw8\n";
    CommandRun registry =
        CommandRun.of("sink", "--config", servers.file("sink", Door.SCRAM, wrongLogin).toString());
    String wrongDatabase = "database.url=" + servers.jdbcUrl() + "none\n";
    CommandRun database =
        CommandRun.of(
            "sink", "--config", servers.file("sink", Door.SCRAM, wrongDatabase).toString());

    assertThat(registry.status()).isEqualTo(2);
    assertThat(registry.err())
        .contains("schema registry at https://127.0.0.1")
        .contains("refused with 401")
        .doesNotContain("wrong-Pw8");
    assertThat(database.status()).isEqualTo(2);
    assertThat(database.err())
        .contains("the database jdbc:postgresql://127.0.0.1")
        .contains("gongkainone");
  }

  @Test
  void shouldLetAnAgencyWriteDocumentsAndNothingElse() throws Exception {
    WriteRights.assertDocumentsAlone(
        servers.client("agency"),
        List.of(
            Topics.NORMALIZED,
            Topics.CLEAN,
            Topics.WAIVERS,
            Topics.NORMALIZE_REDRIVE,
            Topics.REDRIVEN,
            "_schemas"));
    assertThat(mayRead("agency", Topics.RAW)).isFalse();
    assertThat(mayRead("agency", Topics.CLEAN)).isFalse();
    assertThat(mayRead("consumer", Topics.CLEAN)).isTrue();
    assertThat(mayRead("consumer", Topics.FLAGGED)).isTrue();
    assertThat(mayRead("consumer", Topics.RAW)).isFalse();
  }

  private static boolean mayRead(String user, String topic) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            servers.client(user), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long position = consumer.position(partitions.get(0), Duration.ofSeconds(30));
      // Offsets are told to whoever may write: only a fetch shows who may read.
      boolean empty = true;
      for (int i = 0; i < 5 && empty; i++) {
        empty = consumer.poll(Duration.ofSeconds(1)).isEmpty();
      }
      return position >= 0;
    } catch (TopicAuthorizationException e) {
      return false;
    }
  }

  private static String ready(String checks) {
    return "200 {\"status\":\"UP\",\"checks\":{" + checks + "}}";
  }

  private static String get(URI server, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
