package io.gongkai.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsApplyIT {
  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start() throws IOException {
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldMakeTheTopicsOnceAndSayWhatDiffers() throws Exception {
    CommandRun early =
        CommandRun.of("normalize", "--config", config(3, "start.timeout.ms=1\n").toString());
    assertThat(early.status()).isEqualTo(2);
    assertThat(early.err())
        .contains(
            "has no [normalize.dead-letter, normalize.redrive, pipeline.generation, pipeline.topics")
        .contains("run 'gongkai topics apply'");

    CommandRun dry = apply(3, "--dry-run");
    assertThat(dry.status()).isZero();
    assertThat(dry.out().lines()).hasSize(16).allMatch(line -> line.contains("would be created"));
    assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).isEmpty();

    CommandRun first = apply(3);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(16).allMatch(line -> line.contains("  created"));
    assertThat(partitions(Topics.RAW)).isEqualTo(3);
    assertThat(partitions(DesiredTopics.SCHEMAS)).isEqualTo(1);
    assertThat(setting(Topics.CLEAN, "cleanup.policy")).isEqualTo("compact");
    assertThat(setting(Topics.RAW, "retention.ms")).isEqualTo("-1");

    assertThat(apply(3).out().lines()).hasSize(16).allMatch(line -> line.endsWith("  ok"));

    set(Topics.RAW, "retention.ms", "1000");
    awaitSetting(Topics.RAW, "retention.ms", "1000");
    assertThat(apply(3, "--dry-run").out()).contains("would be changed retention.ms 1000 -> -1");
    assertThat(setting(Topics.RAW, "retention.ms")).isEqualTo("1000");
    assertThat(apply(3).out()).contains("changed          retention.ms 1000 -> -1");
    awaitSetting(Topics.RAW, "retention.ms", "-1");

    for (int other : new int[] {2, 5}) {
      CommandRun differs = apply(other, "--replication-factor=2");
      assertThat(differs.status()).isEqualTo(1);
      assertThat(differs.out())
          .contains("it has 3 partitions and not " + other)
          .contains("it has 1 replicas and not 2");
      assertThat(partitions(Topics.RAW)).isEqualTo(3);
    }
  }

  @Test
  void shouldSayWhatIsMissingWhenNobodyWatchesOverRights() throws IOException {
    CommandRun run = apply(1, "--acl=agency=User:yunhe");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("set authorizer.class.name on the brokers");
  }

  @Test
  void shouldRefuseARoleThatThereIsNot() throws Exception {
    for (String acl : List.of("agencies=User:a", "agency", "agency=a", "agency=User:*")) {
      CommandRun run = apply(1, "--acl=" + acl);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("write ROLE=User:NAME, where ROLE is one of agency, consumer");
    }
    assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).isEqualTo(Set.of());
  }

  private CommandRun apply(int partitions, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("topics", "apply", "--config", config(partitions, "").toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Path config(int partitions, String more) throws IOException {
    return Files.writeString(
        directory.resolve("gongkai.properties"),
        "kafka.bootstrap.servers="
            + broker.bootstrapServers()
            + "\nschema.registry.url=http://127.0.0.1:9\ntopic.partitions="
            + partitions
            + "\n"
            + more);
  }

  private int partitions(String topic) throws Exception {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).allTopicNames().get(30, TimeUnit.SECONDS).get(topic);
    return description.partitions().size();
  }

  private String setting(String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get(30, TimeUnit.SECONDS)
        .get(resource)
        .get(key)
        .value();
  }

  /** A broker learns of a change a moment after the controller has made it. */
  private void awaitSetting(String topic, String key, String value) throws Exception {
    for (int i = 0; i < 300 && !setting(topic, key).equals(value); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(setting(topic, key)).isEqualTo(value);
  }

  private void set(String topic, String key, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
        .all()
        .get(30, TimeUnit.SECONDS);
  }
}
