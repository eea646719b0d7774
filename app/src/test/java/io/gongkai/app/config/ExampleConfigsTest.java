package io.gongkai.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.Golden;
import io.gongkai.schemas.registry.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that the documentation shows. */
class ExampleConfigsTest {
  private static final String SECRET = "kE7-secret";

  @TempDir private Path folder;

  private static final String KUBERNETES = "deploy/kubernetes/example";

  static List<Path> configurations() throws IOException {
    List<Path> configurations = new ArrayList<>(examples());
    configurations.add(Golden.root().resolve(KUBERNETES).resolve("gongkai.properties"));
    return configurations;
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Golden.root().resolve("docs/examples"))) {
      return files.filter(file -> file.toString().endsWith(".properties")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void shouldBeAWholeConfigurationWhenItsSecretsAreThere(Path example) throws IOException {
    for (String name :
        List.of(
            "db-password",
            "kafka-password",
            "registry-password",
            "truststore-password",
            "keystore-password",
            "blob-secret-key")) {
      Files.writeString(folder.resolve(name), SECRET + "\n");
    }
    for (String name : List.of("kafka-jaas", "registry-login")) {
      Files.copy(
          Golden.root().resolve(KUBERNETES).resolve("secrets").resolve(name), folder.resolve(name));
    }
    Path secrets = folder.resolve("secrets.properties");
    Files.writeString(secrets, "truststore=" + SECRET + "\ndatabase=" + SECRET + "\n");
    Path file =
        Files.writeString(
            folder.resolve("config.properties"),
            Files.readString(example)
                .replace("/run/secrets", folder.toString())
                .replace("/etc/gongkai/secrets.properties", secrets.toString()));

    GongkaiConfig config = ConfigSource.load(file, Map.of("HOSTNAME", "validate-0"));

    AdminClientConfig kafka =
        new AdminClientConfig(new HashMap<>(config.kafka().clientProperties()));
    assertThat(kafka.getList("bootstrap.servers")).isNotEmpty();
    RegistryConfig registry = new RegistryConfig(config.registry().serdeProperties());
    assertThat(registry.getList("schema.registry.url")).isNotEmpty();
    assertThat(config.database().required().password()).isEqualTo(SECRET);
    assertThat(config.toString()).doesNotContain(SECRET);
  }

  @Test
  void shouldBeNamedInTheGuide() throws IOException {
    String guide = Files.readString(Golden.root().resolve("docs/operate.md"));
    assertThat(examples()).hasSize(4);
    for (Path example : examples()) {
      assertThat(guide).contains("(examples/" + example.getFileName() + ")");
    }
  }
}
