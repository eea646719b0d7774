package io.gongkai.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples that ship with the project, each against its expected result. */
class SamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SAMPLES = Golden.root().resolve("samples");
  private static final String EXPECTED = ".expected.json";

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXPECTED))
          .map(name -> name.substring(0, name.length() - EXPECTED.length()))
          .sorted()
          .toList();
    }
  }

  static List<String> namesAfterAnotherYear() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : names()) {
      if (JSON.readTree(Files.readString(SAMPLES.resolve(name + EXPECTED))).has("series")) {
        names.add(name);
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldComeOutAsExpected(String name) throws IOException {
    JsonNode expected = JSON.readTree(Files.readString(SAMPLES.resolve(name + EXPECTED)));
    String file = SAMPLES.resolve(expected.get("file").asText()).toString();

    CommandRun run = CommandRun.of("check", "--format", "json", file);

    JsonNode result = JSON.readTree(run.out());
    String verdict = expected.get("verdict").asText();
    assertThat(result.get("verdict").asText()).as(run.out()).isEqualTo(verdict);
    assertThat(run.status()).isEqualTo(verdict.equals("CLEAN") ? 0 : 1);
    assertThat(failedRules(result)).isEqualTo(texts(expected.get("rules")));
    if (verdict.equals("UNREADABLE")) {
      assertThat(result.get("reason")).isEqualTo(expected.get("reason"));
      return;
    }
    JsonNode report = result.get("report");
    for (String field : List.of("agency", "year", "form")) {
      assertThat(report.get(field)).as(field).isEqualTo(expected.get(field));
    }
    assertThat(facts(report))
        .containsExactlyElementsOf(
            Files.readAllLines(SAMPLES.resolve(name + ".facts.tsv"), StandardCharsets.UTF_8));
    if (expected.has("suspects")) {
      assertThat(result.get("findings"))
          .allSatisfy(
              finding ->
                  assertThat(finding.get("suspect").get("cells"))
                      .isEqualTo(expected.get("suspects")));
    }
  }

  @ParameterizedTest
  @MethodSource("namesAfterAnotherYear")
  void shouldComeOutAsExpectedAfterTheYearBefore(String name) throws IOException {
    JsonNode expected = JSON.readTree(Files.readString(SAMPLES.resolve(name + EXPECTED)));
    JsonNode series = expected.get("series");
    String before = SAMPLES.resolve(series.get("before").asText()).toString();
    String file = SAMPLES.resolve(expected.get("file").asText()).toString();

    CommandRun run = CommandRun.of("check", "--series", "--format", "json", file, before);

    JsonNode result = JSON.readTree(run.out().lines().findFirst().orElseThrow());
    assertThat(result.get("verdict")).isEqualTo(series.get("verdict"));
    assertThat(failedRules(result)).isEqualTo(texts(series.get("rules")));
  }

  private static List<String> facts(JsonNode report) {
    List<String> lines = new ArrayList<>(List.of("item\tcolumn\tvalue\tstate"));
    for (JsonNode fact : report.get("facts")) {
      lines.add(
          String.join(
              "\t",
              fact.get("item").asText(),
              fact.get("column").asText(),
              fact.get("value").asText("").replace("null", ""),
              fact.get("state").asText()));
    }
    return lines;
  }

  private static Set<String> failedRules(JsonNode result) {
    TreeSet<String> rules = new TreeSet<>();
    for (JsonNode finding : result.get("findings")) {
      if (finding.get("outcome").asText().equals("FAIL")) {
        rules.add(finding.get("rule").asText());
      }
    }
    return rules;
  }

  private static Set<String> texts(JsonNode array) {
    TreeSet<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
