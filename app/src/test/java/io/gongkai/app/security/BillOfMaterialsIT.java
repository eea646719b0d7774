package io.gongkai.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.Golden;
import io.gongkai.testkit.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of what the program is made of, as it was packed with it. */
class BillOfMaterialsIT {
  private static final Path DIST = Golden.root().resolve("app/target/dist");
  private static final Path BILL = DIST.resolve("gongkai-sbom.json");

  @BeforeEach
  void askForTheBill() {
    String lack = "Maven works offline (-o), where its plugin makes no list";
    assumeTrue(Requirements.met("online", Files.exists(BILL), lack), lack);
  }

  @Test
  void shouldListEveryJarThatTheProgramComesWithAndNoOther() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : bill.path("components")) {
      listed.add(component.path("name").asText() + "-" + component.path("version").asText());
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
    }
    Set<String> packed;
    try (Stream<Path> jars = Files.list(DIST.resolve("lib"))) {
      packed =
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> !name.equals("gongkai-app.jar"))
              .map(name -> name.substring(0, name.length() - ".jar".length()))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("gongkai-app");
    assertThat(listed).anyMatch(name -> name.startsWith("kafka-streams-"));
    assertThat(listed).isEqualTo(packed);
  }

  /** Two builds of one commit give one list. */
  @Test
  void shouldHoldNothingThatChangesFromBuildToBuild() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(BILL.toFile());

    assertThat(bill.has("serialNumber")).isFalse();
    assertThat(bill.at("/metadata/timestamp").asText("2026-11-21T00:00:00Z"))
        .isEqualTo("2026-11-21T00:00:00Z");
  }
}
