package io.gongkai.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text out of a document that became a label would be shown to whoever watches the servers. */
class DashboardLabelsTest {
  private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  @Test
  void shouldShowOnlyLabelsThatNoDocumentFills() throws IOException {
    Set<String> labels = new TreeSet<>();
    Path dashboards = Golden.root().resolve("deploy/grafana/dashboards");
    try (Stream<Path> files = Files.list(dashboards)) {
      for (Path file : files.toList()) {
        collect(new ObjectMapper().readTree(file.toFile()), labels);
      }
    }
    // Names of our own processes, of topics, and of kinds of answers, all fixed.
    assertThat(labels)
        .contains("stage")
        .isSubsetOf(
            "stage",
            "instance",
            "version",
            "outcome",
            "topic",
            "partition",
            "job",
            "severity",
            "rule",
            "reason",
            "status",
            "whose");
  }

  private static void collect(JsonNode node, Set<String> labels) {
    if (node.isTextual()) {
      Matcher shown = SHOWN.matcher(node.textValue());
      while (shown.find()) {
        labels.add(shown.group(1));
      }
    }
    node.forEach(child -> collect(child, labels));
  }
}
