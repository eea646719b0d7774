package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.app.stage.SecureServers.Door;
import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do, each with the rights of the role for it and no others. */
class SecuredOperatorsIT {
  @TempDir private static Path directory;
  private static SecureServers servers;

  @BeforeAll
  static void start() throws Exception {
    List<String> users =
        List.of(
            "normalize", "validate", "sink", "agency", "consumer", "operator", "replay", "switch");
    servers = new SecureServers(directory, users);
    List<String> apply = new ArrayList<>(List.of("topics", "apply", "--config"));
    apply.add(servers.file("admin", Door.PLAIN, "topic.partitions=2\n").toString());
    users.forEach(user -> apply.add("--acl=" + user + "=User:" + user));
    CommandRun topics = CommandRun.of(apply.toArray(String[]::new));
    assertThat(topics.status()).as(topics.out() + topics.err()).isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    servers.close();
  }

  @Test
  void shouldReplayFromBeginningToEndWithTheRoleForItAlone() throws Exception {
    servers.publish(Golden.root().resolve("samples/07-wrong-total.txt"));
    String config = servers.file("replay", Door.SCRAM, "").toString();

    CommandRun start = CommandRun.of("replay", "start", "role", "--config", config);
    assertThat(start.status()).as(start.err()).isZero();
    assertThat(start.out()).startsWith("complete: ").doesNotContain(": 0 documents");
    CommandRun latest =
        CommandRun.of("replay", "start", "latest", "--from=latest", "--config", config);
    assertThat(latest.status()).as(latest.err()).isZero();
    for (String id : List.of("role", "latest")) {
      CommandRun diff = CommandRun.of("replay", "diff", id, "--config", config);
      assertThat(diff.out()).as(diff.err()).contains(" reports compared, 0 differ");
      assertThat(CommandRun.of("replay", "list", "--config", config).out())
          .contains(id + " ")
          .contains("complete: ");
      CommandRun drop = CommandRun.of("replay", "drop", id, "--config", config);
      assertThat(drop.status()).as(drop.err()).isZero();
    }
    WriteRights.assertNone(
        servers.client("replay"), List.of(Topics.RAW, Topics.CLEAN, Topics.WAIVERS));
  }

  @Test
  void shouldSwitchOverAndGoOnWithTheRolesForItAlone() throws Exception {
    String before = servers.publish(Golden.root().resolve("samples/01-tab-grid-clean.txt"));
    awaitClean(before);
    String replaying = servers.file("replay", Door.SCRAM, "").toString();
    CommandRun start = CommandRun.of("replay", "start", "next", "--config", replaying);
    assertThat(start.status()).as(start.err()).isZero();
    CommandRun refused = CommandRun.of("replay", "switch", "next", "--config", replaying);
    assertThat(refused.status()).as(refused.out()).isEqualTo(2);
    assertThat(refused.err()).contains("role switch");

    String switching = servers.file("switch", Door.SCRAM, "").toString();
    CommandRun done = CommandRun.of("replay", "switch", "next", "--config", switching);
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(done.out()).contains("next is live");

    String after = servers.publish(Golden.root().resolve("samples/03-page-breaks.txt"));
    awaitClean(after);
    servers.awaitStatus(before, "CLEAN");
  }

  @Test
  void shouldLetAnOperatorAloneSendADeadLetterAgain() throws Exception {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.NORMALIZE_DEAD_LETTER, new byte[] {1});
    Map.of(
            DeadLetterHandler.TOPIC_HEADER,
            Topics.RAW,
            DeadLetterHandler.PARTITION_HEADER,
            "0",
            DeadLetterHandler.OFFSET_HEADER,
            "0",
            DeadLetterHandler.TIMESTAMP_HEADER,
            "1700000000000",
            DeadLetterHandler.PROCESSOR_HEADER,
            "receive-document")
        .forEach(
            (name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            servers.client("normalize"), new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThat(producer.send(letter).get(30, TimeUnit.SECONDS).hasOffset()).isTrue();
    }
    for (String user : List.of("agency", "normalize", "consumer")) {
      CommandRun refused = redrive(user);
      assertThat(refused.status()).as(user).isEqualTo(2);
      assertThat(refused.err()).as(user).contains("nothing was sent").contains("role operator");
    }

    CommandRun sent = redrive("operator");

    assertThat(sent.status()).as(sent.err()).isZero();
    assertThat(sent.err()).contains("1 sent, 0 sent before, 0 not sent");
    assertThat(redrive("operator").err()).contains("0 sent, 1 sent before, 0 not sent");
  }

  /** Has the stages work until a submission is clean. */
  private static void awaitClean(String submission) throws Exception {
    List<StageProcess> stages = new ArrayList<>();
    try {
      for (String name : List.of("normalize", "validate", "sink")) {
        stages.add(servers.stage(name, Door.SCRAM));
      }
      servers.awaitStatus(submission, "CLEAN");
    } finally {
      for (StageProcess stage : stages) {
        stage.close();
      }
    }
  }

  private static CommandRun redrive(String user) throws IOException {
    String config = servers.file(user, Door.SCRAM, "").toString();
    return CommandRun.of("dead-letter", "redrive", "--stage", "normalize", "--config", config);
  }
}
