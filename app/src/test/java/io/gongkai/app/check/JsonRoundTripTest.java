package io.gongkai.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code check} prints as JSON, handed in again: the same facts. */
class JsonRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Golden.root().resolve("samples"))) {
      return files.filter(JsonRoundTripTest::isReadableReport).sorted().toList();
    }
  }

  private static boolean isReadableReport(Path file) {
    String name = file.getFileName().toString();
    boolean document = name.endsWith(".txt") || name.endsWith(".md");
    String stem = document ? name.substring(0, name.lastIndexOf('.')) : "";
    return document && Files.exists(file.resolveSibling(stem + ".facts.tsv"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldReadTheSameFactsWhenASampleIsHandedInAsJson(Path sample) throws IOException {
    assertRoundTrip(sample);
  }

  @ParameterizedTest
  @CsvSource({
    "FORM_2021, FORM_2021",
    "FORM_2019, FORM_2019",
    "FORM_2021, FORM_2019",
    "FORM_2019, FORM_2021"
  })
  void shouldKeepBothEditionsWhenAReportMixesThem(FormEdition form, FormEdition table3Form)
      throws IOException {
    Random random = new Random(20240131);
    ReportGenerator generator = new ReportGenerator(random);
    FormLayout layout = FormLayout.of(form, table3Form);
    for (Noise noise : List.of(Noise.NIL_FOR_ZERO, Noise.BLANK_FOR_ZERO, Noise.UNITS)) {
      PrintedReport report = new PrintedReport(generator.next(layout));
      noise.apply(report, random);
      JsonNode again = assertRoundTrip(file("report.txt", TextLayout.TABS.render(report)));
      assertThat(again.at("/report/facts")).hasSize(layout.cells().size());
      assertThat(again.at("/report/facts").findValuesAsText("item").contains("t3.other"))
          .isEqualTo(table3Form == FormEdition.FORM_2019);
    }
  }

  private JsonNode assertRoundTrip(Path document) throws IOException {
    JsonNode first = check(document);
    JsonNode again = check(file("report.json", first.get("report").toString()));
    assertThat(again.at("/source/mediaType").asText()).isEqualTo("application/json");
    for (String field : List.of("agency", "year", "form")) {
      assertThat(again.at("/report/" + field)).as(field).isEqualTo(first.at("/report/" + field));
    }
    assertThat(facts(again)).isEqualTo(facts(first));
    assertThat(sums(again)).isEqualTo(sums(first));
    return again;
  }

  private static JsonNode check(Path file) throws IOException {
    return JSON.readTree(CommandRun.of("check", "--format", "json", file.toString()).out());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static List<String> facts(JsonNode result) {
    List<String> facts = new ArrayList<>();
    for (JsonNode fact : result.at("/report/facts")) {
      facts.add(
          String.join(
              " ",
              fact.get("item").asText(),
              fact.get("column").asText(),
              fact.get("value").asText(),
              fact.get("state").asText()));
    }
    return facts;
  }

  /** The broken sums of the tables; what the narrative says is not in the object. */
  private static List<String> sums(JsonNode result) {
    List<String> sums = new ArrayList<>();
    for (JsonNode finding : result.get("findings")) {
      if (finding.get("rule").asText().matches("T[34]-.*")) {
        sums.add(
            String.join(
                " ",
                finding.get("rule").asText(),
                finding.get("item").asText(),
                finding.get("column").asText(),
                finding.get("expected").asText(),
                finding.get("actual").asText()));
      }
    }
    return sums;
  }
}
