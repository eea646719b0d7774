package io.gongkai.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.app.cli.CommandFailure;
import io.gongkai.console.ConsoleConfig;
import io.gongkai.ingest.gateway.GatewayLimits;
import io.gongkai.model.Severity;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.registry.RegistrySecurity;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.catalogue.RuleSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourceTest {
  @TempDir private Path folder;

  @Test
  void shouldUseTheDefaultsWhenNothingIsGiven() {
    assertThat(ConfigSource.load(null, Map.of("PATH", "/bin", "GONGKAI_HOME", "/opt/gongkai")))
        .isEqualTo(
            new GongkaiConfig(
                Path.of("data"),
                NormalizerLimits.defaults(),
                4,
                Duration.ofMillis(100),
                1,
                RuleSettings.NONE,
                new KafkaConnection(Map.of()),
                new RegistryConnection(Map.of()),
                DatabaseConnection.NONE,
                new StageOptions(
                    "",
                    Duration.ofSeconds(30),
                    0,
                    InetSocketAddress.createUnresolved("127.0.0.1", 0),
                    InetSocketAddress.createUnresolved("127.0.0.1", 8081),
                    RegistrySecurity.NONE,
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(30)),
                new GatewayOptions(
                    InetSocketAddress.createUnresolved("127.0.0.1", 0),
                    Map.of(),
                    new GatewayLimits(
                        Topics.MAX_RAW_BYTES,
                        120,
                        1L << 30,
                        256L << 20,
                        64,
                        1_000,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Duration.ofHours(24))),
                new ConsoleOptions(
                    InetSocketAddress.createUnresolved("127.0.0.1", 0),
                    false,
                    ConsoleConfig.Access.OPEN,
                    new ConsoleConfig.Limits(32, 200, Duration.ofSeconds(1)),
                    ConsoleOptions.Shown.ITS_OWN),
                new BlobConnection(null, null, 1 << 20, Duration.ofSeconds(5)),
                new TraceOptions(null, Map.of(), 1.0)));
  }

  @Test
  void shouldBoundDocumentsByEachKey() throws IOException {
    Path file =
        file(
            """
            document.max.bytes=1
            document.max.unpacked.bytes=2
            document.max.chars=3
            document.max.pages=4
            document.max.elements=5
            document.max.time.ms=6
            """);

    assertThat(ConfigSource.load(file, Map.of()).documentLimits())
        .isEqualTo(new NormalizerLimits(1, 2, 3, 4, 5, Duration.ofMillis(6)));
  }

  @Test
  void shouldLetTheEnvironmentOverrideTheFile() throws IOException {
    Path file = file("topic.partitions=8\ndata.dir=/srv/公开\n");

    ConfigSource source = ConfigSource.read(file, Map.of("GONGKAI_TOPIC_PARTITIONS", "12"));

    GongkaiConfig config = source.config();
    assertThat(config.topicPartitions()).isEqualTo(12);
    assertThat(config.dataDirectory()).isEqualTo(Path.of("/srv/公开"));
    assertThat(source.origin("topic.partitions")).isEqualTo("GONGKAI_TOPIC_PARTITIONS");
    assertThat(source.origin("data.dir")).isEqualTo(file.toString());
    assertThat(source.origin("streams.threads")).isEqualTo("default");
  }

  @Test
  void shouldReportEveryProblemAtOnceWithTheNearestKey() throws IOException {
    Path file =
        file("topic.partitons=8\nstreams.threads=many\ndocument.max.bytes=0\nutterly.else=1\n");

    assertThatThrownBy(() -> ConfigSource.load(file, Map.of("GONGKAI_STREAM_THREADS", "2")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("unknown key topic.partitons; did you mean topic.partitions?")
        .hasMessageContaining("unknown key utterly.else\n")
        .hasMessageContaining(
            "unknown environment variable GONGKAI_STREAM_THREADS; did you mean"
                + " GONGKAI_STREAMS_THREADS?")
        .hasMessageContaining("Invalid value many for configuration streams.threads")
        .hasMessageContaining("Invalid value 0 for configuration document.max.bytes");
  }

  @Test
  void shouldReadSeveritiesFromTheFileThatIsNamed() throws IOException {
    Path rules = folder.resolve("rules.properties");
    Files.writeString(rules, "T3-FLOW.severity=WARNING\nX-STOCK.severity = INFO \n");

    GongkaiConfig config = ConfigSource.load(null, Map.of("GONGKAI_RULES_FILE", rules.toString()));

    assertThat(config.rules().severities())
        .isEqualTo(Map.of("T3-FLOW", Severity.WARNING, "X-STOCK", Severity.INFO));
  }

  @Test
  void shouldReportEveryProblemOfTheSeveritiesTogetherWithThoseOfTheConfiguration()
      throws IOException {
    Path rules = folder.resolve("rules.properties");
    Files.writeString(
        rules, "T3-FLOWS.severity=WARNING\nT4-SUM.severity=off\nT3-FLOW=INFO\nnonsense=1\n");
    Path file = file("streams.threads=0\nrules.file=" + rules + "\n");

    assertThatThrownBy(() -> ConfigSource.load(file, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("unknown key T3-FLOWS.severity; did you mean T3-FLOW.severity?")
        .hasMessageContaining("T4-SUM.severity is 'off', which is none of ERROR, WARNING, INFO")
        .hasMessageContaining("unknown key T3-FLOW; keys are like T3-FLOW.severity")
        .hasMessageContaining("unknown key nonsense; keys are like T3-FLOW.severity")
        .hasMessageContaining("Invalid value 0 for configuration streams.threads");
  }

  @Test
  void shouldEndWithStatusTwoWhenTheFileIsMissing() {
    CommandRun run = CommandRun.of("config", "--config", folder.resolve("none").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("none cannot be read");
  }

  @Test
  void shouldShowEachValueAndWhereItComesFrom() throws IOException {
    Path file = file("topic.partitions=8\n");

    CommandRun run = CommandRun.of("config", "--config", file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("topic.partitions=8  # " + file)
        .contains("streams.threads=1  # default");
  }

  @Test
  void shouldHaveAReferenceThatIsUpToDate() throws IOException {
    Golden.assertMatches(
        Golden.root().resolve("docs/configuration.md"), ConfigReference.markdown());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("gongkai.properties"), text);
  }
}
