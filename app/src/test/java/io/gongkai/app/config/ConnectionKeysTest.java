package io.gongkai.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.CommandRun;
import io.gongkai.app.cli.CommandFailure;
import io.gongkai.registry.RegistrySecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionKeysTest {
  private static final String SECRET = "kE7-secret";

  @TempDir private Path folder;

  @Test
  void shouldGiveTheClientsWhatStandsBehindTheirPrefix() throws IOException {
    Files.writeString(folder.resolve("kafka-password"), SECRET + "\n");
    Files.writeString(folder.resolve("more.properties"), "registry=reader:" + SECRET + "\n");
    Path file =
        file(
            """
            kafka.bootstrap.servers=a:9092,b:9092
            kafka.security.protocol=SASL_SSL
            kafka.sasl.mechanism=SCRAM-SHA-512
            kafka.sasl.jaas.config=Scram required password="${dir:FOLDER:kafka-password}";
            schema.registry.url=https://registry:8081
            schema.registry.basic.auth.user.info=${file:FOLDER/more.properties:registry}
            schema.registry.ssl.truststore.location=/etc/trust.p12
            database.url=jdbc:postgresql://db/gongkai
            database.user=sink
            database.password=${env:DB_PASSWORD}
            """);

    GongkaiConfig config = ConfigSource.load(file, Map.of("DB_PASSWORD", SECRET));

    assertThat(config.kafka().clientProperties())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "a:9092,b:9092",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "Scram required password=\"" + SECRET + "\";"));
    assertThat(config.registry().serdeProperties())
        .isEqualTo(
            Map.of(
                "schema.registry.url", "https://registry:8081",
                "schema.registry.basic.auth.credentials.source", "USER_INFO",
                "schema.registry.basic.auth.user.info", "reader:" + SECRET,
                "schema.registry.ssl.truststore.location", "/etc/trust.p12"));
    assertThat(config.database())
        .isEqualTo(new DatabaseConnection("jdbc:postgresql://db/gongkai", "sink", SECRET));
    assertThat(config.toString()).doesNotContain(SECRET);
  }

  @Test
  void shouldTakeAClientsKeyFromTheEnvironment() {
    GongkaiConfig config =
        ConfigSource.load(
            null,
            Map.of(
                "GONGKAI_KAFKA_BOOTSTRAP_SERVERS",
                "a:9092",
                "GONGKAI_KAFKA_SSL_TRUSTSTORE_TYPE",
                "PEM"));

    assertThat(config.kafka().clientProperties())
        .isEqualTo(Map.of("bootstrap.servers", "a:9092", "ssl.truststore.type", "PEM"));
  }

  @Test
  void shouldHideSecretsWhenTheConfigurationIsShown() throws IOException {
    Files.writeString(folder.resolve("user"), SECRET);
    Path file =
        file(
            """
            kafka.bootstrap.servers=a:9092
            kafka.ssl.key.password=kE7-secret
            kafka.security.protocol=SASL_SSL
            kafka.sasl.mechanism=PLAIN
            kafka.sasl.jaas.config=x required password="kE7-secret";
            schema.registry.basic.auth.user.info=reader:kE7-secret
            registry.auth.user.info=reader:kE7-secret
            registry.ssl.keystore.password=kE7-secret
            blob.s3.access.key=a
            blob.s3.secret.key=kE7-secret
            gateway.ssl.keystore.password=kE7-secret
            gateway.ssl.key.password=kE7-secret
            schema.registry.url=https://reader:kE7-secret@registry:8081
            database.url=jdbc:postgresql://db/gongkai?password=kE7-secret&ssl=true
            database.user=${dir:FOLDER:user}
            database.password=kE7-secret
            """);

    CommandRun run = CommandRun.of("config", "--config", file.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .doesNotContain(SECRET)
        .contains("kafka.ssl.key.password=[hidden]  # " + file)
        .contains("schema.registry.url=https://[hidden]@registry:8081")
        .contains("database.url=jdbc:postgresql://db/gongkai?password=[hidden]&ssl=true")
        .contains("database.user=${dir:" + folder + ":user}  # " + file)
        .contains("database.password=[hidden]")
        .doesNotContain("kafka.ssl.cipher.suites");
  }

  @Test
  void shouldGiveTheRegistryItsLoginAndCertificate() throws IOException {
    Files.writeString(folder.resolve("login"), "stage:" + SECRET + "\n");
    Path file =
        file(
            """
            registry.auth.user.info=${dir:FOLDER:login}
            registry.ssl.keystore.location=FOLDER/registry.p12
            registry.ssl.keystore.password=kE7-secret
            """);

    assertThat(ConfigSource.load(file, Map.of()).stage().registrySecurity())
        .isEqualTo(new RegistrySecurity("stage:" + SECRET, folder.resolve("registry.p12"), SECRET));
    assertThatThrownBy(
            () -> ConfigSource.load(null, Map.of("GONGKAI_REGISTRY_AUTH_USER_INFO", SECRET)))
        .hasMessageContaining("registry.auth.user.info")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void shouldNameWhatIsWrongWithAConnectionWithoutTellingSecrets() throws IOException {
    Files.writeString(folder.resolve("port"), SECRET);
    Path file =
        file(
            """
            kafka.sasl.jaas.confg=x
            kafka.security.protocol=SASL_TLS
            kafka.request.timeout.ms=${dir:FOLDER:port}
            database.url=kE7-secret
            database.password=${dir:FOLDER:none}
            schema.registry.basic.auth.user.info=${file:FOLDER/none:key}
            """);

    assertThatThrownBy(() -> ConfigSource.load(file, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(
            "unknown key kafka.sasl.jaas.confg; did you mean kafka.sasl.jaas.config?")
        .hasMessageContaining("kafka.security.protocol")
        .hasMessageContaining("kafka.request.timeout.ms")
        .hasMessageContaining("database.url must read jdbc:postgresql://host:port/name")
        .hasMessageContaining("database.password names ${dir:" + folder + ":none}")
        .hasMessageContaining("basic.auth.user.info names ${file:" + folder + "/none:key}")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void shouldMissALoginWhenTheProtocolAsksForOne() {
    assertThatThrownBy(
            () ->
                ConfigSource.load(
                    null,
                    Map.of(
                        "GONGKAI_KAFKA_SECURITY_PROTOCOL",
                        "SASL_SSL",
                        "GONGKAI_KAFKA_SASL_MECHANISM",
                        "SCRAM-SHA-512")))
        .hasMessageContaining("kafka.sasl.jaas.config, with user and password, is missing");
    assertThatThrownBy(
            () -> ConfigSource.load(null, Map.of("GONGKAI_KAFKA_SASL_JAAS_CONFIG", SECRET)))
        .hasMessageContaining("kafka.security.protocol is PLAINTEXT")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void shouldSayWhichKeyIsMissingWhenAConnectionIsUsedThatIsNotThere() {
    GongkaiConfig config = ConfigSource.load(null, Map.of());

    assertThatThrownBy(() -> config.kafka().clientProperties())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("kafka.bootstrap.servers");
    assertThatThrownBy(() -> config.registry().serdeProperties())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> config.database().required())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("database.url");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(
        folder.resolve("gongkai.properties"), text.replace("FOLDER", folder.toString()));
  }
}
