package io.gongkai.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongkai.testkit.Requirements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesManifestsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("gongkai.root"), "deploy/kubernetes");

  /** Of kustomize itself; and what is laid over workloads of several kinds. */
  private static final Set<String> NOT_SENT = Set.of("Kustomization", "Any");

  @TempDir Path work;

  @Test
  void shouldBeManifestsThatTheApiTakesWhenRead() throws IOException {
    List<JsonNode> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        manifests.addAll(KubernetesManifests.parse(Files.readString(file)));
      }
    }
    manifests.removeIf(manifest -> NOT_SENT.contains(manifest.path("kind").asText()));

    assertThat(manifests).hasSizeGreaterThan(8).allSatisfy(KubernetesManifests::validate);
  }

  @Test
  void shouldRefuseAManifestWhenAFieldIsUnknown() throws IOException {
    JsonNode manifest =
        KubernetesManifests.parse(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: sink}
                spec:
                  replicaCount: 2
                  selector: {matchLabels: {a: b}}
                  template: {spec: {containers: [{name: stage}]}}
                """)
            .get(0);

    assertThatThrownBy(() -> KubernetesManifests.validate(manifest))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("apps/v1/Deployment sink")
        .hasMessageContaining("replicaCount");
  }

  @Test
  void shouldGiveEveryStageItsLimitsWhenTheExampleIsBuilt() throws Exception {
    assumeTrue(
        Requirements.met(
            "kustomize",
            Requirements.isOnPath("kustomize"),
            "there is no program 'kustomize' on the PATH"),
        "no program 'kustomize' on the PATH: the example is not built");

    List<JsonNode> manifests = KubernetesManifests.parse(built(FOLDER.resolve("example")));

    assertThat(manifests).allSatisfy(KubernetesManifests::validate);
    Set<String> workloads = new TreeSet<>();
    for (JsonNode manifest : manifests) {
      JsonNode pod = manifest.at("/spec/template/spec");
      if (!pod.isMissingNode()) {
        workloads.add(manifest.at("/metadata/name").asText());
        JsonNode container = pod.at("/containers/0");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/image").asText()).startsWith("registry.example.org/gongkai:");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/readinessProbe").isMissingNode())
            .isEqualTo("Job".equals(manifest.path("kind").asText()));
      }
    }
    assertThat(workloads)
        .containsExactly("console", "gateway", "normalize", "sink", "topics", "validate");
  }

  private String built(Path overlay) throws IOException, InterruptedException {
    Path out = work.resolve("built.yaml");
    Path errors = work.resolve("errors");
    Process kustomize =
        new ProcessBuilder("kustomize", "build", overlay.toString())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(kustomize.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(kustomize.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
