package io.gongkai.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.CommandRun;
import io.gongkai.app.Golden;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLEAN = sample("01-tab-grid-clean.txt");
  private static final String FLAGGED = sample("07-wrong-total.txt");

  @TempDir private Path folder;

  @Test
  void shouldEndWithZeroWhenAllAreCleanAndOneWhenAnyIsNot() {
    assertThat(CommandRun.of("check", CLEAN).status()).isZero();
    assertThat(CommandRun.of("check", CLEAN, FLAGGED, CLEAN).status()).isEqualTo(1);
  }

  @Test
  void shouldPrintOneLineOfJsonPerFileInTheOrderGiven() throws IOException {
    CommandRun run = CommandRun.of("check", "--format", "json", FLAGGED, CLEAN, FLAGGED);

    assertThat(run.out()).endsWith("}\n");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(JSON.readTree(lines.get(0)).at("/source/file").asText()).isEqualTo(FLAGGED);
    assertThat(JSON.readTree(lines.get(1)).at("/source/file").asText()).isEqualTo(CLEAN);
    assertThat(lines.get(2)).isEqualTo(lines.get(0));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldPrintNothingAndEndWithTwoWhenAFileIsMissing() {
    String missing = folder.resolve("none.txt").toString();

    CommandRun run = CommandRun.of("check", "--format", "json", CLEAN, missing);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(missing);
  }

  @Test
  void shouldGoByTheSeveritiesOfTheOperatorAndSaySo() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.properties"),
            "T3-FLOW.severity=INFO\nT3-ROW-SUM.severity=INFO\nT3-TOTAL.severity=INFO\n");

    CommandRun text = CommandRun.of("check", "--rules", rules.toString(), FLAGGED);
    assertThat(
            CommandRun.of("check", "--format", "html", "--rules", rules.toString(), FLAGGED).out())
        .contains("severities set by the operator");
    CommandRun json =
        CommandRun.of("check", "--format", "json", "--rules", rules.toString(), FLAGGED);

    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("CLEAN")
        .contains("T3-FLOW")
        .contains("severities set by the operator: T3-FLOW INFO, T3-ROW-SUM INFO, T3-TOTAL INFO");
    JsonNode result = JSON.readTree(json.out());
    assertThat(result.get("verdict").asText()).isEqualTo("CLEAN");
    assertThat(result.get("findings").findValuesAsText("severity")).containsOnly("INFO");
    assertThat(result.get("findings").findValuesAsText("outcome")).containsOnly("FAIL");
  }

  @Test
  void shouldCheckNothingWhenTheSeveritiesCannotBeUsed() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.properties"), "T3-FLO.severity=INFO\nT4-SUM.severity=LOW\n");

    CommandRun run = CommandRun.of("check", "--rules", rules.toString(), CLEAN);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("T3-FLO.severity; did you mean T3-FLOW.severity?")
        .contains("T4-SUM.severity is 'LOW'");
  }

  @Test
  void shouldEndWithTwoWhenAFolderIsGiven() {
    assertThat(CommandRun.of("check", folder.toString()).status()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAFileOverTheLimitWithoutReadingItIntoMemory() throws IOException {
    Path huge = folder.resolve("huge.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      // Larger than the test's heap.
      sparse.setLength(1200L << 20);
    }

    CommandRun run = CommandRun.of("check", "--format", "json", huge.toString(), CLEAN);

    List<String> lines = run.out().lines().toList();
    JsonNode refused = JSON.readTree(lines.get(0));
    assertThat(run.status()).isEqualTo(1);
    assertThat(refused.get("verdict").asText()).isEqualTo("UNREADABLE");
    assertThat(refused.get("reason").asText()).isEqualTo("TOO_LARGE");
    assertThat(refused.at("/source/bytes").asLong()).isEqualTo(1200L << 20);
    assertThat(refused.has("report")).isFalse();
    assertThat(JSON.readTree(lines.get(1)).get("verdict").asText()).isEqualTo("CLEAN");
  }

  @Test
  void shouldNameTheLimitForPeopleWhenAFileIsOverIt() throws IOException {
    Path config = Files.writeString(folder.resolve("gongkai.properties"), "document.max.bytes=100");

    CommandRun run = CommandRun.of("check", "--config", config.toString(), CLEAN);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("TOO_LARGE").contains("the limit is 100 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "document.max.bytes, 100, TXT",
    "document.max.unpacked.bytes, 100, DOCX",
    "document.max.chars, 100, TXT",
    "document.max.chars, 100, HTML",
    "document.max.pages, 1, PDF",
    "document.max.elements, 50, HTML",
    "document.max.elements, 5, PDF"
  })
  void shouldRefuseOverEachLimitAndNameItsKey(String key, int value, String container)
      throws IOException {
    Path config = Files.writeString(folder.resolve("gongkai.properties"), key + "=" + value);
    byte[] document =
        container.equals("TXT")
            ? Files.readAllBytes(Path.of(CLEAN))
            : DocumentLayout.valueOf(container)
                .render(new PrintedReport(new ReportGenerator(new Random(3)).next()));
    Path file = Files.write(folder.resolve("document"), document);

    CommandRun run =
        CommandRun.of("check", "--config", config.toString(), "--format", "json", file.toString());

    assertThat(run.out()).contains("\"TOO_LARGE\"");
    CommandRun text = CommandRun.of("check", "--config", config.toString(), file.toString());
    assertThat(text.out()).contains("limit", Integer.toString(value), "(" + key + ")");
  }

  @Test
  void shouldGiveEveryBadFileAReasonAndGoOn() throws IOException {
    Path empty = Files.write(folder.resolve("empty.txt"), new byte[0]);
    byte[] noise = new byte[50_000];
    new Random(20261121).nextBytes(noise);
    Path binary = Files.write(folder.resolve("noise.txt"), noise);
    Path other =
        Files.writeString(folder.resolve("other.txt"), "今日天气晴，宜出行。", StandardCharsets.UTF_8);

    CommandRun run =
        CommandRun.of(
            "check",
            "--format",
            "json",
            empty.toString(),
            binary.toString(),
            other.toString(),
            CLEAN);

    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4);
    for (int i = 0; i < 3; i++) {
      JsonNode result = JSON.readTree(lines.get(i));
      assertThat(result.get("verdict").asText()).as(lines.get(i)).isEqualTo("UNREADABLE");
      assertThat(result.get("reason").asText()).as(lines.get(i)).isNotEmpty();
    }
    assertThat(JSON.readTree(lines.get(3)).get("verdict").asText()).isEqualTo("CLEAN");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void shouldEndWithTwoWhenTheFormatOrTheDateIsNone() {
    assertThat(CommandRun.of("check", "--format", "xml", CLEAN).err())
        .contains("'xml' is none of text, json, html");
    CommandRun run = CommandRun.of("check", "--as-of", "31.1.2026", CLEAN);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'31.1.2026' is not a date like 2026-01-31");
  }

  @Test
  void shouldGiveTheSameResultOnAnyDay() {
    assertThat(CommandRun.of("check", "--format", "json", "--as-of", "2019-01-31", FLAGGED))
        .isEqualTo(CommandRun.of("check", "--format", "json", FLAGGED));
  }

  @Test
  void shouldHoldTheYearsOfAnAgencyAgainstEachOtherOnlyWithSeries() throws IOException {
    String text = Files.readString(Path.of(CLEAN), StandardCharsets.UTF_8);
    String later =
        Files.writeString(folder.resolve("2024.txt"), text.replace("2023", "2024")).toString();

    assertThat(CommandRun.of("check", later, CLEAN).status()).isZero();
    CommandRun run = CommandRun.of("check", "--series", "--format", "json", later, CLEAN);

    assertThat(run.status()).isEqualTo(1);
    List<String> lines = run.out().lines().toList();
    assertThat(JSON.readTree(lines.get(1)).get("verdict").asText()).isEqualTo("CLEAN");
    JsonNode findings = JSON.readTree(lines.get(0)).get("findings");
    assertThat(findings.findValuesAsText("rule"))
        .containsExactly("X-CARRY", "X-CARRY", "X-CARRY", "X-STOCK");
    assertThat(findings.at("/0/cells/0").has("year")).isFalse();
    assertThat(findings.at("/0/cells/1/year").asInt()).isEqualTo(2023);
    assertThat(CommandRun.of("check", "--series", "--format", "html", later, CLEAN).out())
        .contains("2023 四、结转下年度继续办理 · 自然人");
  }

  private static String sample(String name) {
    return Golden.root().resolve("samples").resolve(name).toString();
  }
}
