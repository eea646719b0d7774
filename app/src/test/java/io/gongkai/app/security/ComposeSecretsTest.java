package io.gongkai.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What stands in the environment of a container, docker's log and inspection show to others. */
class ComposeSecretsTest {
  @Test
  void shouldNameSecretsAndHoldNone() throws IOException {
    List<String> secrets =
        Files.readAllLines(Golden.root().resolve("docker-compose.yml")).stream()
            .map(String::strip)
            .filter(line -> line.matches("[A-Z_]+: .*"))
            .filter(line -> line.toUpperCase(Locale.ROOT).matches(".*(PASSWORD|SECRET|TOKEN).*"))
            .toList();

    assertThat(secrets).hasSizeGreaterThan(2);
    assertThat(secrets).allMatch(line -> line.contains("/run/secrets"));
  }

  /** The same for doors: nothing in the file is reached from another machine. */
  @Test
  void shouldListenOnLoopbackAloneUnlessToldOtherwise() throws IOException {
    List<String> lines = Files.readAllLines(Golden.root().resolve("docker-compose.yml"));
    List<String> ports = new ArrayList<>();
    boolean within = false;
    for (String line : lines) {
      within = line.strip().equals("ports:") || (within && line.strip().startsWith("- "));
      if (within && line.strip().startsWith("- ")) {
        ports.add(line.strip());
      }
    }
    assertThat(ports).hasSizeGreaterThan(3).allMatch(port -> port.startsWith("- \"127.0.0.1:"));
  }
}
